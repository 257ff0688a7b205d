package dev.demitasse.bench.kernels;

import dev.demitasse.kernels.AdamStep;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.SgdStep;
import dev.demitasse.kernels.UpdateKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The optimizers' steps. */
@State(Scope.Thread)
public class UpdateBenchmark {
  private static final AdamStep ADAM = new AdamStep(1e-3, 0.9, 0.999, 1e-8, 0, false, 0.1, 0.001);
  private static final SgdStep SGD = new SgdStep(1e-3f, 0.9f, false, 0, false);

  /** The kernels' name. */
  @Param("portable")
  public String kernels;

  /** How many weights: few, and those of report-cnn. */
  @Param({"2273", "526561"})
  public int size;

  private UpdateKernels updates;
  private float[] weights;
  private float[] gradient;
  private float[] mean;
  private float[] square;

  /** Makes the weights. */
  @Setup
  public void prepare() {
    updates = Kernels.named(kernels).updates();
    weights = Values.random(size);
    gradient = Values.random(size);
    mean = new float[size];
    square = new float[size];
  }

  /** A step of Adam: 12 operations for each weight, reading four arrays and writing three. */
  @Benchmark
  public float[] adam(Count count) {
    updates.adam(ADAM, size, 0, weights, gradient, mean, square);
    count.flops += 12L * size;
    count.bytes += 28L * size;
    return weights;
  }

  /** A step with momentum: 4 operations for each weight, reading three arrays, writing two. */
  @Benchmark
  public float[] sgd(Count count) {
    updates.sgd(SGD, size, 0, weights, gradient, mean);
    count.flops += 4L * size;
    count.bytes += 20L * size;
    return weights;
  }
}
