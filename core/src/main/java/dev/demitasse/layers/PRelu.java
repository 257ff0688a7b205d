package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * The rectifier with a learned slope below zero for each channel: {@code y = x} above 0, {@code
 * weight[c] x} below.
 *
 * <p>Shapes: x and y {@code [N, C, H, W]} or {@code [N, C]}, weight {@code [C]}, 0.25 at first.
 * Source: He, Zhang, Ren and Sun, Delving deep into rectifiers, ICCV 2015.
 */
public record PRelu() implements Layer {
  private static final float START = 0.25f;

  @Override
  public String kind() {
    return "PReLU";
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    return List.of(ParameterSpec.factors(input.dimension(0), START));
  }

  @Override
  public Value build(Value x, Plan plan) {
    int channels = x.shape().dimension(0);
    Plan.SumSlot sums = plan.mode().goesBack() ? plan.sumsPerPiece(channels) : null;
    Parameter weight = plan.parameter(ParameterSpec.WEIGHT);
    return plan.step(new Built(channels, x.shape().size() / channels, weight, sums), x, x.shape());
  }

  private record Built(int channels, int area, Parameter weight, Plan.SumSlot sums)
      implements BuiltLayer {
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
      Rows x = flow.x();
      Rows y = flow.y();
      for (int n = from; n < to; n++) {
        pass.kernels()
            .planes()
            .leak(channels, area, x.values(), x.at(n), weight.values(), y.values(), y.at(n));
      }
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      Rows x = flow.x();
      Rows dy = flow.dy();
      Rows dx = flow.dx();
      for (int n = from; n < to; n++) {
        pass.kernels()
            .planes()
            .leakGradient(
                channels,
                area,
                x.values(),
                x.at(n),
                weight.values(),
                dy.values(),
                dy.at(n),
                dx == null ? null : dx.values(),
                dx == null ? 0 : dx.at(n),
                pass.sums(sums),
                0);
      }
    }

    @Override
    public List<GradientTask> gradientTasks() {
      return List.of(
          new GradientTask(
              List.of(GradientTask.Range.all(weight)),
              (batch, kernels, scratch) -> {
                float[] total = batch.total(sums, kernels);
                System.arraycopy(total, 0, batch.of(weight), 0, channels);
              }));
    }
  }
}
