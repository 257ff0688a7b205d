package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.WinogradTransforms.ELEMENTS;

import java.util.Arrays;

/*
 * The picture is transposed to [place][channel] and laid out as SplitRows; then blocks of tiles are
 * taken through transform, 16 matrix products and transform; what comes out is transposed back. The
 * bias goes into the element in the second row and column, which all four outputs of a tile have.
 *
 * Filters: [16][channels out / 16][channels in][16], then room for laying them out. Scratch: the picture
 * and the output in both layouts, the elements of a block before and after the products, a square of
 * vectors.
 */

/** Winograd's convolution in one direction: from x to y, or from dy to dx. */
final class WinogradPass {
  private static final int PANEL = 16;
  private static final int WEIGHTS = 9;
  private static final int SECOND = 5; // element of row 1 and column 1

  private final int in;
  private final int out;
  private final int inputArea;
  private final int outputArea;
  private final WinogradTiling tiling;
  private final SplitRows input;
  private final SplitRows output;
  private final int inStep;
  private final int outStep;
  private final int inputAt;
  private final int tilesAt;
  private final int productsAt;
  private final int outputAt;
  private final int squareAt;

  /**
   * A convolution of 3x3 with stride 1.
   *
   * @param in channels that go in, a multiple of 16
   * @param out channels that come out, a multiple of 16
   * @param top rows of zeros above the picture; below there are as many as the output needs
   * @param left columns of zeros on its left
   */
  WinogradPass(
      int in, int out, int height, int width, int top, int left, int outHeight, int outWidth) {
    this.in = in;
    this.out = out;
    inputArea = height * width;
    outputArea = outHeight * outWidth;
    tiling = WinogradTiling.of(outHeight, outWidth, in + out);
    input = tiling.input(in, height, width, top, left);
    output = tiling.output(out, outHeight, outWidth);
    inStep = tiling.step(in);
    outStep = tiling.step(out);
    inputAt = Math.max(inputArea * in, outputArea * out);
    tilesAt = inputAt + input.floats();
    productsAt = tilesAt + ELEMENTS * inStep;
    outputAt = productsAt + ELEMENTS * outStep;
    squareAt = outputAt + output.floats();
  }

  int scratch() {
    return squareAt + Transposition.SQUARE;
  }

  /** Floats of the filters, and behind them of what lays them out. */
  int filters() {
    return ELEMENTS * in * out + WEIGHTS * PANEL;
  }

  /**
   * Lays filters out.
   *
   * @param nextIn how far the weights of neighbouring channels that go in lie apart
   * @param nextOut how far those of neighbouring channels that come out do
   * @param turned whether filters are turned round, as a gradient by the input wants them
   */
  void layOut(float[] weights, int nextIn, int nextOut, boolean turned, float[] filters) {
    int together = ELEMENTS * in * out;
    for (int f = 0; f < out; f += PANEL) {
      for (int c = 0; c < in; c++) {
        for (int r = 0; r < PANEL; r++) {
          int from = (f + r) * nextOut + c * nextIn;
          for (int i = 0; i < WEIGHTS; i++) {
            filters[together + i * PANEL + r] = weights[from + (turned ? WEIGHTS - 1 - i : i)];
          }
        }
        WinogradTransforms.filters(filters, together, filters, column(f) + c * PANEL, in * out);
      }
    }
  }

  /** How many rows of tiles there are. */
  int bands() {
    return tiling.down();
  }

  /**
   * Overwrites what some rows of tiles give, and of it some channels.
   *
   * @param bias a summand for each channel; null for none
   * @param part which rows of tiles and which channels
   */
  void compute(
      float[] x,
      int xOffset,
      float[] filters,
      float[] bias,
      float[] y,
      int yOffset,
      Part part,
      float[] floats) {
    takeIn(x, xOffset, part, floats);
    int firstPanel = part.firstChannel / PANEL * PANEL;
    int endPanel = Math.ceilDiv(part.endChannel, PANEL) * PANEL;
    for (int row = part.firstBand; row < part.endBand; row += tiling.block()) {
      int rows = Math.min(tiling.block(), part.endBand - row);
      int tiles = rows * tiling.across();
      transform(row, rows, floats);
      begin(bias, tiles, floats);
      multiply(tiles, filters, firstPanel, endPanel, floats);
      giveBack(row, rows, floats);
    }
    giveOut(y, yOffset, part, floats);
  }

  /** Some rows of tiles, and some channels that come out. */
  record Part(int firstBand, int endBand, int firstChannel, int endChannel) {}

  /** All rows of tiles for some channels. */
  Part channels(int from, int to) {
    return new Part(0, tiling.down(), from, to);
  }

  /** All channels for some rows of tiles. */
  Part bands(int from, int to) {
    return new Part(from, to, 0, out);
  }

  private void takeIn(float[] x, int xOffset, Part part, float[] floats) {
    int width = input.width();
    int first = Math.clamp(2 * part.firstBand - input.top(), 0, input.height());
    int end = Math.clamp(2 * part.endBand + 2 - input.top(), first, input.height());
    int count = (end - first) * width;
    Transposition.transpose(
        in, count, x, xOffset + first * width, inputArea, floats, 0, in, floats, squareAt);
    input.split(floats, 0, first, end, floats, inputAt);
  }

  private void giveOut(float[] y, int yOffset, Part part, float[] floats) {
    int width = output.width();
    int first = 2 * part.firstBand;
    int end = Math.min(2 * part.endBand, output.height());
    output.join(floats, outputAt, first, end, floats, 0);
    Transposition.transpose(
        (end - first) * width,
        part.endChannel - part.firstChannel,
        floats,
        part.firstChannel,
        out,
        y,
        yOffset + part.firstChannel * outputArea + first * width,
        outputArea,
        floats,
        squareAt);
  }

  private void transform(int row, int rows, float[] floats) {
    for (int i = 0; i < rows; i++) {
      int first = 2 * (row + i);
      WinogradTransforms.input(
          tiling.across(),
          in,
          floats,
          inputAt + input.even(first),
          inputAt + input.odd(first),
          input.rowStep(),
          floats,
          tilesAt + i * tiling.across() * in,
          inStep);
    }
  }

  private void begin(float[] bias, int tiles, float[] floats) {
    Arrays.fill(floats, productsAt, outputAt, 0);
    for (int t = 0; bias != null && t < tiles; t++) {
      System.arraycopy(bias, 0, floats, productsAt + SECOND * outStep + t * out, out);
    }
  }

  private void giveBack(int row, int rows, float[] floats) {
    for (int i = 0; i < rows; i++) {
      int first = 2 * (row + i);
      WinogradTransforms.output(
          tiling.across(),
          out,
          floats,
          productsAt + i * tiling.across() * out,
          outStep,
          floats,
          outputAt + output.even(first),
          outputAt + output.odd(first),
          output.rowStep());
    }
  }

  /** The 16 products of tiles and filters, for some of the channels that come out. */
  private void multiply(int count, float[] filters, int from, int to, float[] floats) {
    for (int p = 0; p < ELEMENTS; p++) {
      int a = tilesAt + p * inStep;
      int c = productsAt + p * outStep;
      int b = p * in * out;
      int f = from;
      for (; f + 2 * LENGTH <= to; f += 2 * LENGTH) {
        int left = b + column(f);
        int right = b + column(f + LENGTH);
        for (int t = 0; t < count; t += WinogradTiles.ROWS) {
          int rows = Math.min(WinogradTiles.ROWS, count - t);
          int at = a + t * in;
          int sum = c + t * out + f;
          WinogradTiles.twoVectors(
              in, floats, at, in, 1, filters, left, right, PANEL, floats, sum, out, rows);
        }
      }
      for (; f < to; f += LENGTH) {
        int left = b + column(f);
        for (int t = 0; t < count; t += WinogradTiles.ROWS) {
          int rows = Math.min(WinogradTiles.ROWS, count - t);
          int at = a + t * in;
          int sum = c + t * out + f;
          WinogradTiles.oneVector(
              in, floats, at, in, 1, filters, left, PANEL, floats, sum, out, rows);
        }
      }
    }
  }

  /** Where in an element's filters the column of a channel that comes out begins. */
  private int column(int channel) {
    return channel / PANEL * in * PANEL + channel % PANEL;
  }
}
