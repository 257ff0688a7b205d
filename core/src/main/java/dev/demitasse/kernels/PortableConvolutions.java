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
final class PortableConvolutions implements ConvolutionKernels {
  private static final int TAPS_FOR_PANEL = 24;

  @Override
  public int scratch(ConvGeometry g) {
    int forward = PhasePlanes.size(g) + PhasePlanes.runLength(g);
    return Math.max(forward, g.outputChannels() * gradientRun(g));
  }

  /** A run of the output's gradient with the margin that the data gradient's taps reach into. */
  private static int gradientRun(ConvGeometry g) {
    return PhasePlanes.planeSize(g) + PhasePlanes.margin(g);
  }

  @Override
  public void convolve(
      ConvGeometry g,
      float[] x,
      int xOffset,
      float[] weights,
      float[] bias,
      float[] y,
      int yOffset,
      Scratch scratch) {
    float[] planes = scratch.floats();
    Panel panel = scratch.panel();
    PhasePlanes.split(g, x, xOffset, planes);
    int length = PhasePlanes.runLength(g);
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f += Panel.ROWS) {
      int rows = Math.min(Panel.ROWS, g.outputChannels() - f);
      for (int start = 0; start < length; start += Panel.WIDTH) {
        int count = Math.min(Panel.WIDTH, length - start);
        for (int r = 0; r < rows; r++) {
          Arrays.fill(panel.sums(r), 0, count, bias[f + r]);
        }
        addTaps(g, panel, planes, start, count, weights, f, rows);
        for (int r = 0; r < rows; r++) {
          PhasePlanes.gather(g, panel.sums(r), start, count, y, yOffset + (f + r) * area);
        }
      }
    }
  }

  private static void addTaps(
      ConvGeometry g,
      Panel panel,
      float[] planes,
      int start,
      int count,
      float[] weights,
      int f,
      int rows) {
    int size = g.filterSize();
    int taps = g.inputChannels() * size * size;
    int weight = f * taps;
    panel.clear();
    for (int c = 0; c < g.inputChannels(); c++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          int from = c * PhasePlanes.channelSize(g) + PhasePlanes.tap(g, i, j) + start;
          addSource(panel, planes, from, count, weight++, rows, weights, taps);
        }
      }
    }
    panel.addProducts(count, rows, weights, 0, taps);
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
      ConvGeometry g,
      float[] dy,
      int dyOffset,
      float[] weights,
      float[] dx,
      int dxOffset,
      Scratch scratch) {
    float[] runs = scratch.floats();
    int area = g.outputHeight() * g.outputWidth();
    Arrays.fill(runs, 0, g.outputChannels() * gradientRun(g), 0);
    for (int f = 0; f < g.outputChannels(); f++) {
      int run = f * gradientRun(g) + PhasePlanes.margin(g);
      PhasePlanes.spread(g, dy, dyOffset + f * area, runs, run);
    }
    for (int a = 0; a < g.stride(); a++) {
      for (int b = 0; b < g.stride(); b++) {
        for (int c = 0; c < g.inputChannels(); c += Panel.ROWS) {
          planeGradient(g, a, b, c, weights, dx, dxOffset, scratch);
        }
      }
    }
  }

  /** The data gradient in plane (a, b) of some channels, from channel c on. */
  private static void planeGradient(
      ConvGeometry g,
      int a,
      int b,
      int c,
      float[] weights,
      float[] dx,
      int dxOffset,
      Scratch scratch) {
    Panel panel = scratch.panel();
    int rows = Math.min(Panel.ROWS, g.inputChannels() - c);
    int length = PhasePlanes.planeSize(g);
    int area = g.height() * g.width();
    for (int start = 0; start < length; start += Panel.WIDTH) {
      int count = Math.min(Panel.WIDTH, length - start);
      for (int r = 0; r < rows; r++) {
        Arrays.fill(panel.sums(r), 0, count, 0);
      }
      addBackwards(g, panel, scratch.floats(), a, b, c, rows, start, count, weights);
      for (int r = 0; r < rows; r++) {
        float[] sums = panel.sums(r);
        PhasePlanes.join(g, a, b, sums, start, count, dx, dxOffset + (c + r) * area);
      }
    }
  }

  private static void addBackwards(
      ConvGeometry g,
      Panel panel,
      float[] runs,
      int a,
      int b,
      int c,
      int rows,
      int start,
      int count,
      float[] weights) {
    int size = g.filterSize();
    int taps = size * size;
    panel.clear();
    for (int f = 0; f < g.outputChannels(); f++) {
      int run = f * gradientRun(g) + PhasePlanes.margin(g) + start;
      int weight = (f * g.inputChannels() + c) * taps;
      for (int i = a; i < size; i += g.stride()) {
        for (int j = b; j < size; j += g.stride()) {
          int from = run - PhasePlanes.shift(g, i, j);
          addSource(panel, runs, from, count, weight + i * size + j, rows, weights, taps);
        }
      }
    }
    panel.addProducts(count, rows, weights, 0, taps);
  }

  @Override
  public void weightGradient(
      ConvGeometry g,
      float[] x,
      int xOffset,
      float[] dy,
      int dyOffset,
      float[] dw,
      float[] db,
      Scratch scratch) {
    PhasePlanes.split(g, x, xOffset, scratch.floats());
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f++) {
      db[f] += DotProducts.sum(area, dy, dyOffset + f * area);
    }
    int taps = g.inputChannels() * g.filterSize() * g.filterSize();
    for (int first = 0; first < taps; first += Panel.WIDTH) {
      int count = Math.min(Panel.WIDTH, taps - first);
      findTaps(g, first, count, scratch.panel().columns());
      if (taps < TAPS_FOR_PANEL) {
        addDots(g, count, dy, dyOffset, dw, scratch);
      } else {
        addOuterProducts(g, first, count, dy, dyOffset, dw, scratch);
      }
    }
  }

  /** Where in the planes the taps from {@code first} on, counted through (c, i, j), start. */
  private static void findTaps(ConvGeometry g, int first, int count, int[] starts) {
    int size = g.filterSize();
    for (int t = 0; t < count; t++) {
      int c = (first + t) / (size * size);
      int inside = (first + t) % (size * size);
      starts[t] = c * PhasePlanes.channelSize(g) + PhasePlanes.tap(g, inside / size, inside % size);
    }
  }

  private static void addDots(
      ConvGeometry g, int taps, float[] dy, int dyOffset, float[] dw, Scratch scratch) {
    float[] floats = scratch.floats();
    int[] starts = scratch.panel().columns();
    int run = PhasePlanes.size(g);
    int length = PhasePlanes.runLength(g);
    int area = g.outputHeight() * g.outputWidth();
    Arrays.fill(floats, run, run + length, 0);
    for (int f = 0; f < g.outputChannels(); f++) {
      PhasePlanes.spread(g, dy, dyOffset + f * area, floats, run);
      int t = 0;
      for (; t + 7 < taps; t += 8) {
        DotProducts.addEight(length, floats, run, floats, starts, t, dw, f * taps + t);
      }
      for (; t < taps; t++) {
        dw[f * taps + t] += DotProducts.one(length, floats, run, floats, starts[t]);
      }
    }
  }

  private static void addOuterProducts(
      ConvGeometry g, int first, int count, float[] dy, int dyOffset, float[] dw, Scratch scratch) {
    Panel panel = scratch.panel();
    int taps = g.inputChannels() * g.filterSize() * g.filterSize();
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f += Panel.ROWS) {
      int rows = Math.min(Panel.ROWS, g.outputChannels() - f);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(dw, (f + r) * taps + first, panel.sums(r), 0, count);
      }
      panel.clear();
      for (int row = 0; row < g.outputHeight(); row++) {
        int factors = dyOffset + f * area + row * g.outputWidth();
        addRow(g, panel, scratch.floats(), row, count, factors, rows, dy);
      }
      panel.addProducts(count, rows, dy, 0, area);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(panel.sums(r), 0, dw, (f + r) * taps + first, count);
      }
    }
  }

  /** Takes as sources what the taps meet along a row of the output. */
  private static void addRow(
      ConvGeometry g,
      Panel panel,
      float[] planes,
      int row,
      int taps,
      int factors,
      int rows,
      float[] dy) {
    int area = g.outputHeight() * g.outputWidth();
    int shift = row * PhasePlanes.width(g);
    for (int q = 0; q < g.outputWidth(); ) {
      if (panel.room() == 0) {
        panel.addProducts(taps, rows, dy, 0, area);
        panel.clear();
      }
      int count = Math.min(panel.room(), g.outputWidth() - q);
      panel.addTransposed(planes, shift + q, taps, count, factors + q, 1);
      q += count;
    }
  }
}
