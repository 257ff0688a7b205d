package dev.demitasse.kernels;

/**
 * How a picture with its zero border is laid out for convolution: for stride s, each channel as s x
 * s planes, plane (a, b) holding rows a, a + s, ... and columns b, b + s, ....
 *
 * <p>In this layout every tap (i, j) of a filter is one offset, whatever the stride: output (r, q)
 * is found at {@code r planeWidth + q} of the output's own run, and the value the tap meets there
 * at the same place plus {@link #tap}. The output is computed over the planes' whole width as one
 * run; the columns past its edge are thrown away.
 */
record PhasePlanes(ConvGeometry geometry) {
  int planeHeight() {
    return (geometry.height() + 2 * geometry.pad() + geometry.stride() - 1) / geometry.stride();
  }

  int planeWidth() {
    return (geometry.width() + 2 * geometry.pad() + geometry.stride() - 1) / geometry.stride();
  }

  int planeSize() {
    return planeHeight() * planeWidth();
  }

  /** Floats of one channel: all its planes. */
  int channelSize() {
    return planeSize() * geometry.stride() * geometry.stride();
  }

  /** Floats of the whole picture. */
  int size() {
    return channelSize() * geometry.inputChannels();
  }

  /** How long the run is in which an output channel is computed. */
  int runLength() {
    return (geometry.outputHeight() - 1) * planeWidth() + geometry.outputWidth();
  }

  /** Where in a channel the value stands that tap (i, j) meets at the start of the run. */
  int tap(int i, int j) {
    int stride = geometry.stride();
    return plane(i % stride, j % stride) + shift(i, j);
  }

  /** Where plane (a, b) starts in a channel. */
  int plane(int a, int b) {
    return (a * geometry.stride() + b) * planeSize();
  }

  /** How far tap (i, j) lies from the start of its plane. */
  int shift(int i, int j) {
    return (i / geometry.stride()) * planeWidth() + j / geometry.stride();
  }

  /** The largest shift: how far beyond a plane's values a gradient's taps reach. */
  int margin() {
    return shift(geometry.filterSize() - 1, geometry.filterSize() - 1);
  }

  /** Lays out a picture in {@code planes}, border and all. */
  void split(float[] x, int xOffset, float[] planes) {
    java.util.Arrays.fill(planes, 0, size(), 0);
    for (int c = 0; c < geometry.inputChannels(); c++) {
      for (int h = 0; h < geometry.height(); h++) {
        int from = xOffset + (c * geometry.height() + h) * geometry.width();
        if (geometry.stride() == 1) {
          int to = c * channelSize() + at(h, 0);
          System.arraycopy(x, from, planes, to, geometry.width());
        } else {
          for (int w = 0; w < geometry.width(); w++) {
            planes[c * channelSize() + at(h, w)] = x[from + w];
          }
        }
      }
    }
  }

  /** Takes one channel's planes together to a picture's channel, leaving the border out. */
  void join(float[] planes, float[] x, int xOffset) {
    for (int h = 0; h < geometry.height(); h++) {
      int to = xOffset + h * geometry.width();
      if (geometry.stride() == 1) {
        System.arraycopy(planes, at(h, 0), x, to, geometry.width());
      } else {
        for (int w = 0; w < geometry.width(); w++) {
          x[to + w] = planes[at(h, w)];
        }
      }
    }
  }

  private int at(int h, int w) {
    int stride = geometry.stride();
    int row = h + geometry.pad();
    int column = w + geometry.pad();
    return plane(row % stride, column % stride) + (row / stride) * planeWidth() + column / stride;
  }

  /** Copies an output channel out of its run. */
  void gather(float[] run, int runOffset, float[] y, int yOffset) {
    int width = geometry.outputWidth();
    for (int r = 0; r < geometry.outputHeight(); r++) {
      System.arraycopy(run, runOffset + r * planeWidth(), y, yOffset + r * width, width);
    }
  }

  /** Lays an output channel out as a run, zeros between its rows. */
  void spread(float[] y, int yOffset, float[] run, int runOffset) {
    int width = geometry.outputWidth();
    for (int r = 0; r < geometry.outputHeight(); r++) {
      System.arraycopy(y, yOffset + r * width, run, runOffset + r * planeWidth(), width);
    }
  }
}
