package dev.demitasse.simd;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.Scratch;
import java.util.Arrays;

/*
 * In a group, and above all in a depthwise convolution, where it has one channel, there is too little
 * to be done for eight output channels at a time. So the channels of one group are laid out as
 * BorderedPlanes, in the first level cache, and each output channel is computed for itself, down its
 * rows, by RowTaps. Three ways to go have a class each.
 *
 * Filters: as the weights are. Scratch: that of the ways.
 */

/** A convolution whose channels are divided in groups. */
final class GroupedConvolution implements Convolution {
  private final ConvGeometry g;
  private final int inputs;
  private final int outputs;
  private final BorderedPlanes planes;
  private final int[] shifts;
  private final RowTaps.Form form;
  private final int spare;
  private final GroupedDataGradient dataGradient;
  private final GroupedWeightGradient weightGradient;

  GroupedConvolution(ConvGeometry geometry) {
    g = geometry;
    inputs = g.inputChannels() / g.groups();
    outputs = g.outputChannels() / g.groups();
    planes = BorderedPlanes.of(g);
    shifts = planes.shifts(g);
    form = RowTaps.Form.of(inputs, g.filterSize(), g.stride(), g.dilation());
    spare = inputs * planes.floats();
    dataGradient = new GroupedDataGradient(g);
    weightGradient = new GroupedWeightGradient(g);
  }

  @Override
  public int scratch() {
    int backward = Math.max(dataGradient.scratch(), weightGradient.scratch());
    return Math.max(spare + RowTaps.SPARE, backward);
  }

  @Override
  public int filters() {
    return g.weights();
  }

  @Override
  public void layOut(float[] weights, float[] filters) {
    System.arraycopy(weights, 0, filters, 0, g.weights());
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
    float[] floats = scratch.floats();
    Arrays.fill(floats, 0, spare, 0);
    int area = g.outputHeight() * g.outputWidth();
    for (int f = from; f < to; f++) {
      if (f == from || f % outputs == 0) {
        layOutGroup(f / outputs, x, xOffset, floats);
      }
      RowTaps.sum(
          g.outputHeight(),
          g.outputWidth(),
          floats,
          0,
          planes.pitch(),
          shifts,
          form,
          filters,
          f * shifts.length,
          bias[f],
          y,
          yOffset + f * area,
          spare);
    }
  }

  private void layOutGroup(int group, float[] x, int xOffset, float[] floats) {
    int area = g.height() * g.width();
    for (int c = 0; c < inputs; c++) {
      planes.copy(x, xOffset + (group * inputs + c) * area, floats, c * planes.floats());
    }
  }

  @Override
  public int backwardFilters() {
    return g.weights();
  }

  @Override
  public void layOutBackward(float[] weights, float[] filters) {
    dataGradient.layOut(weights, filters);
  }

  @Override
  public void dataGradient(
      float[] dy, int dyOffset, float[] filters, float[] dx, int dxOffset, Scratch scratch) {
    dataGradient.compute(dy, dyOffset, filters, dx, dxOffset, scratch.floats());
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
