package dev.demitasse.tensor;

/**
 * A contiguous, row-major array of 32-bit floats with a shape.
 *
 * <p>The array is shared, not copied: whoever holds the tensor may write its values.
 *
 * @param shape the sizes of its dimensions
 * @param values the values, the last dimension running fastest; as many as {@code shape.size()}
 */
public record Tensor(Shape shape, float[] values) {
  /**
   * Checks the array against the shape.
   *
   * @throws IllegalArgumentException if the number of values is not the shape's size
   */
  public Tensor {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "a tensor of shape "
              + shape
              + " needs "
              + shape.size()
              + " values, found "
              + values.length);
    }
  }

  /** A new tensor of zeros. */
  public static Tensor zeros(Shape shape) {
    return new Tensor(shape, new float[shape.size()]);
  }

  /** How many values there are. */
  public int size() {
    return values.length;
  }
}
