package dev.demitasse.kernels;

import java.util.Arrays;

/*
 * No im2col: the picture is laid out once as PhasePlanes, where a filter's tap is one offset, and
 * taps are then added over long runs, several at once so that a value of the sum is loaded and
 * stored once for all of them. Runs are cut into segments that stay in the first level cache.
 *
 * The data gradient is the same loop the other way round: the output's gradient, zeros between its
 * rows and around it, meets each tap at a negative shift. The weight gradient is a dot product for
 * each tap; the sums of several taps run side by side, since one sum of floats has to wait for each
 * addition.
 *
 * Scratch: the planes (or one channel's, for the data gradient), then the runs.
 */
final class PortableConvolutions implements ConvolutionKernels {
  private static final int SEGMENT = 2048;

  @Override
  public int scratch(ConvGeometry geometry) {
    PhasePlanes planes = new PhasePlanes(geometry);
    int spread = geometry.outputChannels() * gradientRun(planes);
    return planes.size() + planes.planeSize() + Math.max(spread, planes.planeSize());
  }

  /** A run of the output's gradient with the margins that the data gradient's taps reach into. */
  private static int gradientRun(PhasePlanes planes) {
    return planes.planeSize() + planes.margin();
  }

  @Override
  public void convolve(
      ConvGeometry geometry,
      float[] x,
      int xOffset,
      float[] weights,
      float[] bias,
      float[] y,
      int yOffset,
      float[] scratch) {
    PhasePlanes planes = new PhasePlanes(geometry);
    planes.split(x, xOffset, scratch);
    int run = planes.size();
    int length = planes.runLength();
    int outputArea = geometry.outputHeight() * geometry.outputWidth();
    for (int f = 0; f < geometry.outputChannels(); f++) {
      Arrays.fill(scratch, run, run + length, bias[f]);
      for (int start = 0; start < length; start += SEGMENT) {
        int count = Math.min(SEGMENT, length - start);
        convolveSegment(planes, f, weights, scratch, run, start, count);
      }
      planes.gather(scratch, run, y, yOffset + f * outputArea);
    }
  }

  private static void convolveSegment(
      PhasePlanes planes, int f, float[] weights, float[] scratch, int run, int start, int count) {
    ConvGeometry geometry = planes.geometry();
    int size = geometry.filterSize();
    int taps = size * size;
    for (int c = 0; c < geometry.inputChannels(); c++) {
      int source = c * planes.channelSize() + start;
      int w = (f * geometry.inputChannels() + c) * taps;
      if (size == 3 && geometry.stride() == 1) {
        nineTaps(count, weights, w, 1, scratch, source, planes.planeWidth(), scratch, run + start);
      } else {
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            float weight = weights[w + i * size + j];
            oneTap(count, weight, scratch, source + planes.tap(i, j), scratch, run + start);
          }
        }
      }
    }
  }

  /**
   * Adds the taps of a 3x3 filter. With {@code step} -1 the weights are taken backwards from {@code
   * w}, which turns the filter by 180 degrees.
   */
  private static void nineTaps(
      int count,
      float[] weights,
      int w,
      int step,
      float[] x,
      int x0,
      int width,
      float[] y,
      int y0) {
    float w0 = weights[w];
    float w1 = weights[w + step];
    float w2 = weights[w + 2 * step];
    float w3 = weights[w + 3 * step];
    float w4 = weights[w + 4 * step];
    float w5 = weights[w + 5 * step];
    float w6 = weights[w + 6 * step];
    float w7 = weights[w + 7 * step];
    float w8 = weights[w + 8 * step];
    int x1 = x0 + width;
    int x2 = x1 + width;
    for (int p = 0; p < count; p++) {
      float top = w0 * x[x0 + p] + w1 * x[x0 + p + 1] + w2 * x[x0 + p + 2];
      float middle = w3 * x[x1 + p] + w4 * x[x1 + p + 1] + w5 * x[x1 + p + 2];
      float bottom = w6 * x[x2 + p] + w7 * x[x2 + p + 1] + w8 * x[x2 + p + 2];
      y[y0 + p] += top + middle + bottom;
    }
  }

  private static void oneTap(int count, float weight, float[] x, int x0, float[] y, int y0) {
    for (int p = 0; p < count; p++) {
      y[y0 + p] += weight * x[x0 + p];
    }
  }

  @Override
  public void dataGradient(
      ConvGeometry geometry,
      float[] dy,
      int dyOffset,
      float[] weights,
      float[] dx,
      int dxOffset,
      float[] scratch) {
    PhasePlanes planes = new PhasePlanes(geometry);
    int runs = planes.channelSize();
    int runSize = gradientRun(planes);
    int outputArea = geometry.outputHeight() * geometry.outputWidth();
    Arrays.fill(scratch, runs, runs + geometry.outputChannels() * runSize, 0);
    for (int f = 0; f < geometry.outputChannels(); f++) {
      int run = runs + f * runSize + planes.margin();
      planes.spread(dy, dyOffset + f * outputArea, scratch, run);
    }
    for (int c = 0; c < geometry.inputChannels(); c++) {
      Arrays.fill(scratch, 0, planes.channelSize(), 0);
      for (int f = 0; f < geometry.outputChannels(); f++) {
        int w = (f * geometry.inputChannels() + c) * geometry.filterSize() * geometry.filterSize();
        addBackwards(planes, weights, w, scratch, runs + f * runSize);
      }
      planes.join(scratch, dx, dxOffset + c * geometry.height() * geometry.width());
    }
  }

  /** Adds one output channel's share, a run that starts with its margin, to a channel's planes. */
  private static void addBackwards(
      PhasePlanes planes, float[] weights, int w, float[] scratch, int run) {
    int size = planes.geometry().filterSize();
    int stride = planes.geometry().stride();
    int count = planes.planeSize();
    if (size == 3 && stride == 1) {
      nineTaps(count, weights, w + 8, -1, scratch, run, planes.planeWidth(), scratch, 0);
      return;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int plane = planes.plane(i % stride, j % stride);
        int source = run + planes.margin() - planes.shift(i, j);
        oneTap(count, weights[w + i * size + j], scratch, source, scratch, plane);
      }
    }
  }

  @Override
  public void weightGradient(
      ConvGeometry geometry,
      float[] x,
      int xOffset,
      float[] dy,
      int dyOffset,
      float[] dw,
      float[] db,
      float[] scratch) {
    PhasePlanes planes = new PhasePlanes(geometry);
    planes.split(x, xOffset, scratch);
    int run = planes.size();
    int length = planes.runLength();
    int outputArea = geometry.outputHeight() * geometry.outputWidth();
    Arrays.fill(scratch, run, run + length, 0);
    for (int f = 0; f < geometry.outputChannels(); f++) {
      db[f] += sum(outputArea, dy, dyOffset + f * outputArea);
      planes.spread(dy, dyOffset + f * outputArea, scratch, run);
      for (int c = 0; c < geometry.inputChannels(); c++) {
        filterGradient(planes, f, c, scratch, run, dw);
      }
    }
  }

  private static void filterGradient(
      PhasePlanes planes, int f, int c, float[] scratch, int run, float[] dw) {
    ConvGeometry geometry = planes.geometry();
    int size = geometry.filterSize();
    int length = planes.runLength();
    int w = (f * geometry.inputChannels() + c) * size * size;
    int source = c * planes.channelSize();
    if (size == 3 && geometry.stride() == 1) {
      nineDots(length, scratch, source, planes.planeWidth(), run, dw, w);
      return;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        dw[w + i * size + j] += dot(length, scratch, source + planes.tap(i, j), run);
      }
    }
  }

  private static void nineDots(
      int length, float[] x, int x0, int width, int run, float[] dw, int w) {
    int x1 = x0 + width;
    int x2 = x1 + width;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    float s8 = 0;
    for (int p = 0; p < length; p++) {
      float d = x[run + p];
      s0 += d * x[x0 + p];
      s1 += d * x[x0 + p + 1];
      s2 += d * x[x0 + p + 2];
      s3 += d * x[x1 + p];
      s4 += d * x[x1 + p + 1];
      s5 += d * x[x1 + p + 2];
      s6 += d * x[x2 + p];
      s7 += d * x[x2 + p + 1];
      s8 += d * x[x2 + p + 2];
    }
    dw[w] += s0;
    dw[w + 1] += s1;
    dw[w + 2] += s2;
    dw[w + 3] += s3;
    dw[w + 4] += s4;
    dw[w + 5] += s5;
    dw[w + 6] += s6;
    dw[w + 7] += s7;
    dw[w + 8] += s8;
  }

  private static float dot(int length, float[] x, int x0, int run) {
    float even = 0;
    float odd = 0;
    int p = 0;
    for (; p + 1 < length; p += 2) {
      even += x[run + p] * x[x0 + p];
      odd += x[run + p + 1] * x[x0 + p + 1];
    }
    if (p < length) {
      even += x[run + p] * x[x0 + p];
    }
    return even + odd;
  }

  private static float sum(int count, float[] values, int offset) {
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[offset + i];
    }
    return sum;
  }
}
