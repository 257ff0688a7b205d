package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A network saves memory and time: layers work in place, share rows, live where others lived
 * before, change places and are joined. Whatever it does, it has to give what its layers give one
 * behind the other, each with memory of its own.
 */
public abstract class WiringConformance {
  private static final int SAMPLES = 5;
  private static final int[] ORDER = {3, 9, 4, 11, 7};
  private static final int[][] PIECES = {{5}, {2, 2, 1}, {1, 1, 1, 1, 1}};

  private final Team one = new Team(1);
  private final Team two = new Team(2);

  /** For the tests of an implementation. */
  protected WiringConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 400);
  }

  @AfterEach
  void endTeams() {
    one.close();
    two.close();
  }

  /** A network drawn at random, with parameters and batches that are the same each time. */
  private final class Drawn {
    final long seed;
    final SeededArrays random;
    final Shape input;
    final Path path;

    Drawn(long seed) {
      this.seed = seed;
      random = new SeededArrays(seed);
      input = Shape.of(random.integer(1, 3), random.integer(4, 9), random.integer(4, 9));
      path = new RandomPaths(random).network(input);
    }

    /** Values of no special size, but weights so small that sums of many stay about 1. */
    Parameters parameters() {
      Parameters parameters = new Parameters(path, input);
      SeededArrays values = new SeededArrays(seed);
      for (Parameter parameter : parameters.all()) {
        TestedLayers.fill(parameter, values);
        boolean drawn = parameter.spec().start().isEmpty();
        float scale = drawn ? (float) Math.sqrt(3.0 / parameter.spec().fanIn()) : 1;
        for (int i = 0; i < parameter.size(); i++) {
          parameter.values()[i] *= scale;
        }
      }
      return parameters;
    }

    LayerBench bench(Mode mode, int... pieces) {
      LayerBench bench = new LayerBench(path, input, parameters(), mode, kernels(), pieces);
      bench.poison();
      return bench;
    }

    float[] x() {
      return Floats.of(random.distinct(SAMPLES * input.size()));
    }

    float[] dy() {
      return Floats.of(random.uniform(SAMPLES * path.outputShape(input).size()));
    }

    @Override
    public String toString() {
      return input + " " + path;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void trainingGivesWhatTheLayersGiveOneByOne(long seed) {
    Drawn drawn = new Drawn(seed);
    for (int[] pieces : PIECES) {
      LayerBench expected = drawn.bench(Mode.PROBE, pieces);
      LayerBench trained = drawn.bench(Mode.TRAINING, pieces);
      for (int round = 0; round < 2; round++) {
        float[] x = drawn.x();
        float[] dy = drawn.dy();
        String what = " in pieces of " + Arrays.toString(pieces) + " " + drawn;
        close("y" + what, train(expected, x, dy), train(trained, x, dy), 1e-6);
        for (Parameter parameter : expected.parameters()) {
          Parameter other = trained.parameters().get(parameter.index());
          String name = parameter.name() + what;
          float[] gradient = expected.gradients.of(parameter);
          close("d " + name, gradient, trained.gradients.of(other), 1e-6);
          close(name, parameter.values(), other.values(), 1e-6);
        }
      }
    }
  }

  /** Takes a batch through and back and returns what came out, which going back may overwrite. */
  private static float[] train(LayerBench bench, float[] x, float[] dy) {
    bench.give(x);
    bench.begin(new Randomness(4), 2, ORDER);
    bench.goAhead();
    float[] y = bench.y();
    bench.goBack(dy);
    return y;
  }

  /** A batch that goes through on a team, again and again. */
  private final class OnTeam implements BatchRun.Errand {
    final Parameters parameters;
    final Gradients gradients;
    final BatchRun run;
    final int[] starts;
    final int inputs;
    final int outputs;
    final float[] y;
    float[] x;
    float[] dy;

    OnTeam(Drawn drawn, Team team, int pieceSize) {
      parameters = drawn.parameters();
      inputs = drawn.input.size();
      outputs = drawn.path.outputShape(drawn.input).size();
      y = new float[SAMPLES * outputs];
      int pieces = Math.ceilDiv(SAMPLES, pieceSize);
      starts = new int[pieces];
      Arrays.setAll(starts, piece -> piece * pieceSize);
      Plan plan = new Plan(drawn.path, drawn.input, parameters, kernels(), Mode.TRAINING);
      gradients = new Gradients(plan, SAMPLES, pieces);
      run = new BatchRun(plan, gradients, pieceSize, pieces, team, this);
    }

    /** Everything that comes of a batch. */
    List<float[]> take(float[] x, float[] dy) {
      this.x = x;
      this.dy = dy;
      gradients.begin(SAMPLES, starts.length);
      run.run(starts.length);
      run.finish();
      List<float[]> results = new ArrayList<>(List.of(y.clone()));
      for (Parameter parameter : parameters.all()) {
        results.add(gradients.of(parameter).clone());
        results.add(parameter.values().clone());
      }
      parameters.changed();
      return results;
    }

    private int samples(int piece) {
      return (piece + 1 < starts.length ? starts[piece + 1] : SAMPLES) - starts[piece];
    }

    @Override
    public void begin(int piece, Pass pass) {
      int row = starts[piece];
      int samples = samples(piece);
      pass.beginTraining(
          new Pass.Piece(ORDER, row, samples, piece, row, new Randomness(4), 2), gradients);
      System.arraycopy(x, row * inputs, pass.input(), 0, samples * inputs);
    }

    @Override
    public void turnRound(int piece, Pass pass) {
      int at = starts[piece] * outputs;
      int count = samples(piece) * outputs;
      System.arraycopy(pass.output(), 0, y, at, count);
      System.arraycopy(dy, at, pass.outputGradient(), 0, count);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBatchGivesTheSameBytesOnAnyNumberOfThreads(long seed) {
    Drawn drawn = new Drawn(seed);
    OnTeam alone = new OnTeam(drawn, one, 2);
    OnTeam together = new OnTeam(drawn, two, 2);
    LayerBench bench = drawn.bench(Mode.TRAINING, 2, 2, 1);
    for (int round = 0; round < 2; round++) {
      float[] x = drawn.x();
      float[] dy = drawn.dy();
      List<float[]> expected = alone.take(x, dy);
      assertThat(together.take(x, dy).toArray(float[][]::new))
          .as(drawn.toString())
          .isDeepEqualTo(expected.toArray(float[][]::new));
      assertThat(train(bench, x, dy)).as(drawn.toString()).isEqualTo(expected.getFirst());
      for (Parameter parameter : bench.parameters()) {
        assertThat(bench.gradients.of(parameter))
            .as(parameter.name())
            .isEqualTo(expected.get(1 + 2 * parameter.index()));
      }
    }
  }

  /** With batch normalisation folded into what is before it, and without. */
  @ParameterizedTest
  @MethodSource("seeds")
  void predictingGivesWhatTheLayersGiveOneByOne(long seed) {
    Drawn drawn = new Drawn(seed);
    LayerBench expected = drawn.bench(Mode.OBSERVATION, SAMPLES);
    LayerBench predicted = drawn.bench(Mode.PREDICTION, SAMPLES);
    Pass alone = new Pass(predicted.plan, two);
    for (int round = 0; round < 2; round++) {
      float[] x = drawn.x();
      expected.give(x);
      expected.beginObservation();
      expected.goAhead();
      float[] all = predict(predicted, x, SAMPLES);
      close("prediction of " + drawn, expected.y(), all, 1e-5);
      // Fewer samples may be summed in another order.
      int outputs = all.length / SAMPLES;
      close("three of " + drawn, Arrays.copyOf(all, 3 * outputs), predict(predicted, x, 3), 1e-4);
      alone.beginPrediction(1);
      int size = drawn.input.size();
      System.arraycopy(x, 4 * size, alone.input(), 0, size);
      alone.forward();
      float[] last = Arrays.copyOfRange(all, 4 * outputs, 5 * outputs);
      close("one of " + drawn, last, Arrays.copyOf(alone.output(), outputs), 1e-4);
    }
  }

  /** What lies between the layers can be read for each sample of a batch, both ways. */
  @ParameterizedTest
  @MethodSource("seeds")
  void observingKeepsWhatEachLayerMakesOfEachSample(long seed) {
    Drawn drawn = new Drawn(seed);
    LayerBench together = drawn.bench(Mode.OBSERVATION, SAMPLES);
    LayerBench apart = drawn.bench(Mode.OBSERVATION, 1, 1, 1, 1, 1);
    float[] x = drawn.x();
    float[] dy = drawn.dy();
    for (LayerBench bench : List.of(together, apart)) {
      bench.give(x);
      bench.beginObservation();
      bench.goAhead();
      bench.goBack(dy);
    }
    for (int place = 0; place < together.plan.marked().size(); place++) {
      String what = together.plan.marked().get(place).name() + " of " + drawn;
      Rows all = together.pass(0).output(place);
      Rows slopes = together.pass(0).outputGradient(place);
      for (int n = 0; n < SAMPLES; n++) {
        // Sums may be in another order; where they cancel, little is left to compare with.
        Closeness close = new Closeness(1e-3, 1, 0.1);
        double[] alone = Floats.widen(row(apart.pass(n).output(place), 0));
        close.assertClose(what, alone, row(all, n));
        double[] slope = Floats.widen(row(apart.pass(n).outputGradient(place), 0));
        close.assertClose("d " + what, slope, row(slopes, n));
      }
    }
  }

  private static float[] row(Rows rows, int sample) {
    int at = rows.at(sample);
    return Arrays.copyOfRange(rows.values(), at, at + rows.size());
  }

  private static float[] predict(LayerBench bench, float[] x, int samples) {
    bench.give(x);
    bench.pass().beginPrediction(samples);
    bench.goAhead();
    return Arrays.copyOf(bench.y(), samples * bench.outputs() / SAMPLES);
  }

  private static void close(String what, float[] expected, float[] actual, double tolerance) {
    Closeness.relative(tolerance).assertClose(what, Floats.widen(expected), actual);
  }

  @Test
  void whatGoesBackIsTakenLayerByLayer() {
    Path path =
        Path.of(new Conv(3, 2, 8, 1, 1), new Activation(Activation.Function.RELU), new MaxPool(2));
    for (Mode mode : Mode.values()) {
      Shape input = Shape.of(2, 32, 32);
      Plan plan = new Plan(path, input, new Parameters(path, input), kernels(), mode);
      boolean joined = !mode.goesBack() && !kernels().name().equals("portable");
      assertThat(plan.steps()).as(mode.name()).hasSize(joined ? 1 : 3);
    }
  }
}
