package dev.demitasse.training;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Provenance;
import dev.demitasse.model.Samples;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast a model trains and predicts on random data: medians over five windows of time, after a
 * warm-up that is as long as all five.
 *
 * @param trainSamplesPerSecond samples trained on, with Adam
 * @param predictSamplesPerSecond samples predicted, in batches
 * @param predictLatencyMicroseconds time to predict one sample alone
 */
public record Throughput(
    double trainSamplesPerSecond,
    double predictSamplesPerSecond,
    double predictLatencyMicroseconds) {
  /** So many samples there are, or one batch if that is larger: as many at any size of batch. */
  private static final int SAMPLES = 2048;

  private static final int WINDOWS = 5;

  /** Random pixels and labels. */
  private record Noise(float[] values, int[] labels) implements Samples {
    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public int label(int sample) {
      return labels[sample];
    }

    @Override
    public void read(int sample, float[] x, int offset) {
      int size = values.length / labels.length;
      System.arraycopy(values, sample * size, x, offset, size);
    }
  }

  /** Measures an architecture, each figure for about this many seconds. */
  public static Throughput measure(
      Architecture architecture, int batchSize, Kernels kernels, Team team, double seconds) {
    Model model = model(architecture);
    Samples batches = noise(architecture, Math.max(1, SAMPLES / batchSize) * batchSize);
    Samples samples = noise(architecture, batchSize);
    Samples single = noise(architecture, 1);
    Evaluator evaluator = new Evaluator(kernels, team);
    return new Throughput(
        batchSize * rate(training(model, batches, batchSize, kernels, team), seconds),
        batchSize * rate(() -> evaluator.outputs(model, samples), seconds),
        1e6 / rate(() -> evaluator.outputs(model, single), seconds));
  }

  private static Model model(Architecture architecture) {
    Shape input = architecture.input();
    int channels = input.dimension(0);
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    Preprocessing preprocessing =
        new Preprocessing(
            Fitting.of(channels, input.dimension(1), input.dimension(2)),
            new Standardisation(new float[channels], ones));
    List<String> classes =
        IntStream.range(0, architecture.classes()).mapToObj(Integer::toString).toList();
    return Model.create(architecture, classes, preprocessing, Provenance.here("random", 1));
  }

  private static Samples noise(Architecture architecture, int count) {
    RandomStream random = new Randomness(1).stream(Randomness.Purpose.GENERATED_DATA);
    float[] values = new float[Math.multiplyExact(count, architecture.input().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(architecture.classes());
    }
    return new Noise(values, labels);
  }

  /** Steps with one batch after the other. */
  private static Runnable training(
      Model model, Samples samples, int batchSize, Kernels kernels, Team team) {
    List<Parameter> parameters = model.network().parameters();
    OptimizerState optimizer =
        new Adam(1e-3).start(parameters.stream().mapToInt(Parameter::size).toArray());
    TrainStep step = new TrainStep(model.network(), model.head().loss(), batchSize, kernels, team);
    int[] order = IntStream.range(0, samples.size()).toArray();
    Randomness randomness = new Randomness(1);
    int[] steps = {0};
    return () -> {
      int first = steps[0]++ % (samples.size() / batchSize) * batchSize;
      step.take(
          samples, new TrainStep.Batch(order, first, batchSize, randomness, steps[0]), optimizer);
    };
  }

  /** Calls per second: the median over windows of time. */
  private static double rate(Runnable work, double seconds) {
    window(work, seconds);
    double[] rates = new double[WINDOWS];
    for (int i = 0; i < WINDOWS; i++) {
      rates[i] = window(work, seconds / WINDOWS);
    }
    Arrays.sort(rates);
    return rates[WINDOWS / 2];
  }

  private static double window(Runnable work, double seconds) {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    int calls = 0;
    while (calls == 0 || System.nanoTime() < end) {
      work.run();
      calls++;
    }
    return calls * 1e9 / (System.nanoTime() - start);
  }
}
