package dev.demitasse.testkit;

import java.util.Arrays;

/**
 * An array of reference values with its shape, row-major.
 *
 * <p>Immutable: every accessor hands out a copy.
 */
public final class GoldenArray {
  private final int[] shape;
  private final double[] values;

  GoldenArray(int[] shape, double[] values) {
    int size = 1;
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    Lengths.require("a golden array of shape " + Arrays.toString(shape), values, size);
    this.shape = shape.clone();
    this.values = values.clone();
  }

  /** The sizes of the dimensions, outermost first. */
  public int[] shape() {
    return shape.clone();
  }

  /** The size of one dimension. */
  public int dimension(int axis) {
    return shape[axis];
  }

  /** The number of values. */
  public int size() {
    return values.length;
  }

  /** The values in double precision. */
  public double[] values() {
    return values.clone();
  }

  /** The values rounded to float32; the golden inputs, parameters and dy are exact in it. */
  public float[] floats() {
    return Floats.of(values);
  }

  /**
   * The values as integers, for labels.
   *
   * @throws IllegalArgumentException if a value is not an integer
   */
  public int[] integers() {
    int[] result = new int[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (int) values[i];
      if (result[i] != values[i]) {
        throw new IllegalArgumentException("element " + i + " is " + values[i] + ", no integer");
      }
    }
    return result;
  }

  /** One row of a matrix [rows, columns]; an optimizer's arrays hold one row for each step. */
  public double[] row(int row) {
    int columns = values.length / shape[0];
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }
}
