package dev.demitasse.layers;

/**
 * Where paths part: each is given the same value. The gradient is the sum of theirs.
 *
 * @param count how many paths begin here
 * @param size values of one sample
 */
record Fork(int count, int size) implements BuiltLayer {
  @Override
  public Sharing sharing() {
    return Sharing.IDENTICAL;
  }

  @Override
  public Sharing gradientSharing() {
    return Sharing.OVERWRITES;
  }

  @Override
  public void forward(Flow flow, Pass pass, int from, int to) {
    for (int i = 0; i < count; i++) {
      Rows.copy(flow.x(), flow.y(i), from, to);
    }
  }

  @Override
  public void backward(Flow flow, Pass pass, int from, int to) {
    Rows dx = flow.dx();
    if (dx == null) {
      return;
    }
    Rows sum = flow.dy(0);
    for (int i = 1; i < count; i++) {
      Rows dy = flow.dy(i);
      pass.kernels()
          .elements()
          .sum(
              (to - from) * size,
              sum.values(),
              sum.at(from),
              dy.values(),
              dy.at(from),
              dx.values(),
              dx.at(from));
      sum = dx;
    }
  }
}
