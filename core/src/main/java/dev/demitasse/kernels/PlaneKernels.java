package dev.demitasse.kernels;

/**
 * What is done plane by plane, each channel with numbers of its own.
 *
 * <p>A picture x, y, dx or dy is {@code [channels, area]}; an area of 1 is a flat list of features.
 * Numbers of the channels are read and written from an offset where there is one, else from 0.
 */
public interface PlaneKernels {
  /**
   * {@code y[c, i] = scale[c] x[c, i] + shift[c]}; y may be x.
   *
   * @param rectified whether a rectifier follows: what is below 0 becomes 0 (and NaN stays)
   */
  void scale(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] scale,
      float[] shift,
      boolean rectified,
      float[] y,
      int yOffset);

  /** {@code y[c, i] = factors[c] x[c, i]}; y may be x. */
  void multiply(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] factors,
      int factorsOffset,
      float[] y,
      int yOffset);

  /** {@code means[c] = mean over i of x[c, i]}. */
  void means(int channels, int area, float[] x, int xOffset, float[] means, int meansOffset);

  /** {@code y[c, i] = factor values[c]}: the gradient of means, with {@code factor = 1 / area}. */
  void spread(
      int channels,
      int area,
      float factor,
      float[] values,
      int valuesOffset,
      float[] y,
      int yOffset);

  /**
   * Overwrites means with each channel's mean and squares with the sum of its values' squared
   * distances from it, {@code sum over i of (x[c, i] - means[c])^2}, taken once the mean is known.
   */
  void moments(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] means,
      int meansOffset,
      float[] squares,
      int squaresOffset);

  /**
   * What batch normalisation's gradients are made of: {@code sums[c] += sum over i of dy[c, i]} and
   * {@code dots[c] += sum over i of dy[c, i] (x[c, i] - mean[c])}.
   */
  void gradientSums(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] mean,
      float[] dy,
      int dyOffset,
      float[] sums,
      int sumsOffset,
      float[] dots,
      int dotsOffset);

  /**
   * {@code dx[c, i] = a[c] dy[c, i] + b[c] (x[c, i] - mean[c]) + d[c]}: batch normalisation's
   * gradient by its input; dx may be dy.
   */
  void combine(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] mean,
      float[] dy,
      int dyOffset,
      float[] a,
      float[] b,
      float[] d,
      float[] dx,
      int dxOffset);

  /** {@code sums[c] = sum over i of a[c, i] b[c, i]}. */
  void dots(
      int channels,
      int area,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] sums,
      int sumsOffset);

  /**
   * A rectifier with a slope for each channel, PReLU: {@code y = x} above 0, {@code slopes[c] x}
   * elsewhere; y may be x. Source: He et al., Delving deep into rectifiers, ICCV 2015.
   */
  void leak(int channels, int area, float[] x, int xOffset, float[] slopes, float[] y, int yOffset);

  /**
   * The gradients of {@link #leak}: {@code dx = dy} where x is above 0, {@code slopes[c] dy}
   * elsewhere, and {@code slopeSums[c] += sum of dy x} where x is not above 0.
   *
   * @param dx may be dy; null where nobody wants it
   */
  void leakGradient(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] slopes,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset,
      float[] slopeSums,
      int slopeSumsOffset);
}
