package dev.demitasse.data;

import dev.demitasse.tensor.Shape;

/** Checks that a data set can be held before memory is taken for it. */
final class Capacity {
  /** What one picture takes beside its pixels: the array's head, its label, its origin. */
  private static final long OVERHEAD = 120;

  private Capacity() {}

  /**
   * Checks that so many pictures of a shape fit into the memory Java may use.
   *
   * @param source what is to be loaded, for the sentence
   * @throws DataException if they do not
   */
  static void check(String source, long pictures, Shape shape) {
    check(source, pictures, shape, Runtime.getRuntime().maxMemory());
  }

  static void check(String source, long pictures, Shape shape, long memory) {
    double needed = pictures * (double) (shape.size() + OVERHEAD);
    if (pictures > Integer.MAX_VALUE - 8 || needed > 0.9 * memory) {
      throw new DataException(
          ("%s: %d pictures of %s take %.1f GB, more than the %.1f GB Java may use; choose fewer"
                  + " classes or smaller pictures, or give Java more memory with -Xmx")
              .formatted(source, pictures, shape, needed / 1e9, memory / 1e9));
    }
  }
}
