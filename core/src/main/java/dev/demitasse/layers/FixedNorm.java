package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import java.util.List;

/**
 * {@link BatchNorm} with the running statistics: a factor and a summand for each channel.
 *
 * @param rectified whether a rectifier goes along with it; only where nobody goes back
 * @param derived factors and summands
 * @param sums where a piece adds up dy and {@code dy (x - mean)}, channel by channel; null where
 *     nobody goes back
 */
record FixedNorm(
    Normalisation norm,
    int channels,
    int area,
    boolean rectified,
    Derived derived,
    Plan.SumSlot sums)
    implements BuiltLayer {
  static FixedNorm of(Plan plan, Normalisation norm, int channels, int area, boolean rectified) {
    Derived derived =
        new Derived(
            arrays -> {
              for (int c = 0; c < channels; c++) {
                arrays[0][c] = (float) norm.factor(c);
                arrays[1][c] = (float) norm.summand(c, 0);
              }
            },
            channels,
            channels);
    Plan.SumSlot sums = plan.mode().goesBack() ? plan.sumsPerPiece(2 * channels) : null;
    return new FixedNorm(norm, channels, area, rectified, derived, sums);
  }

  @Override
  public boolean readsInput() {
    return true;
  }

  @Override
  public Sharing sharing() {
    return Sharing.OVERWRITES;
  }

  @Override
  public void forward(Flow flow, Pass pass, int from, int to) {
    float[] factors = derived.array(0, pass);
    float[] summands = derived.array(1, pass);
    Rows x = flow.x();
    Rows y = flow.y();
    for (int n = from; n < to; n++) {
      pass.kernels()
          .planes()
          .scale(
              channels,
              area,
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
    float[] total = pass.sums(sums);
    for (int n = from; n < to; n++) {
      pass.kernels()
          .planes()
          .gradientSums(
              channels,
              area,
              x.values(),
              x.at(n),
              norm.mean().values(),
              dy.values(),
              dy.at(n),
              total,
              0,
              total,
              channels);
      if (dx != null) {
        float[] factors = derived.array(0, pass);
        pass.kernels()
            .planes()
            .multiply(channels, area, dy.values(), dy.at(n), factors, 0, dx.values(), dx.at(n));
      }
    }
  }

  @Override
  public List<GradientTask> gradientTasks() {
    return List.of(
        new GradientTask(
            List.of(GradientTask.Range.all(norm.weight()), GradientTask.Range.all(norm.bias())),
            this::finish));
  }

  private void finish(Gradients batch, Kernels kernels, Scratch scratch) {
    float[] total = batch.total(sums, kernels);
    for (int c = 0; c < channels; c++) {
      double deviation = Math.sqrt(norm.variance().values()[c] + norm.epsilon());
      batch.of(norm.bias())[c] = total[c];
      batch.of(norm.weight())[c] = (float) (total[channels + c] / deviation);
    }
  }
}
