package dev.demitasse.layers;

import dev.demitasse.kernels.Padding;
import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.tensor.Shape;

/**
 * Maximum pooling: the largest value of each square window of each channel.
 *
 * <p>{@code y[n, c, i, j] = max over u, v < poolSize of x[n, c, i stride + u - top, j stride + v -
 * left]}; what is outside the picture never is the largest. Shapes: x {@code [N, C, H, W]}, y
 * {@code [N, C, H', W']} with {@code H' = floor((H + top + bottom - poolSize) / stride) + 1}, or
 * rounded up with {@code ceil}, where a window that would begin beyond the picture and its leading
 * padding is left out. The gradient goes to the first of the largest.
 *
 * @param poolSize height and width of a window, at least 1
 * @param stride step of the window, at least 1
 * @param pad rows and columns beyond each side that windows may cover, below poolSize
 * @param ceil whether rows and columns that do not fill a window get one, rather than be left out
 */
public record MaxPool(int poolSize, int stride, Padding pad, boolean ceil) implements Layer {
  /**
   * Checks the hyper-parameters.
   *
   * @throws LayerException if one is out of range
   */
  public MaxPool {
    windows(poolSize, stride, pad, ceil);
  }

  /** Pooling without padding that leaves out what does not fill a window. */
  public MaxPool(int poolSize, int stride) {
    this(poolSize, stride, Padding.NONE, false);
  }

  /** Pooling with windows side by side: the stride is the window's size. */
  public MaxPool(int poolSize) {
    this(poolSize, poolSize);
  }

  private static Windows windows(int poolSize, int stride, Padding pad, boolean ceil) {
    return new Windows("MaxPool", poolSize, stride, pad, ceil, false);
  }

  @Override
  public String kind() {
    return "MaxPool";
  }

  @Override
  public Shape outputShape(Shape input) {
    return windows(poolSize, stride, pad, ceil).outputShape(input);
  }

  @Override
  public Value build(Value x, Plan plan) {
    Shape output = outputShape(x.shape());
    PoolGeometry geometry = windows(poolSize, stride, pad, ceil).geometry(x.shape());
    return plan.step(new Built(geometry, plan.intsPerSample(output.size())), x, output);
  }

  private record Built(PoolGeometry geometry, Plan.IntSlot argmax) implements BuiltLayer {
    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      for (int n = from; n < to; n++) {
        pass.kernels()
            .pooling()
            .maxPool(
                geometry,
                flow.x().values(),
                flow.x().at(n),
                flow.y().values(),
                flow.y().at(n),
                pass.ints(argmax),
                n * geometry.outputSize());
      }
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      for (int n = from; flow.dx() != null && n < to; n++) {
        pass.kernels()
            .pooling()
            .maxPoolGradient(
                geometry,
                flow.dy().values(),
                flow.dy().at(n),
                pass.ints(argmax),
                n * geometry.outputSize(),
                flow.dx().values(),
                flow.dx().at(n));
      }
    }
  }
}
