package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Provenance;
import dev.demitasse.model.Samples;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.optimizers.Sgd;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.GoldenTensors;
import dev.demitasse.testkit.Goldens;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report's models against PyTorch in double precision, from the same weights and batch, with
 * any kernels.
 */
public abstract class WholeModelConformance {
  private static final int STEPS = 20;

  private final Team team = new Team(2);

  /** For the tests of an implementation. */
  protected WholeModelConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  /**
   * How far, relative, the loss of twenty steps may be from PyTorch's; the logits after them twenty
   * times as far.
   */
  protected double curveTolerance() {
    return 1e-4;
  }

  @AfterEach
  void endTeam() {
    team.close();
  }

  private record RawSamples(float[] values, double[] targets) implements Samples {
    @Override
    public int size() {
      return targets.length;
    }

    @Override
    public int label(int sample) {
      return (int) targets[sample];
    }

    @Override
    public void read(int sample, float[] x, int offset) {
      int size = values.length / targets.length;
      System.arraycopy(values, sample * size, x, offset, size);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"report_cnn", "report_cnn_linear", "report_nn"})
  void logitsAndGradientsAreThoseOfPyTorch(String name) {
    GoldenTensors golden = golden(name);
    Model model = model(name, golden);
    Samples samples = samples(golden);
    float[] logits = new Evaluator(kernels(), team).outputs(model, samples);
    Closeness.relative(1e-4).assertClose("logits", golden.array("logits_before").values(), logits);

    TrainStep step = step(model, samples.size());
    step.compute(samples, batch(samples.size()));
    for (Parameter parameter : model.network().parameters()) {
      double[] expected = golden.array("grad." + torchName(model, parameter)).values();
      Closeness.relative(1e-4).assertClose(parameter.name(), expected, step.gradient(parameter));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "report_cnn, sgd_momentum", "report_cnn, adam",
    "report_cnn_linear, sgd_momentum", "report_cnn_linear, adam",
    "report_nn, sgd_momentum", "report_nn, adam"
  })
  void twentyStepsLoseWhatPyTorchLoses(String name, String optimizerName) {
    GoldenTensors golden = golden(name);
    Model model = model(name, golden);
    Samples samples = samples(golden);
    GoldenCase curves = Goldens.read("whole_models", name).getFirst();
    double[] expected =
        curves.array("full_batch_steps." + optimizerName + ".loss_at_step").values();
    List<Parameter> parameters = model.network().parameters();
    Optimizer optimizer =
        optimizerName.equals("adam") ? new Adam(1e-3) : new Sgd(0.05, 0.9, false, 0);
    OptimizerState state = optimizer.start(parameters.stream().mapToInt(Parameter::size).toArray());
    TrainStep step = step(model, samples.size());
    for (int i = 0; i < STEPS; i++) {
      double loss = step.take(samples, batch(samples.size()), state).loss() / samples.size();
      assertThat(loss)
          .as("step %d", i)
          .isCloseTo(expected[i], within(curveTolerance() * expected[i]));
    }
    float[] logits = new Evaluator(kernels(), team).outputs(model, samples);
    Closeness.relative(20 * curveTolerance())
        .assertClose(
            "logits after 20 steps",
            golden.array("logits_after_20." + optimizerName).values(),
            logits);
  }

  private static GoldenTensors golden(String name) {
    Optional<GoldenTensors> golden = Goldens.tensors(name);
    assumeTrue(golden.isPresent(), name + " is not at hand");
    return golden.get();
  }

  private static Samples samples(GoldenTensors golden) {
    return new RawSamples(golden.array("input").floats(), golden.array("target").values());
  }

  private TrainStep step(Model model, int batchSize) {
    return new TrainStep(model.network(), model.head().loss(), batchSize, kernels(), team);
  }

  private static TrainStep.Batch batch(int size) {
    int[] order = IntStream.range(0, size).toArray();
    return new TrainStep.Batch(order, 0, size, new Randomness(0), 1);
  }

  private static Model model(String name, GoldenTensors golden) {
    Architecture preset = Presets.named(name.replace('_', '-'));
    Architecture architecture =
        Architecture.of(
            name,
            preset.input(),
            preset.layers().stream().filter(layer -> !(layer instanceof Dropout)).toList());
    int side = preset.input().dimension(1);
    Preprocessing preprocessing =
        new Preprocessing(
            Fitting.of(1, side, side), new Standardisation(new float[] {0}, new float[] {1}));
    Model model =
        Model.create(
            architecture, List.of("no", "yes"), preprocessing, Provenance.here("golden", 0));
    for (Parameter parameter : model.network().parameters()) {
      float[] values = golden.array(torchName(model, parameter)).floats();
      System.arraycopy(values, 0, parameter.values(), 0, values.length);
    }
    return model;
  }

  /** PyTorch numbers all layers of a Sequential, Demitasse those of each kind. */
  private static String torchName(Model model, Parameter parameter) {
    String[] parts = parameter.name().split("\\.", 2);
    List<String> names = model.architecture().places().stream().map(Path.Place::name).toList();
    return names.indexOf(parts[0]) + "." + parts[1];
  }
}
