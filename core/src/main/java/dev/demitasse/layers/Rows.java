package dev.demitasse.layers;

/**
 * Values of a pass's samples between two layers: one row for each sample or, where nobody needs
 * them later, a single row that all samples use in turn.
 */
public final class Rows {
  private final float[] values;
  private final int size;
  private final int step;

  private Rows(float[] values, int size, int step) {
    this.values = values;
    this.size = size;
    this.step = step;
  }

  /** A row of {@code size} values for each of {@code samples} samples. */
  public static Rows of(float[] values, int size) {
    return new Rows(values, size, size);
  }

  /** A single row that all samples use in turn. */
  static Rows shared(float[] values, int size) {
    return new Rows(values, size, 0);
  }

  /** The memory that all rows lie in. */
  public float[] values() {
    return values;
  }

  /** Values of one row. */
  public int size() {
    return size;
  }

  /** Where in the memory a sample's row begins. */
  public int at(int sample) {
    return sample * step;
  }

  /** Copies the rows of samples {@code from} to below {@code to}, if they are not one memory. */
  @SuppressWarnings("ReferenceEquality") // one memory or two is the question, not what is in it
  static void copy(Rows source, Rows target, int from, int to) {
    if (source.values == target.values) {
      return;
    }
    for (int n = from; n < to; n++) {
      System.arraycopy(source.values, source.at(n), target.values, target.at(n), source.size);
    }
  }
}
