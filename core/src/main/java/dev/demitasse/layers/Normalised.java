package dev.demitasse.layers;

import dev.demitasse.kernels.ActivationFunction;

/**
 * The second half of {@link BatchNorm} with the statistics of the batch: {@code y = factor x +
 * summand}, and {@code max(0, y)} where a rectifier goes along. On the way back it hands dy on,
 * where a rectifier let it pass, and adds up what {@link BatchStatistics} needs.
 */
record Normalised(BatchStatistics statistics, boolean rectified) implements BuiltLayer {
  @Override
  public boolean readsInput() {
    return true;
  }

  @Override
  public boolean readsOutput() {
    return rectified;
  }

  @Override
  public Sharing sharing() {
    return Sharing.NONE;
  }

  @Override
  public Sharing gradientSharing() {
    return rectified ? Sharing.OVERWRITES : Sharing.IDENTICAL;
  }

  @Override
  public void forward(Flow flow, Pass pass, int from, int to) {
    Rows x = flow.x();
    Rows y = flow.y();
    float[] factors = pass.shared(statistics.shared().factor());
    float[] summands = pass.shared(statistics.shared().summand());
    for (int n = from; n < to; n++) {
      pass.kernels()
          .planes()
          .scale(
              statistics.channels(),
              statistics.area(),
              x.values(),
              x.at(n),
              factors,
              summands,
              rectified,
              y.values(),
              y.at(n));
    }
  }

  @Override
  public void backward(Flow flow, Pass pass, int from, int to) {
    Rows x = flow.x();
    Rows dy = flow.dy();
    Rows dx = flow.dx();
    int channels = statistics.channels();
    float[] sums = pass.sums(statistics.pieceSums());
    if (rectified) {
      rectify(flow, pass, from, to);
    } else if (dx != null) {
      Rows.copy(dy, dx, from, to);
    }
    Rows gradient = rectified ? dx : dy;
    for (int n = from; n < to; n++) {
      pass.kernels()
          .planes()
          .gradientSums(
              channels,
              statistics.area(),
              x.values(),
              x.at(n),
              pass.shared(statistics.shared().mean()),
              gradient.values(),
              gradient.at(n),
              sums,
              0,
              sums,
              channels);
    }
  }

  private static void rectify(Flow flow, Pass pass, int from, int to) {
    Rows y = flow.y();
    Rows dy = flow.dy();
    Rows dx = flow.dx();
    pass.kernels()
        .elements()
        .activationGradient(
            ActivationFunction.RELU,
            (to - from) * y.size(),
            y.values(),
            y.at(from),
            dy.values(),
            dy.at(from),
            dx.values(),
            dx.at(from));
  }

  @Override
  public Meeting meetingBack() {
    return new Meeting() {
      @Override
      public void gather(Pass pass) {
        // a piece's sums are there already
      }

      @Override
      public void meet(Gradients batch) {
        statistics.settleBack(batch);
      }
    };
  }
}
