package dev.demitasse.bench.kernels;

import dev.demitasse.losses.BinaryCrossEntropy;
import dev.demitasse.losses.Loss;
import dev.demitasse.losses.SoftmaxCrossEntropy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Losses of a batch of 128 pictures, with their gradients. */
@State(Scope.Thread)
public class LossBenchmark {
  private static final int PICTURES = 128;

  /** How many outputs the network has: one logit, or one for each class. */
  @Param({"1", "10"})
  public int size;

  private Loss loss;
  private float[] outputs;
  private float[] gradient;
  private int[] labels;

  /** Makes the outputs. */
  @Setup
  public void prepare() {
    loss = size == 1 ? new BinaryCrossEntropy() : new SoftmaxCrossEntropy();
    outputs = Values.random(PICTURES * size);
    gradient = new float[PICTURES * size];
    labels = new int[PICTURES];
    for (int i = 0; i < PICTURES; i++) {
      labels[i] = i % Math.max(2, size);
    }
  }

  /** The batch's loss and its gradient by the outputs. */
  @Benchmark
  public double lossAndGradient(Count count) {
    loss.gradient(outputs, PICTURES, size, labels, gradient, 1.0 / PICTURES);
    count.bytes += 4L * (outputs.length + gradient.length + labels.length);
    return loss.sum(outputs, PICTURES, size, labels) + gradient[0];
  }
}
