package dev.demitasse.data;

import dev.demitasse.tensor.Shape;

/** Checks that a data set can be held before memory is taken for it. */
final class Capacity {
  /** What one picture takes beside its pixels: its label, place, origin, hash, group of equals. */
  private static final long OVERHEAD = 120;

  private Capacity() {}

  /**
   * Checks that so many pictures of a shape fit into the memory Java may use, their pixels being in
   * a file if there are many.
   *
   * @param source what is to be loaded, for the sentence
   * @throws DataException if they do not
   */
  static void check(String source, long pictures, Shape shape, PixelCache cache) {
    check(source, pictures, shape, cache, Runtime.getRuntime().maxMemory());
  }

  static void check(String source, long pictures, Shape shape, PixelCache cache, long memory) {
    double pixels = pictures * (double) shape.size();
    double needed = pictures * (double) OVERHEAD + (pixels > cache.heapBytes() ? 0 : pixels);
    if (pictures > Integer.MAX_VALUE - 8 || needed > 0.9 * memory) {
      throw new DataException(
          ("%s: %d pictures of %s take %.1f GB of memory beside a file for their pixels, more than"
                  + " the %.1f GB Java may use; choose fewer classes or give Java more memory with"
                  + " -Xmx")
              .formatted(source, pictures, shape, needed / 1e9, memory / 1e9));
    }
  }
}
