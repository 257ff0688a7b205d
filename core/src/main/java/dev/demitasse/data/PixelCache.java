package dev.demitasse.data;

import java.nio.file.Path;

/**
 * Where the pixels of a data set are kept: in the heap while they take no more than a set share of
 * it, otherwise in a temporary file that is mapped into memory.
 *
 * <p>The file has no name any more once it is open, where the system allows that (Linux and macOS
 * do); elsewhere it goes when the data set has been read or the process ends. Its space is free
 * again when the data set is no longer used.
 *
 * @param heapBytes how many bytes of pixels the heap may hold, at least 0
 * @param folder where the file is made
 */
public record PixelCache(long heapBytes, Path folder) {
  private static final double HEAP_SHARE = 0.4;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 0
   */
  public PixelCache {
    if (heapBytes < 0) {
      throw new IllegalArgumentException("the heap holds no %d bytes".formatted(heapBytes));
    }
  }

  /** 40% of the memory Java may use, and the folder that {@code java.io.tmpdir} names. */
  public static PixelCache usual() {
    return new PixelCache(
        (long) (HEAP_SHARE * Runtime.getRuntime().maxMemory()),
        Path.of(System.getProperty("java.io.tmpdir")));
  }
}
