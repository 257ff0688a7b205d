package dev.demitasse.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the values of pictures of one size, one after the other: into the heap while it may hold
 * them, from then on, with all there are so far, into a file. For one thread at a time.
 */
final class PixelCollector implements AutoCloseable {
  /** What an array takes beside its values. */
  private static final int ARRAY_HEAD = 16;

  private final PixelCache cache;
  private final int size;
  private final List<byte[]> heap = new ArrayList<>();
  private CacheFile file;
  private int count;
  private Pixels collected;

  /**
   * Begins with no picture.
   *
   * @param size how many values each has
   * @param expected how many there will be at most, 0 if that is not known
   * @throws DataException if so many need a file and there is no room for it
   */
  PixelCollector(PixelCache cache, int size, long expected) {
    this.cache = cache;
    this.size = size;
    if (!fits(expected)) {
      this.file = CacheFile.create(cache.folder(), expected * size);
    }
  }

  private boolean fits(long pictures) {
    return pictures * (double) (size + ARRAY_HEAD) <= cache.heapBytes();
  }

  /**
   * Takes one picture's values, which must be as many as were said, and gives their place: 0, 1 and
   * so on.
   *
   * @throws DataException if the file cannot be written
   */
  int add(byte[] values) {
    if (file == null && !fits(count + 1L)) {
      spill();
    }
    if (file == null) {
      heap.add(values);
    } else {
      file.append(values);
    }
    collected = null;
    return count++;
  }

  private void spill() {
    file = CacheFile.create(cache.folder(), (count + 1L) * size);
    heap.forEach(file::append);
    heap.clear();
  }

  /**
   * What was taken so far.
   *
   * @throws DataException if the file cannot be written or mapped
   */
  Pixels pixels() {
    if (collected == null) {
      collected =
          file == null
              ? new HeapPixels(heap.toArray(byte[][]::new))
              : new MappedPixels(file.map(), size);
    }
    return collected;
  }

  /** Lets go of the file; what was mapped stays. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
