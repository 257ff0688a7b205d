package dev.demitasse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Measures how often a second something can be done: the median over five windows of time, after a
 * warm-up.
 *
 * @param warmUp seconds before the first window
 * @param seconds all windows together, in seconds
 * @param nanoTime the clock
 */
record Stopwatch(double warmUp, double seconds, LongSupplier nanoTime) {
  private static final int WINDOWS = 5;

  /** What is done, with how often it was done before as its number. */
  @FunctionalInterface
  interface Step {
    /** Does it once. */
    void run(int number) throws Exception;
  }

  /** Times by the system's clock. */
  Stopwatch(double warmUp, double seconds) {
    this(warmUp, seconds, System::nanoTime);
  }

  /** How often a second the step was done. */
  double rate(Step step) throws Exception {
    int done = 0;
    if (warmUp > 0) {
      done += window(step, done, warmUp).steps;
    }
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      Window window = window(step, done, seconds / WINDOWS);
      done += window.steps;
      rates.add(window.steps / window.seconds);
    }
    return Median.of(rates);
  }

  private record Window(int steps, double seconds) {}

  private Window window(Step step, int done, double length) throws Exception {
    long start = nanoTime.getAsLong();
    int steps = 0;
    double passed;
    do {
      step.run(done + steps);
      steps++;
      passed = (nanoTime.getAsLong() - start) / 1e9;
    } while (passed < length);
    return new Window(steps, passed);
  }
}
