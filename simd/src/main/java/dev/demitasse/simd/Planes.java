package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.PhasePlanes;
import java.util.Arrays;

/** Pictures laid out as {@link PhasePlanes}, and outputs as runs, row by row in whole vectors. */
final class Planes {
  private Planes() {}

  /** {@link PhasePlanes#split}, by vectors where the rows have any. */
  static void split(ConvGeometry g, float[] x, int xOffset, float[] planes) {
    if (g.stride() != 1 || g.width() < LENGTH) {
      PhasePlanes.split(g, x, xOffset, planes);
      return;
    }
    Arrays.fill(planes, 0, PhasePlanes.size(g), 0);
    int step = PhasePlanes.width(g);
    int border = PhasePlanes.border(g);
    for (int c = 0; c < g.inputChannels(); c++) {
      int from = xOffset + c * g.height() * g.width();
      int to = c * PhasePlanes.channelSize(g) + border;
      copyRows(g.height(), g.width(), x, from, planes, to, step);
    }
  }

  /** {@link PhasePlanes#spread}, by vectors where the rows have any. */
  static void spread(ConvGeometry g, float[] y, int yOffset, float[] run, int runOffset) {
    if (g.outputWidth() < LENGTH) {
      PhasePlanes.spread(g, y, yOffset, run, runOffset);
    } else {
      int step = PhasePlanes.width(g);
      copyRows(g.outputHeight(), g.outputWidth(), y, yOffset, run, runOffset, step);
    }
  }

  /** Copies rows of at least one vector; the last vector of a row may overlap the one before. */
  static void copyRows(
      int rows, int columns, float[] from, int offset, float[] to, int toOffset, int toStep) {
    int last = columns - LENGTH;
    for (int r = 0; r < rows; r++) {
      int source = offset + r * columns;
      int target = toOffset + r * toStep;
      for (int i = 0; i < last; i += LENGTH) {
        Lanes.load(from, source + i).intoArray(to, target + i);
      }
      Lanes.load(from, source + last).intoArray(to, target + last);
    }
  }
}
