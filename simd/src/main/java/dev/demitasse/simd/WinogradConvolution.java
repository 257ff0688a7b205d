package dev.demitasse.simd;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.Scratch;

/*
 * Output tiles of 2x2 from input tiles of 4x4 with 16 multiplications for each pair of channels in
 * place of 36, forward and for both gradients. It pays where there are channels enough for the
 * transforms to be little beside the products. After Lavin and Gray, Fast algorithms for convolutional
 * neural networks, CVPR 2016; Winograd, Arithmetic complexity of computations, 1980.
 *
 * Sums of inputs come before products: results are as exact as direct ones to within a small factor,
 * but an infinite input may give NaN where a direct convolution gives infinity.
 */

/** Winograd's convolution F(2x2, 3x3). */
final class WinogradConvolution implements Convolution {
  private static final int CHANNELS_AT_LEAST = 48;
  private static final int CHANNELS_FOR_WEIGHTS = 32;
  private static final int MULTIPLE = 16;
  private static final int TILES_AT_LEAST = 4;

  private final ConvGeometry g;
  private final WinogradPass ahead;
  private final WinogradPass back;
  private final WinogradWeightGradient weightGradient;

  WinogradConvolution(ConvGeometry geometry) {
    g = geometry;
    ahead =
        new WinogradPass(
            g.inputChannels(),
            g.outputChannels(),
            g.height(),
            g.width(),
            g.pad().top(),
            g.pad().left(),
            g.outputHeight(),
            g.outputWidth());
    back =
        new WinogradPass(
            g.outputChannels(),
            g.inputChannels(),
            g.outputHeight(),
            g.outputWidth(),
            2 - g.pad().top(),
            2 - g.pad().left(),
            g.height(),
            g.width());
    weightGradient = new WinogradWeightGradient(g);
  }

  /**
   * Whether a geometry is one for this, forward and back: by its shape alone, since the results
   * differ in their bits.
   */
  static boolean suits(ConvGeometry g) {
    return suits(g, CHANNELS_AT_LEAST);
  }

  /** Whether it is one for {@link WinogradWeightGradient}, which pays earlier. */
  static boolean suitsWeights(ConvGeometry g) {
    return suits(g, CHANNELS_FOR_WEIGHTS);
  }

  private static boolean suits(ConvGeometry g, int channels) {
    int tiles = Math.ceilDiv(g.outputHeight(), 2) * Math.ceilDiv(g.outputWidth(), 2);
    int rows = Math.max(g.pad().top(), g.pad().bottom());
    int columns = Math.max(g.pad().left(), g.pad().right());
    return g.filterSize() == 3
        && Math.max(rows, columns) < g.filterSize()
        && g.stride() == 1
        && g.dilation() == 1
        && g.groups() == 1
        && Math.min(g.inputChannels(), g.outputChannels()) >= channels
        && g.inputChannels() % MULTIPLE == 0
        && g.outputChannels() % MULTIPLE == 0
        && tiles >= TILES_AT_LEAST;
  }

  @Override
  public int scratch() {
    return Math.max(weightGradient.scratch(), Math.max(ahead.scratch(), back.scratch()));
  }

  @Override
  public int filters() {
    return ahead.filters();
  }

  @Override
  public void layOut(float[] weights, float[] filters) {
    ahead.layOut(weights, 9, g.inputChannels() * 9, false, filters);
  }

  @Override
  public void convolve(
      float[] x,
      int xOffset,
      float[] filters,
      float[] bias,
      float[] y,
      int yOffset,
      int from,
      int to,
      Scratch scratch) {
    WinogradPass.Part part = ahead.channels(from, to);
    ahead.compute(x, xOffset, filters, bias, y, yOffset, part, scratch.floats());
  }

  @Override
  public int bands() {
    return ahead.bands();
  }

  @Override
  public void convolveBands(
      float[] x,
      int xOffset,
      float[] filters,
      float[] bias,
      float[] y,
      int yOffset,
      int from,
      int to,
      Scratch scratch) {
    WinogradPass.Part part = ahead.bands(from, to);
    ahead.compute(x, xOffset, filters, bias, y, yOffset, part, scratch.floats());
  }

  @Override
  public int backwardFilters() {
    return back.filters();
  }

  @Override
  public void layOutBackward(float[] weights, float[] filters) {
    back.layOut(weights, g.inputChannels() * 9, 9, true, filters);
  }

  @Override
  public void dataGradient(
      float[] dy, int dyOffset, float[] filters, float[] dx, int dxOffset, Scratch scratch) {
    WinogradPass.Part all = back.channels(0, g.inputChannels());
    back.compute(dy, dyOffset, filters, null, dx, dxOffset, all, scratch.floats());
  }

  @Override
  public int sums() {
    return weightGradient.sums();
  }

  @Override
  public void addWeightGradient(
      float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, Scratch scratch) {
    weightGradient.add(x, xOffset, dy, dyOffset, sums, scratch.floats());
  }

  @Override
  public void gradients(float[] sums, float[] dw, float[] db) {
    weightGradient.gradients(sums, dw, db);
  }
}
