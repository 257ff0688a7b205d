package dev.demitasse.kernels;

import java.util.Arrays;

/*
 * No im2col: the picture is laid out once as PhasePlanes, where a filter's tap is one offset. A
 * segment of an output channel's run is then a sum of segments of planes, weighted by the filter's
 * taps, and a Panel takes these sums for many output channels at once.
 *
 * The data gradient is the same the other way round: the output's gradient, zeros between its rows
 * and around it, meets each tap at a negative shift.
 *
 * The weight gradient is a matrix product of the output's gradient [F, H'W'] and the values that
 * all taps meet, [C k k, H'W'] transposed: position by position, a Panel's sources are the values
 * that the taps meet there. With a few taps only, their rows would be too short for vectors, and
 * dot products are taken instead.
 *
 * Scratch: the planes, or for the data gradient the output's gradient as runs.
 */
final class PortableConvolution implements Convolution {
  private static final int TAPS_FOR_PANEL = 24;

  private final ConvGeometry g;
  private final int taps;
  private final int weightCount;
  private final int inputs; // of a group
  private final int outputs; // of a group

  PortableConvolution(ConvGeometry geometry) {
    g = geometry;
    taps = g.taps();
    weightCount = g.weights();
    inputs = g.inputChannels() / g.groups();
    outputs = g.outputChannels() / g.groups();
  }

  @Override
  public int filters() {
    return weightCount;
  }

  @Override
  public void layOut(float[] weights, float[] filters) {
    System.arraycopy(weights, 0, filters, 0, weightCount);
  }

  @Override
  public int backwardFilters() {
    return weightCount;
  }

  @Override
  public void layOutBackward(float[] weights, float[] filters) {
    layOut(weights, filters);
  }

  @Override
  public int sums() {
    return weightCount + g.outputChannels();
  }

  @Override
  public void gradients(float[] sums, float[] dw, float[] db) {
    System.arraycopy(sums, 0, dw, 0, weightCount);
    if (db != null) {
      System.arraycopy(sums, weightCount, db, 0, g.outputChannels());
    }
  }

  @Override
  public int scratch() {
    int forward = PhasePlanes.size(g) + PhasePlanes.runLength(g);
    return Math.max(forward, g.outputChannels() * gradientRun());
  }

  /** A run of the output's gradient with the margin that the data gradient's taps reach into. */
  private int gradientRun() {
    return PhasePlanes.planeSize(g) + PhasePlanes.margin(g);
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
    PhasePlanes.split(g, x, xOffset, scratch.floats());
    for (int f = from; f < to; ) {
      int inGroup = outputs - f % outputs;
      int rows = Math.min(Panel.ROWS, Math.min(inGroup, to - f));
      convolveRows(filters, bias, y, yOffset, f, rows, scratch);
      f += rows;
    }
  }

  /** Some output channels of one group, from channel f on. */
  private void convolveRows(
      float[] filters, float[] bias, float[] y, int yOffset, int f, int rows, Scratch scratch) {
    Panel panel = scratch.panel();
    int length = PhasePlanes.runLength(g);
    int area = g.outputHeight() * g.outputWidth();
    for (int start = 0; start < length; start += Panel.WIDTH) {
      int count = Math.min(Panel.WIDTH, length - start);
      for (int r = 0; r < rows; r++) {
        Arrays.fill(panel.sums(r), 0, count, bias[f + r]);
      }
      addTaps(panel, scratch.floats(), start, count, filters, f, rows);
      for (int r = 0; r < rows; r++) {
        PhasePlanes.gather(g, panel.sums(r), 0, start, count, y, yOffset + (f + r) * area);
      }
    }
  }

  private void addTaps(
      Panel panel, float[] planes, int start, int count, float[] filters, int f, int rows) {
    int size = g.filterSize();
    int weight = f * taps;
    int first = f / outputs * inputs;
    panel.clear();
    for (int c = first; c < first + inputs; c++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          int from = c * PhasePlanes.channelSize(g) + PhasePlanes.tap(g, i, j) + start;
          addSource(panel, planes, from, count, weight++, rows, filters, taps);
        }
      }
    }
    panel.addProducts(count, rows, filters, 0, taps);
  }

  /** Takes one more source; a full panel is emptied into its sums before. */
  private static void addSource(
      Panel panel,
      float[] x,
      int from,
      int count,
      int weight,
      int rows,
      float[] weights,
      int rowStep) {
    if (panel.room() == 0) {
      panel.addProducts(count, rows, weights, 0, rowStep);
      panel.clear();
    }
    panel.addSource(x, from, count, weight);
  }

  @Override
  public void dataGradient(
      float[] dy, int dyOffset, float[] filters, float[] dx, int dxOffset, Scratch scratch) {
    float[] runs = scratch.floats();
    int area = g.outputHeight() * g.outputWidth();
    Arrays.fill(runs, 0, g.outputChannels() * gradientRun(), 0);
    for (int f = 0; f < g.outputChannels(); f++) {
      int run = f * gradientRun() + PhasePlanes.margin(g);
      PhasePlanes.spread(g, dy, dyOffset + f * area, runs, run);
    }
    for (int a = 0; a < g.stride(); a++) {
      for (int b = 0; b < g.stride(); b++) {
        for (int c = 0; c < g.inputChannels(); ) {
          int rows = Math.min(Panel.ROWS, inputs - c % inputs);
          planeGradient(a, b, c, rows, filters, dx, dxOffset, scratch);
          c += rows;
        }
      }
    }
  }

  /** The data gradient in plane (a, b) of some channels of one group, from channel c on. */
  private void planeGradient(
      int a, int b, int c, int rows, float[] filters, float[] dx, int dxOffset, Scratch scratch) {
    Panel panel = scratch.panel();
    int length = PhasePlanes.planeSize(g);
    int area = g.height() * g.width();
    for (int start = 0; start < length; start += Panel.WIDTH) {
      int count = Math.min(Panel.WIDTH, length - start);
      for (int r = 0; r < rows; r++) {
        Arrays.fill(panel.sums(r), 0, count, 0);
      }
      addBackwards(panel, scratch.floats(), a, b, c, rows, start, count, filters);
      for (int r = 0; r < rows; r++) {
        float[] sums = panel.sums(r);
        PhasePlanes.join(g, a, b, sums, 0, start, count, dx, dxOffset + (c + r) * area);
      }
    }
  }

  private void addBackwards(
      Panel panel,
      float[] runs,
      int a,
      int b,
      int c,
      int rows,
      int start,
      int count,
      float[] filters) {
    int size = g.filterSize();
    int square = size * size;
    int first = c / inputs * outputs;
    panel.clear();
    for (int f = first; f < first + outputs; f++) {
      int run = f * gradientRun() + PhasePlanes.margin(g) + start;
      int weight = f * taps + c % inputs * square;
      for (int tap = 0; tap < square; tap++) {
        int i = tap / size;
        int j = tap % size;
        if (i * g.dilation() % g.stride() == a && j * g.dilation() % g.stride() == b) {
          int from = run - PhasePlanes.shift(g, i, j);
          addSource(panel, runs, from, count, weight + tap, rows, filters, square);
        }
      }
    }
    panel.addProducts(count, rows, filters, 0, square);
  }

  @Override
  public void addWeightGradient(
      float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, Scratch scratch) {
    PhasePlanes.split(g, x, xOffset, scratch.floats());
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f++) {
      sums[weightCount + f] += DotProducts.sum(area, dy, dyOffset + f * area);
    }
    for (int group = 0; group < g.groups(); group++) {
      for (int first = 0; first < taps; first += Panel.WIDTH) {
        int count = Math.min(Panel.WIDTH, taps - first);
        findTaps(group, first, count, scratch.panel().columns());
        if (taps < TAPS_FOR_PANEL) {
          addDots(group, dy, dyOffset, sums, scratch);
        } else {
          addOuterProducts(group, first, count, dy, dyOffset, sums, scratch);
        }
      }
    }
  }

  /** Where in the planes a group's taps from {@code first} on, counted by (c, i, j), start. */
  private void findTaps(int group, int first, int count, int[] starts) {
    int size = g.filterSize();
    for (int t = 0; t < count; t++) {
      int c = group * inputs + (first + t) / (size * size);
      int inside = (first + t) % (size * size);
      starts[t] = c * PhasePlanes.channelSize(g) + PhasePlanes.tap(g, inside / size, inside % size);
    }
  }

  private void addDots(int group, float[] dy, int dyOffset, float[] sums, Scratch scratch) {
    float[] floats = scratch.floats();
    int[] starts = scratch.panel().columns();
    int run = PhasePlanes.size(g);
    int length = PhasePlanes.runLength(g);
    int area = g.outputHeight() * g.outputWidth();
    Arrays.fill(floats, run, run + length, 0);
    for (int f = group * outputs; f < (group + 1) * outputs; f++) {
      PhasePlanes.spread(g, dy, dyOffset + f * area, floats, run);
      int t = 0;
      for (; t + 7 < taps; t += 8) {
        DotProducts.addEight(length, floats, run, floats, starts, t, sums, f * taps + t);
      }
      for (; t < taps; t++) {
        sums[f * taps + t] += DotProducts.one(length, floats, run, floats, starts[t]);
      }
    }
  }

  private void addOuterProducts(
      int group, int first, int count, float[] dy, int dyOffset, float[] sums, Scratch scratch) {
    Panel panel = scratch.panel();
    int area = g.outputHeight() * g.outputWidth();
    int end = (group + 1) * outputs;
    for (int f = group * outputs; f < end; f += Panel.ROWS) {
      int rows = Math.min(Panel.ROWS, end - f);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(sums, (f + r) * taps + first, panel.sums(r), 0, count);
      }
      panel.clear();
      for (int row = 0; row < g.outputHeight(); row++) {
        int factors = dyOffset + f * area + row * g.outputWidth();
        addRow(panel, scratch.floats(), row, count, factors, rows, dy);
      }
      panel.addProducts(count, rows, dy, 0, area);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(panel.sums(r), 0, sums, (f + r) * taps + first, count);
      }
    }
  }

  /** Takes as sources what the taps meet along a row of the output. */
  private void addRow(
      Panel panel, float[] planes, int row, int count, int factors, int rows, float[] dy) {
    int area = g.outputHeight() * g.outputWidth();
    int shift = row * PhasePlanes.width(g);
    for (int q = 0; q < g.outputWidth(); ) {
      if (panel.room() == 0) {
        panel.addProducts(count, rows, dy, 0, area);
        panel.clear();
      }
      int columns = Math.min(panel.room(), g.outputWidth() - q);
      panel.addTransposed(planes, shift + q, count, columns, factors + q, 1);
      q += columns;
    }
  }
}
