package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Rows;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Network;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Samples;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.GradientCheck;
import dev.demitasse.testkit.SeededArrays;
import dev.demitasse.training.Toy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Looking inside a network shows what the network does, with any kernels. */
public abstract class ObservationConformance {
  private static final int SAMPLES = 3;

  /** For the tests of an implementation. */
  protected ObservationConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  static Stream<String> presets() {
    return Presets.names().stream();
  }

  private static Model preset(String name) {
    return Toy.model(ArchitectureText.print(Presets.named(name)), Presets.named(name).input(), 4);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void whatComesOutIsWhatPredictingGives(String name) {
    Model model = preset(name);
    Shape input = model.architecture().input();
    Samples samples = Toy.pictures(input, model.classNames().size(), SAMPLES, 3);
    Network network = model.network();
    Pass pass = network.predictionPass(SAMPLES, kernels());
    pass.beginPrediction(SAMPLES);
    for (int i = 0; i < SAMPLES; i++) {
      samples.read(i, pass.input(), i * input.size());
    }
    pass.forward();

    float[] expected = Arrays.copyOf(pass.output(), SAMPLES * network.outputShape().size());

    Observation observation = new Observation(model, SAMPLES, kernels());
    observation.look(samples, 0, 1, 2);
    float[] last = observation.output(observation.depth() - 1).values();
    if (network.parameters().stream().allMatch(parameter -> parameter.spec().trainable())) {
      assertThat(last).isEqualTo(expected);
    } else {
      // Predicting folds batch normalisation into other weights.
      Closeness.relative(1e-5).assertClose(name, Floats.widen(expected), last);
    }
    assertThat(observation.probabilities()).isEqualTo(model.head().probabilities(last, SAMPLES));
  }

  static Stream<String> texts() {
    return Stream.of(Toy.CNN, Toy.BRANCHING);
  }

  /** Weights and statistics that are all different. */
  private static Model unlike(String text, int classes) {
    Model model = Toy.model(text, Toy.SMALL, classes, 8);
    SeededArrays random = new SeededArrays(3);
    for (Parameter parameter : model.network().parameters()) {
      if (parameter.spec().start().isPresent()) {
        float start = parameter.spec().start().orElseThrow();
        double[] values = random.uniform(parameter.size(), start - 0.2, start + 0.2);
        System.arraycopy(Floats.of(values), 0, parameter.values(), 0, values.length);
      }
    }
    model.network().weightsChanged();
    return model;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void eachLayersOutputIsThatOfTheLayersOneByOneInDoublePrecision(String text) {
    Model model = unlike(text, 3);
    Toy.Pictures samples = Toy.pictures(Toy.SMALL, 3, 2, 8);
    Observation observation = new Observation(model, 2, kernels());
    observation.look(samples, 1);
    float[] x = Arrays.copyOfRange(samples.values(), Toy.SMALL.size(), 2 * Toy.SMALL.size());
    List<double[]> expected = new WideNetwork(model).outputs(Floats.widen(x));
    assertThat(observation.depth()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      Closeness.relative(1e-5)
          .assertClose("layer " + i, expected.get(i), first(observation.output(i)));
    }
  }

  /** The second sample of two, so that nothing depends on where it stands. */
  @ParameterizedTest
  @CsvSource({
    "2, 0, cross_entropy",
    "2, 1, cross_entropy",
    "3, 2, cross_entropy",
    "2, 1, squared_error",
    "2, 0, squared_error",
    "3, 0, squared_error"
  })
  void theGradientOfAScoreByTheInputIsThatOfDifferences(int classes, int label, String loss) {
    Model model = model(classes, loss);
    Toy.Pictures samples = Toy.pictures(Toy.SMALL, classes, 2, 5);
    Observation observation = new Observation(model, 2, kernels());
    observation.look(samples, 0, 1);
    observation.backFromScore(label);
    int size = Toy.SMALL.size();
    double[] x = Floats.widen(Arrays.copyOfRange(samples.values(), size, 2 * size));
    float[] gradient = Arrays.copyOfRange(observation.inputGradient().values(), size, 2 * size);
    WideNetwork network = new WideNetwork(model);
    GradientCheck.assertGradient(
        "score",
        values -> score(network, values, classes, label, loss),
        x,
        Floats.widen(gradient),
        1e-3);
  }

  private static Model model(int classes, String loss) {
    String end =
        classes == 2
            ? "Dense(outputs=1)\nActivation(\"sigmoid\", \"%s\")\n".formatted(loss)
            : "Dense(outputs=%d)\nActivation(\"softmax\", \"%s\")\n".formatted(classes, loss);
    return Toy.model(Toy.CNN.replace("cross_entropy", loss) + end, Toy.SMALL, 5);
  }

  /** The logit, which with squared error is what the layer before the last one gives. */
  private static double score(
      WideNetwork network, double[] x, int classes, int label, String loss) {
    double[] logits = network.logits(x, loss.equals("squared_error"));
    return classes == 2 ? (label == 1 ? logits[0] : -logits[0]) : logits[label];
  }

  @Test
  void theGradientOfAScoreThroughJoinsIsThatOfDifferences() {
    Model model = unlike(Toy.BRANCHING, 3);
    Toy.Pictures samples = Toy.pictures(Toy.SMALL, 3, 1, 5);
    Observation observation = new Observation(model, 1, kernels());
    observation.look(samples, 0);
    observation.backFromScore(2);
    double[] x = Floats.widen(samples.values());
    WideNetwork network = new WideNetwork(model);
    GradientCheck.assertGradient(
        "score",
        values -> network.logits(values, false)[2],
        x,
        Floats.widen(observation.inputGradient().values()),
        1e-3);
  }

  @Test
  void theGradientByALayersOutputTakenThroughTheLayersBeforeItIsThatByTheInput() {
    Model model = Toy.model("Conv(3, 1, 2, 1, 1)\nFlatten()\n", Toy.SMALL, 2, 5);
    Observation observation = new Observation(model, 1, kernels());
    observation.look(Toy.pictures(Toy.SMALL, 2, 1, 5), 0);
    observation.backFromScore(1);
    float[] weights = model.network().parameters().get(2).values();
    Closeness.relative(1e-6)
        .assertClose("conv1", Floats.widen(weights), first(observation.outputGradient(0)));
    assertThat(first(observation.outputGradient(1)))
        .isEqualTo(first(observation.outputGradient(0)));
    assertThat(observation.outputGradient(2).values()).containsExactly(1);
  }

  @Test
  void goingBackTwiceDoesNotAddUp() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 8);
    Observation observation = new Observation(model, 2, kernels());
    observation.look(Toy.pictures(Toy.SMALL, 2, 2, 8), 0, 1);
    observation.backFromLoss();
    float[] filters = observation.gradient(model.network().parameters().getFirst()).clone();
    float[] input = observation.inputGradient().values().clone();
    observation.backFromScore(1);
    observation.backFromScore(0);
    assertThat(observation.inputGradient().values()).isNotEqualTo(input);
    observation.backFromLoss();
    assertThat(observation.inputGradient().values()).isEqualTo(input);
    assertThat(observation.gradient(model.network().parameters().getFirst())).isEqualTo(filters);
  }

  @Test
  void newWeightsAreSeenAtTheNextLook() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 8);
    Samples samples = Toy.pictures(Toy.SMALL, 2, 2, 8);
    Observation observation = new Observation(model, 1, kernels());
    observation.look(samples, 0);
    float[] before = observation.output(0).values().clone();
    Arrays.fill(model.network().parameters().getFirst().values(), 0);
    model.network().weightsChanged();
    observation.look(samples, 0);
    assertThat(before).isNotEqualTo(observation.output(0).values());
    assertThat(observation.output(0).values()).containsOnly(0);
  }

  private static float[] first(Rows rows) {
    return Arrays.copyOf(rows.values(), rows.size());
  }
}
