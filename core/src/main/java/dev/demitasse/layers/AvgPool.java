package dev.demitasse.layers;

import dev.demitasse.kernels.Padding;
import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.tensor.Shape;

/**
 * Average pooling: the mean of each square window of each channel.
 *
 * <p>{@code y[n, c, i, j] = mean over u, v < poolSize of x[n, c, i stride + u - top, j stride + v -
 * left]}. Padding counts as zeros (PyTorch's default), or with {@code padCounts} off the mean is
 * over the picture's values alone (that of Keras and ONNX). Shapes are those of {@link MaxPool}.
 * Source: LeCun et al., Gradient-based learning applied to document recognition, Proceedings of the
 * IEEE 86, 1998.
 *
 * @param poolSize height and width of a window, at least 1
 * @param stride step of the window, at least 1
 * @param pad rows and columns beyond each side that windows may cover, below poolSize
 * @param ceil whether rows and columns that do not fill a window get one, rather than be left out
 * @param padCounts whether padding counts as zeros
 */
public record AvgPool(int poolSize, int stride, Padding pad, boolean ceil, boolean padCounts)
    implements Layer {
  /**
   * Checks the hyper-parameters.
   *
   * @throws LayerException if one is out of range
   */
  public AvgPool {
    windows(poolSize, stride, pad, ceil, padCounts);
  }

  /** Pooling without padding that leaves out what does not fill a window. */
  public AvgPool(int poolSize, int stride) {
    this(poolSize, stride, Padding.NONE, false, true);
  }

  private static Windows windows(
      int poolSize, int stride, Padding pad, boolean ceil, boolean padCounts) {
    return new Windows("AvgPool", poolSize, stride, pad, ceil, padCounts);
  }

  @Override
  public String kind() {
    return "AvgPool";
  }

  @Override
  public Shape outputShape(Shape input) {
    return windows(poolSize, stride, pad, ceil, padCounts).outputShape(input);
  }

  @Override
  public Value build(Value x, Plan plan) {
    PoolGeometry geometry = windows(poolSize, stride, pad, ceil, padCounts).geometry(x.shape());
    return plan.step(new Built(geometry), x, outputShape(x.shape()));
  }

  private record Built(PoolGeometry geometry) implements BuiltLayer {
    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      Rows x = flow.x();
      Rows y = flow.y();
      for (int n = from; n < to; n++) {
        pass.kernels().pooling().averagePool(geometry, x.values(), x.at(n), y.values(), y.at(n));
      }
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      Rows dy = flow.dy();
      Rows dx = flow.dx();
      for (int n = from; dx != null && n < to; n++) {
        pass.kernels()
            .pooling()
            .averagePoolGradient(geometry, dy.values(), dy.at(n), dx.values(), dx.at(n));
      }
    }
  }
}
