package dev.demitasse.bench.kernels;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.MatrixKernels;
import dev.demitasse.kernels.Scratch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Matrix products as a Dense layer needs them. */
@State(Scope.Thread)
public class MatrixBenchmark {
  /** The kernels' name. */
  @Param("portable")
  public String kernels;

  /** Pictures, outputs and inputs of the layer. */
  @Param({"128x512x1024", "32x512x1024", "1x512x1024", "128x100x784", "127x61x33"})
  public String size;

  private MatrixKernels matrices;
  private Scratch scratch;
  private int pictures;
  private int outputs;
  private int inputs;
  private float[] x;
  private float[] weights;
  private float[] y;

  /** Makes the matrices. */
  @Setup
  public void prepare() {
    int[] sizes = Values.sizes(size);
    pictures = sizes[0];
    outputs = sizes[1];
    inputs = sizes[2];
    matrices = Kernels.named(kernels).matrices();
    scratch = new Scratch(matrices.scratch());
    x = Values.random(pictures * inputs);
    weights = Values.random(outputs * inputs);
    y = Values.random(pictures * outputs);
  }

  private void count(Count count) {
    count.flops += 2L * pictures * outputs * inputs;
    count.bytes += 4L * (x.length + weights.length + y.length);
  }

  /** {@code y = x W'}. */
  @Benchmark
  public float[] forward(Count count) {
    matrices.multiplyTransposedRight(pictures, outputs, inputs, x, 0, weights, 0, y, 0, scratch);
    count(count);
    return y;
  }

  /** {@code dx = dy W}. */
  @Benchmark
  public float[] dataGradient(Count count) {
    matrices.multiply(pictures, inputs, outputs, y, 0, weights, 0, x, 0, scratch);
    count(count);
    return x;
  }

  /** {@code dW = dy' x}. */
  @Benchmark
  public float[] weightGradient(Count count) {
    matrices.multiplyTransposedLeft(
        outputs, inputs, pictures, y, 0, outputs, x, 0, weights, 0, scratch);
    count(count);
    return weights;
  }
}
