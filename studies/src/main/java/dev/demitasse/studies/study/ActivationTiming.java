package dev.demitasse.studies.study;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Activation;
import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import java.util.ArrayList;
import java.util.List;

/**
 * What a function costs for one value, on one thread.
 *
 * @param function the function
 * @param forward nanoseconds for {@code y = f(x)}, round by round
 * @param backward nanoseconds for {@code dx = f'(x) dy}, round by round
 */
record ActivationTiming(Activation.Function function, List<Double> forward, List<Double> backward) {
  /** As many values as a channel of the report's first convolution has for eight pictures. */
  static final int VALUES = 8192;

  /** An odd number, so that one of the rounds is in the middle. */
  static final int ROUNDS = 9;

  /** Copies the lists. */
  ActivationTiming {
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
  }

  /**
   * Measures functions in turn, so that what else the machine does meets all of them: as many
   * rounds that warm up, then those that count.
   *
   * @param nanoseconds how long each round of each function takes at least
   */
  static List<ActivationTiming> measure(
      List<Activation.Function> functions, Kernels kernels, long nanoseconds) {
    List<Work> works = functions.stream().map(function -> new Work(function, kernels)).toList();
    for (int round = 0; round < 2 * ROUNDS; round++) {
      for (Work work : works) {
        work.round(nanoseconds, round >= ROUNDS);
      }
    }
    return works.stream().map(Work::timing).toList();
  }

  /** The median of the rounds forward. */
  double forwardMedian() {
    return median(forward);
  }

  /** The median of the rounds backward. */
  double backwardMedian() {
    return median(backward);
  }

  private static double median(List<Double> rounds) {
    return rounds.stream().sorted().toList().get(rounds.size() / 2);
  }

  /** One function's values and what was measured of it so far. */
  private static final class Work {
    private final Activation.Function function;
    private final Runnable forward;
    private final Runnable backward;
    private final List<Double> forwards = new ArrayList<>();
    private final List<Double> backwards = new ArrayList<>();

    Work(Activation.Function function, Kernels kernels) {
      this.function = function;
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
      forward = () -> kernels.elements().activate(kernel, VALUES, x, 0, y, 0);
      float[] known = kernel.readsInput() ? x : y;
      backward =
          () -> kernels.elements().activationGradient(kernel, VALUES, known, 0, dy, 0, dx, 0);
    }

    void round(long nanoseconds, boolean counts) {
      double ahead = ActivationTiming.round(forward, nanoseconds) / VALUES;
      double back = ActivationTiming.round(backward, nanoseconds) / VALUES;
      if (counts) {
        forwards.add(ahead);
        backwards.add(back);
      }
    }

    ActivationTiming timing() {
      return new ActivationTiming(function, forwards, backwards);
    }
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
      case RELU6 -> ActivationFunction.RELU6;
      case ELU -> ActivationFunction.ELU;
      case GELU -> ActivationFunction.GELU;
      case SILU -> ActivationFunction.SILU;
      case HARD_SWISH -> ActivationFunction.HARD_SWISH;
      case HARD_SIGMOID -> ActivationFunction.HARD_SIGMOID;
      case SOFTPLUS -> ActivationFunction.SOFTPLUS;
      case SOFTMAX -> throw new IllegalArgumentException("softmax is not done value by value");
    };
  }
}
