package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;

/**
 * The mean of each channel: {@code y[n, c] = mean over i, j of x[n, c, i, j]}.
 *
 * <p>Shapes: x {@code [N, C, H, W]}, y {@code [N, C, 1, 1]}. The gradient is spread evenly. Source:
 * Lin, Chen and Yan, Network in network, ICLR 2014.
 */
public record GlobalAvgPool() implements Layer {
  @Override
  public String kind() {
    return "GlobalAvgPool";
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 3) {
      throw new LayerException(
          "GlobalAvgPool wants pictures (channels x height x width), got " + input);
    }
    return Shape.of(input.dimension(0), 1, 1);
  }

  @Override
  public Value build(Value x, Plan plan) {
    Shape input = x.shape();
    int area = input.dimension(1) * input.dimension(2);
    return plan.step(new Built(input.dimension(0), area), x, outputShape(input));
  }

  private record Built(int channels, int area) implements BuiltLayer {
    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      Rows x = flow.x();
      Rows y = flow.y();
      for (int n = from; n < to; n++) {
        pass.kernels().planes().means(channels, area, x.values(), x.at(n), y.values(), y.at(n));
      }
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      Rows dy = flow.dy();
      Rows dx = flow.dx();
      for (int n = from; dx != null && n < to; n++) {
        pass.kernels()
            .planes()
            .spread(channels, area, 1f / area, dy.values(), dy.at(n), dx.values(), dx.at(n));
      }
    }
  }
}
