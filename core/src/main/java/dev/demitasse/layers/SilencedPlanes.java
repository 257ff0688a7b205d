package dev.demitasse.layers;

/**
 * Dropout of whole planes: each is silenced with probability {@code rate} while training, the
 * others are divided by {@code 1 - rate}.
 *
 * @param planes how many a sample has
 * @param area values of each
 */
record SilencedPlanes(float rate, int planes, int area, Plan.FloatSlot factors)
    implements BuiltLayer {
  static SilencedPlanes of(Plan plan, double rate, int planes, int area) {
    return new SilencedPlanes((float) rate, planes, area, plan.floatsPerSample(planes));
  }

  @Override
  public Sharing sharing() {
    return Sharing.OVERWRITES;
  }

  @Override
  public void forward(Flow flow, Pass pass, int from, int to) {
    if (!pass.training()) {
      Rows.copy(flow.x(), flow.y(), from, to);
      return;
    }
    for (int n = from; n < to; n++) {
      pass.kernels()
          .elements()
          .dropoutFactors(
              0, planes, rate, pass.random(factors, n), pass.floats(factors), n * planes);
    }
    multiply(flow.x(), flow.y(), pass, from, to);
  }

  @Override
  public void backward(Flow flow, Pass pass, int from, int to) {
    if (flow.dx() == null) {
      return;
    }
    if (pass.training()) {
      multiply(flow.dy(), flow.dx(), pass, from, to);
    } else {
      Rows.copy(flow.dy(), flow.dx(), from, to);
    }
  }

  private void multiply(Rows source, Rows target, Pass pass, int from, int to) {
    for (int n = from; n < to; n++) {
      pass.kernels()
          .planes()
          .multiply(
              planes,
              area,
              source.values(),
              source.at(n),
              pass.floats(factors),
              n * planes,
              target.values(),
              target.at(n));
    }
  }
}
