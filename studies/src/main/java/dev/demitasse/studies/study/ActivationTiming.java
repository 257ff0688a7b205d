package dev.demitasse.studies.study;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Activation;
import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import java.util.Arrays;

/**
 * What a function costs for one value, on one thread.
 *
 * @param forward nanoseconds for {@code y = f(x)}
 * @param backward nanoseconds for {@code dx = f'(x) dy}
 */
record ActivationTiming(double forward, double backward) {
  /** As many values as a channel of the report's first convolution has for eight pictures. */
  private static final int VALUES = 8192;

  private static final int ROUNDS = 9;

  /**
   * Measures: after rounds that warm up, the median of nine.
   *
   * @param nanoseconds how long a round takes at least
   */
  static ActivationTiming measure(Activation.Function function, Kernels kernels, long nanoseconds) {
    ActivationFunction kernel = kernel(function);
    float[] x = new float[VALUES];
    float[] y = new float[VALUES];
    float[] dy = new float[VALUES];
    float[] dx = new float[VALUES];
    RandomStream random = new Randomness(1).stream(Randomness.Purpose.RESAMPLING);
    for (int i = 0; i < VALUES; i++) {
      x[i] = (float) random.nextGaussian();
      dy[i] = (float) random.nextGaussian();
    }
    double forward =
        median(() -> kernels.elements().activate(kernel, VALUES, x, 0, y, 0), nanoseconds);
    double backward =
        median(
            () -> kernels.elements().activationGradient(kernel, VALUES, y, 0, dy, 0, dx, 0),
            nanoseconds);
    return new ActivationTiming(forward / VALUES, backward / VALUES);
  }

  private static double median(Runnable work, long nanoseconds) {
    for (int i = 0; i < ROUNDS; i++) {
      round(work, nanoseconds);
    }
    double[] rounds = new double[ROUNDS];
    Arrays.setAll(rounds, _ -> round(work, nanoseconds));
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  /** Nanoseconds for the work once, over so much time. */
  private static double round(Runnable work, long nanoseconds) {
    long start = System.nanoTime();
    long calls = 0;
    long spent;
    do {
      work.run();
      calls++;
      spent = System.nanoTime() - start;
    } while (spent < nanoseconds);
    return (double) spent / calls;
  }

  private static ActivationFunction kernel(Activation.Function function) {
    return switch (function) {
      case RELU -> ActivationFunction.RELU;
      case LEAKY_RELU -> ActivationFunction.LEAKY_RELU;
      case SIGMOID -> ActivationFunction.SIGMOID;
      case TANH -> ActivationFunction.TANH;
      case SOFTMAX -> throw new IllegalArgumentException("softmax is not done value by value");
    };
  }
}
