package dev.demitasse.testkit;

/** Conversions between float32 and double arrays. */
public final class Floats {
  private Floats() {}

  /** The values rounded to float32. */
  public static float[] of(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  /** The values in double precision, exact. */
  public static double[] widen(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
