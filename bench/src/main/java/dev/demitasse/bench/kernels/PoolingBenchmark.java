package dev.demitasse.bench.kernels;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.kernels.PoolingKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Maximum and average pooling of one picture, and their gradients. */
@State(Scope.Thread)
public class PoolingBenchmark {
  /** The kernels' name. */
  @Param("portable")
  public String kernels;

  /** Channels, side of the picture, side of a window, stride. */
  @Param({"8x32x2x2", "16x16x2x2", "32x32x3x2"})
  public String size;

  private PoolGeometry geometry;
  private PoolingKernels pooling;
  private float[] x;
  private float[] y;
  private int[] argmax;

  /** Makes the picture and pools it once. */
  @Setup
  public void prepare() {
    int[] sizes = Values.sizes(size);
    geometry = new PoolGeometry(sizes[0], sizes[1], sizes[1], sizes[2], sizes[3]);
    pooling = Kernels.named(kernels).pooling();
    x = Values.random(geometry.inputSize());
    y = new float[geometry.outputSize()];
    argmax = new int[geometry.outputSize()];
    pooling.maxPool(geometry, x, 0, y, 0, argmax, 0);
  }

  private void count(Count count) {
    count.bytes += 4L * (x.length + y.length + argmax.length);
  }

  /** Average pooling. */
  @Benchmark
  public float[] average(Count count) {
    pooling.averagePool(geometry, x, 0, y, 0);
    count.bytes += 4L * (x.length + y.length);
    return y;
  }

  /** Its gradient by the picture. */
  @Benchmark
  public float[] averageGradient(Count count) {
    pooling.averagePoolGradient(geometry, y, 0, x, 0);
    count.bytes += 4L * (x.length + y.length);
    return x;
  }

  /** Pooling. */
  @Benchmark
  public float[] forward(Count count) {
    pooling.maxPool(geometry, x, 0, y, 0, argmax, 0);
    count(count);
    return y;
  }

  /** The gradient by the picture. */
  @Benchmark
  public float[] gradient(Count count) {
    pooling.maxPoolGradient(geometry, y, 0, argmax, 0, x, 0);
    count(count);
    return x;
  }
}
