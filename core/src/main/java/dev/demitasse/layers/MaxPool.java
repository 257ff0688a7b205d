package dev.demitasse.layers;

import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.tensor.Shape;

/**
 * Maximum pooling: the largest value of each square window of each channel.
 *
 * <p>{@code y[n, c, i, j] = max over u, v < poolSize of x[n, c, i stride + u, j stride + v]}. There
 * is no padding; rows and columns that do not fill a window are left out. Shapes: x {@code [N, C,
 * H, W]}, y {@code [N, C, H', W']} with {@code H' = floor((H - poolSize) / stride) + 1}. The
 * gradient goes to the first of the largest.
 *
 * @param poolSize height and width of a window, at least 1
 * @param stride step of the window, at least 1
 */
public record MaxPool(int poolSize, int stride) implements Layer {
  /**
   * Checks the hyper-parameters.
   *
   * @throws LayerException if one is out of range
   */
  public MaxPool {
    Range.check("MaxPool", "pool_size", poolSize, 1);
    Range.check("MaxPool", "stride", stride, 1);
  }

  /** Pooling with windows side by side: the stride is the window's size. */
  public MaxPool(int poolSize) {
    this(poolSize, poolSize);
  }

  @Override
  public String kind() {
    return "MaxPool";
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 3) {
      throw new LayerException("MaxPool wants pictures (channels x height x width), got " + input);
    }
    return Shape.of(input.dimension(0), outputSize(input, 1), outputSize(input, 2));
  }

  private int outputSize(Shape input, int dimension) {
    int size = input.dimension(dimension);
    if (size < poolSize) {
      throw new LayerException("MaxPool's window of size " + poolSize + " does not fit " + input);
    }
    return (size - poolSize) / stride + 1;
  }

  @Override
  public BuiltLayer build(Shape input, Plan plan) {
    Shape output = outputShape(input);
    PoolGeometry geometry =
        new PoolGeometry(
            input.dimension(0), input.dimension(1), input.dimension(2), poolSize, stride);
    return new Built(geometry, plan.intsPerSample(output.size()));
  }

  record Built(PoolGeometry geometry, Plan.IntSlot argmax) implements BuiltLayer {
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
