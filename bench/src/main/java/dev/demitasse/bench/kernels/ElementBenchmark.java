package dev.demitasse.bench.kernels;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.kernels.ElementKernels;
import dev.demitasse.kernels.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done value by value: activations, their gradients, dropout, products and sums. */
@State(Scope.Thread)
public class ElementBenchmark {
  private static final int CLASSES = 10;

  /** The kernels' name. */
  @Param("portable")
  public String kernels;

  /** How many values. */
  @Param({"1000", "8192", "65536"})
  public int size;

  private ElementKernels elements;
  private float[] x;
  private float[] y;
  private float[] z;

  /** Makes the values. */
  @Setup
  public void prepare() {
    elements = Kernels.named(kernels).elements();
    x = Values.random(size);
    y = Values.random(size);
    z = new float[size];
  }

  private float[] counted(int arrays, Count count) {
    count.bytes += 4L * arrays * size;
    return z;
  }

  private float[] activate(ActivationFunction function, Count count) {
    elements.activate(function, size, x, 0, z, 0);
    return counted(2, count);
  }

  private float[] gradient(ActivationFunction function, Count count) {
    elements.activationGradient(function, size, x, 0, y, 0, z, 0);
    return counted(3, count);
  }

  /** The rectifier. */
  @Benchmark
  public float[] relu(Count count) {
    return activate(ActivationFunction.RELU, count);
  }

  /** The logistic function. */
  @Benchmark
  public float[] sigmoid(Count count) {
    return activate(ActivationFunction.SIGMOID, count);
  }

  /** The hyperbolic tangent. */
  @Benchmark
  public float[] tanh(Count count) {
    return activate(ActivationFunction.TANH, count);
  }

  /** The rectifier's gradient. */
  @Benchmark
  public float[] reluGradient(Count count) {
    return gradient(ActivationFunction.RELU, count);
  }

  /** The logistic function's gradient. */
  @Benchmark
  public float[] sigmoidGradient(Count count) {
    return gradient(ActivationFunction.SIGMOID, count);
  }

  /** Softmax of rows of ten. */
  @Benchmark
  public float[] softmax(Count count) {
    elements.softmax(size / CLASSES, CLASSES, x, 0, z, 0);
    return counted(2, count);
  }

  /** Dropout's factors. */
  @Benchmark
  public float[] dropoutFactors(Count count) {
    elements.dropoutFactors(0, size, 0.5f, 1, z, 0);
    return counted(1, count);
  }

  /** The product of two arrays, as dropout multiplies. */
  @Benchmark
  public float[] multiply(Count count) {
    elements.multiply(size, x, 0, y, 0, z, 0);
    return counted(3, count);
  }

  /** Adding an array to another, as gradients are added up. */
  @Benchmark
  public float[] add(Count count) {
    elements.add(size, x, 0, z, 0);
    return counted(3, count);
  }
}
