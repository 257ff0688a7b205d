package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The gradients of one batch, and what they are computed from.
 *
 * <p>A batch goes back in pieces, in any order and on any threads. Each piece has sums of its own,
 * which are added piece by piece in order, and fills rows of its own, over which sums run in the
 * order of the batch: the result does not depend on which thread took which piece.
 */
public final class Gradients {
  private final float[][] values;
  private final float[][] rows;
  private final float[][][] sums;
  private int samples;
  private int pieces;

  /** Memory for batches of up to so many samples in up to so many pieces. */
  public Gradients(Plan plan, int samples, int pieces, Kernels kernels) {
    values = plan.parameters().stream().map(p -> new float[p.size()]).toArray(float[][]::new);
    rows = plan.newRows(samples);
    int[] sizes = plan.sums(kernels);
    sums = new float[pieces][][];
    for (int piece = 0; piece < pieces; piece++) {
      sums[piece] = IntStream.of(sizes).mapToObj(float[]::new).toArray(float[][]::new);
    }
  }

  /** Begins a batch of so many samples in so many pieces. */
  public void begin(int samples, int pieces) {
    this.samples = samples;
    this.pieces = pieces;
  }

  /** Sets a piece's sums to zero. */
  void clear(int piece) {
    for (float[] sum : sums[piece]) {
      Arrays.fill(sum, 0);
    }
  }

  /** How many samples the batch has. */
  int samples() {
    return samples;
  }

  /** How many pieces the batch has. */
  int pieces() {
    return pieces;
  }

  /** The rows booked there, one for each sample of the batch. */
  float[] rows(Plan.RowSlot slot) {
    return rows[slot.index()];
  }

  /** A piece's sums for a convolution. */
  float[] sums(int piece, Plan.ConvolutionSlot slot) {
    return sums[piece][slot.index()];
  }

  /** The gradient of the loss by a parameter, once its tasks are done. */
  public float[] of(Parameter parameter) {
    return values[parameter.index()];
  }
}
