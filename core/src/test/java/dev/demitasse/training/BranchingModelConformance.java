package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.BatchRun;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.Plan;
import dev.demitasse.layers.Rows;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Provenance;
import dev.demitasse.model.Summary;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.optimizers.Sgd;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.GoldenArray;
import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The presets that branch and normalise against PyTorch in double precision, layer by layer, from
 * weights and pictures that both compute, with any kernels.
 */
public abstract class BranchingModelConformance {
  private static final int SAMPLES = 6;
  private static final int PIECE = 2;
  private static final double CLOSE = 2e-5;

  /**
   * Where a value comes within rounding of a rectifier's kink, its slope is another; among a
   * million values some do. Without kinks, slopes are nearly as close as values.
   */
  private static final Map<String, Double> CLOSE_SLOPES = Map.of("relu", 3e-2, "silu", 1e-4);

  private final Team team = new Team(2);

  /** For the tests of an implementation. */
  protected BranchingModelConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  static Stream<GoldenCase> models() {
    try (InputStream in = BranchingModelConformance.class.getResourceAsStream("branching.json")) {
      return Goldens.read(in).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void endTeam() {
    team.close();
  }

  /** Whole numbers below 2^24 from a text and a number. */
  private static int bits(String name, int i) {
    int h = i * 0x9E3779B9 + name.hashCode();
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return (h ^ (h >>> 16)) >>> 8;
  }

  private static void fill(float[] values, String name, double middle, double reach) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (middle + reach * (bits(name, i) / 0x1p24 * 2 - 1));
    }
  }

  private static void fill(Parameter parameter) {
    String name = parameter.name();
    if (parameter.spec().start().isPresent()) {
      boolean aboutOne = parameter.spec().isWeight() || parameter.spec().isVariance();
      fill(parameter.values(), name, aboutOne ? 1 : 0, 0.2);
    } else {
      fill(parameter.values(), name, 0, Math.sqrt(6.0 / parameter.spec().fanIn()));
    }
  }

  private static Model model(GoldenCase golden) {
    String text = ArchitectureText.print(Presets.named(golden.op()));
    String function = "Activation(\"" + golden.text("function") + "\")";
    Architecture preset =
        ArchitectureText.parse(golden.op(), text.replace("Activation(\"relu\")", function))
            .architecture();
    int side = preset.input().dimension(1);
    Preprocessing preprocessing =
        new Preprocessing(
            Fitting.of(3, side, side), new Standardisation(new float[3], new float[] {1, 1, 1}));
    List<String> classes = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    Model model = Model.create(preset, classes, preprocessing, Provenance.here("golden", 0));
    model.network().parameters().forEach(BranchingModelConformance::fill);
    model.network().weightsChanged();
    return model;
  }

  private static Toy.Pictures pictures(Model model) {
    int size = model.network().inputShape().size();
    float[] values = new float[SAMPLES * size];
    fill(values, "input", 0, 1);
    int[] labels = IntStream.range(0, SAMPLES).map(i -> bits("labels", i) % 10).toArray();
    return new Toy.Pictures(size, values, labels);
  }

  /** Means, roots of mean squares and a dozen values, as the reference has them. */
  private static void assertClose(
      GoldenCase golden, String name, float[] actual, double tolerance) {
    double[] expected = golden.array(name).values();
    double sum = 0;
    double squares = 0;
    for (float value : actual) {
      sum += value;
      squares += (double) value * value;
    }
    double[] known = new double[expected.length];
    known[0] = sum / actual.length;
    known[1] = Math.sqrt(squares / actual.length);
    for (int i = 2; i < known.length; i++) {
      known[i] = actual[((i - 2) * 7919 + 13) % actual.length];
    }
    new Closeness(tolerance, 1, expected[1]).assertClose(name, expected, known);
  }

  /** A batch that goes through in pieces, each of whose layers is looked at. */
  private final class Look implements BatchRun.Errand {
    final Model model;
    final Toy.Pictures pictures;
    final Plan plan;
    final Gradients gradients;
    final List<Path.Place> places;
    final Map<String, float[]> outputs = new HashMap<>();
    final Map<String, float[]> slopes = new HashMap<>();
    final double[] losses = new double[SAMPLES / PIECE];

    Look(Model model) {
      this.model = model;
      pictures = pictures(model);
      plan = model.network().plan(Mode.PROBE, kernels());
      places = model.architecture().places().subList(0, model.network().depth());
      for (Path.Place place : places) {
        outputs.put(place.name(), new float[SAMPLES * place.output().size()]);
        slopes.put(place.name(), new float[SAMPLES * place.output().size()]);
      }
      gradients = new Gradients(plan, SAMPLES, losses.length);
      BatchRun run = new BatchRun(plan, gradients, PIECE, losses.length, team, this);
      gradients.begin(SAMPLES, losses.length);
      run.run(losses.length);
      run.finish();
    }

    @Override
    public void begin(int piece, Pass pass) {
      int[] order = IntStream.range(0, SAMPLES).toArray();
      int row = piece * PIECE;
      pass.beginTraining(
          new Pass.Piece(order, row, PIECE, piece, row, new Randomness(0), 1), gradients);
      int size = pictures.sampleSize();
      System.arraycopy(pictures.values(), row * size, pass.input(), 0, PIECE * size);
    }

    @Override
    public void turnRound(int piece, Pass pass) {
      int[] labels = {pictures.label(piece * PIECE), pictures.label(piece * PIECE + 1)};
      losses[piece] = model.head().loss().sum(pass.output(), PIECE, 10, labels);
      float[] dy = pass.outputGradient();
      model.head().loss().gradient(pass.output(), PIECE, 10, labels, dy, 1.0 / SAMPLES);
    }

    @Override
    public void end(int piece, Pass pass) {
      for (int i = 0; i < places.size(); i++) {
        copy(pass.output(i), outputs.get(places.get(i).name()), piece);
        copy(pass.outputGradient(i), slopes.get(places.get(i).name()), piece);
      }
    }

    private void copy(Rows rows, float[] all, int piece) {
      int count = PIECE * rows.size();
      System.arraycopy(rows.values(), 0, all, piece * count, count);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void eachLayerGivesWhatPyTorchGivesAndItsGradientIsThatOfPyTorch(GoldenCase golden) {
    Model model = model(golden);
    assertThat(Summary.of(model.architecture()).parameters())
        .isEqualTo(golden.integer("parameters"));
    double closeSlopes = CLOSE_SLOPES.get(golden.text("function"));
    Look look = new Look(model);
    double loss = IntStream.range(0, 3).mapToDouble(i -> look.losses[i]).sum() / SAMPLES;
    assertThat(loss).isCloseTo(golden.number("loss"), within(CLOSE * golden.number("loss")));
    for (Path.Place place : look.places) {
      String name = place.name();
      assertClose(golden, "outputs." + name, look.outputs.get(name), CLOSE);
      assertClose(golden, "slopes." + name, look.slopes.get(name), closeSlopes);
    }
    for (Parameter parameter : model.network().parameters()) {
      String name = parameter.name();
      if (parameter.spec().trainable()) {
        assertClose(golden, "gradients." + name, look.gradients.of(parameter), closeSlopes);
      } else {
        assertClose(golden, "statistics." + name, parameter.values(), CLOSE);
      }
    }
  }

  /** With memory used again, layers joined, and batch normalisation folded when predicting. */
  @ParameterizedTest
  @MethodSource("models")
  void aStepAndThePredictionsAroundItAreThoseOfPyTorch(GoldenCase golden) {
    Model model = model(golden);
    Toy.Pictures pictures = pictures(model);
    Evaluator evaluator = new Evaluator(kernels(), team);
    double closeSlopes = CLOSE_SLOPES.get(golden.text("function"));
    Closeness close = Closeness.relative(CLOSE);
    GoldenArray before = golden.array("logits_before");
    close.assertClose("logits before", before.values(), evaluator.outputs(model, pictures));
    List<Parameter> parameters = model.network().parameters();
    int[] sizes = parameters.stream().mapToInt(Parameter::size).toArray();
    OptimizerState optimizer = new Sgd(0.05, 0, false, 0).start(sizes);
    TrainStep step = new TrainStep(model.network(), model.head().loss(), SAMPLES, kernels(), team);
    int[] order = IntStream.range(0, SAMPLES).toArray();
    TrainStep.Batch batch = new TrainStep.Batch(order, 0, SAMPLES, new Randomness(0), 1);
    double loss = step.take(pictures, batch, optimizer).loss() / SAMPLES;
    assertThat(loss).isCloseTo(golden.number("loss"), within(CLOSE * golden.number("loss")));
    for (Parameter parameter : parameters) {
      String name = parameter.name();
      if (parameter.spec().trainable()) {
        assertClose(golden, "gradients." + name, step.gradient(parameter), closeSlopes);
      } else {
        assertClose(golden, "statistics." + name, parameter.values(), CLOSE);
      }
    }
    GoldenArray after = golden.array("logits_after");
    Closeness.relative(closeSlopes)
        .assertClose("logits after", after.values(), evaluator.outputs(model, pictures));
  }
}
