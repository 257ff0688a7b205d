package dev.demitasse.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The sizes of an array's dimensions, outermost first; images are [N, C, H, W].
 *
 * <p>Every dimension is at least 1 and the product of all fits an {@code int}, so the number of
 * values is checked once, here, before memory is taken.
 */
public final class Shape {
  private final int[] dimensions;
  private final int size;

  private Shape(int[] dimensions) {
    long product = 1;
    for (int dimension : dimensions) {
      if (dimension < 1) {
        throw new IllegalArgumentException(
            "a shape's dimensions are at least 1, found " + Arrays.toString(dimensions));
      }
      product *= dimension;
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a shape holds at most 2^31 - 1 values, found " + Arrays.toString(dimensions));
      }
    }
    this.dimensions = dimensions;
    this.size = (int) product;
  }

  /**
   * The shape with these dimensions.
   *
   * @throws IllegalArgumentException if a dimension is below 1 or the product exceeds 2^31 - 1
   */
  public static Shape of(int... dimensions) {
    return new Shape(dimensions.clone());
  }

  /** How many dimensions there are. */
  public int rank() {
    return dimensions.length;
  }

  /** The size of one dimension, counted from 0 at the outermost. */
  public int dimension(int index) {
    return dimensions[index];
  }

  /** How many values an array of this shape holds: the product of its dimensions. */
  public int size() {
    return size;
  }

  /** This shape with one more dimension in front: the shape of {@code count} such arrays. */
  public Shape batch(int count) {
    int[] batched = new int[dimensions.length + 1];
    batched[0] = count;
    System.arraycopy(dimensions, 0, batched, 1, dimensions.length);
    return new Shape(batched);
  }

  /** The dimensions, outermost first, as a new array. */
  public int[] toArray() {
    return dimensions.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(dimensions, that.dimensions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dimensions);
  }

  /** The dimensions joined by x: {@code 1x32x32}. */
  @Override
  public String toString() {
    return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }
}
