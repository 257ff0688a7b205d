package dev.demitasse.testkit;

/**
 * What is done plane by plane in double precision, with numbers for each channel.
 *
 * <p>Arrays are [channels, area], or [channels] for the numbers.
 *
 * @param channels the number of planes
 * @param area the values of each
 */
public record ReferencePlanes(int channels, int area) {
  /** A value from a channel's number and its place in the picture. */
  public interface Value {
    /** The value of channel c at place i of the whole picture. */
    double at(int c, int i);
  }

  /** y[c, i] by a formula. */
  public double[] map(Value value) {
    double[] y = new double[channels * area];
    for (int i = 0; i < y.length; i++) {
      y[i] = value.at(i / area, i);
    }
    return y;
  }

  /** The sum over a plane of each channel, by a formula. */
  public double[] sums(Value value) {
    double[] sums = new double[channels];
    for (int i = 0; i < channels * area; i++) {
      sums[i / area] += value.at(i / area, i);
    }
    return sums;
  }

  /** The mean of each plane. */
  public double[] means(double[] x) {
    return sums((c, i) -> x[i] / area);
  }
}
