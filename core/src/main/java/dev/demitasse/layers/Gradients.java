package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import java.util.Arrays;

/**
 * What the samples of one batch have in common: its gradients, what they are computed from, and the
 * statistics of the batch.
 *
 * <p>A batch goes through in pieces, in any order and on any threads. Each piece has sums of its
 * own, which are added piece by piece in order, and fills rows of its own, over which sums run in
 * the order of the batch: the result does not depend on which thread took which piece.
 */
public final class Gradients {
  private final float[][] values;
  private final float[][] rows;
  private final float[][][] sums;
  private final float[][] shared;
  private final int[] pieceSizes;
  private int samples;
  private int pieces;
  private boolean training;

  /** Memory for batches of up to so many samples in up to so many pieces. */
  public Gradients(Plan plan, int samples, int pieces) {
    values = plan.parameters().all().stream().map(p -> new float[p.size()]).toArray(float[][]::new);
    rows = plan.newRows(samples);
    sums = new float[pieces][][];
    for (int piece = 0; piece < pieces; piece++) {
      sums[piece] = plan.newSums();
    }
    shared = plan.newBatchFloats();
    pieceSizes = new int[pieces];
  }

  /** Begins a batch of so many samples in so many pieces. */
  public void begin(int samples, int pieces) {
    this.samples = samples;
    this.pieces = pieces;
  }

  /**
   * Begins a piece: sets its sums to zero.
   *
   * @param training whether statistics of the batch are to be remembered
   */
  void begin(int piece, int samples, boolean training) {
    pieceSizes[piece] = samples;
    if (piece == 0) {
      this.training = training;
    }
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

  /** How many samples a piece has. */
  int samplesOf(int piece) {
    return pieceSizes[piece];
  }

  /** Whether statistics of the batch are to be remembered. */
  boolean training() {
    return training;
  }

  /** The rows booked there, one for each sample of the batch. */
  float[] rows(Plan.RowSlot slot) {
    return rows[slot.index()];
  }

  /** A piece's sums. */
  float[] sums(int piece, Plan.SumSlot slot) {
    return sums[piece][slot.index()];
  }

  /** The sums of all pieces, added in order. To be called once for a batch. */
  float[] total(Plan.SumSlot slot, Kernels kernels) {
    float[] total = sums(0, slot);
    for (int piece = 1; piece < pieces; piece++) {
      kernels.elements().add(total.length, sums(piece, slot), 0, total, 0);
    }
    return total;
  }

  /** The floats that the batch has once. */
  float[] shared(Plan.BatchSlot slot) {
    return shared[slot.index()];
  }

  /** The gradient of the loss by a parameter, once its tasks are done. */
  public float[] of(Parameter parameter) {
    return values[parameter.index()];
  }
}
