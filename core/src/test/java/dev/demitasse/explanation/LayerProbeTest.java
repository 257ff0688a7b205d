package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.model.Samples;
import dev.demitasse.tensor.Shape;
import dev.demitasse.training.Toy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayerProbeTest {
  private static final Shape PAIR = Shape.of(1, 1, 2);

  private final Team team = new Team(2);

  @AfterEach
  void endTeam() {
    team.close();
  }

  private List<LayerSignal> measure(Model model, Samples samples) {
    return new LayerProbe(model, samples, 1, Kernels.portable(), team).measure();
  }

  /** Looking at a batch leaves what predicting goes by as it is. */
  @Test
  void measuringLeavesRunningStatisticsAloneAndSeesEveryLayerOfAJoin() {
    String text = "Residual([Conv(3, 1, 2, pad=1, bias=False), BatchNorm()])\nFlatten()\n";
    Model model = Toy.model(text, Toy.SMALL, 2, 1);
    Toy.Pictures pictures = Toy.pictures(Toy.SMALL, 2, 9, 1);
    List<LayerSignal> signals = measure(model, pictures);
    assertThat(signals.stream().map(LayerSignal::layer))
        .containsExactly(
            "residual1.path.conv1",
            "residual1.path.batchnorm1",
            "residual1.shortcut.conv1",
            "residual1.shortcut.batchnorm1",
            "residual1",
            "flatten1",
            "dense1");
    assertThat(value(signals.get(1).weightGradient())).isPositive();
    for (Parameter parameter : model.network().parameters()) {
      if (!parameter.spec().trainable()) {
        assertThat(parameter.values()).containsOnly(parameter.spec().start().orElseThrow());
      }
    }
  }

  private static void weights(Model model, float[]... values) {
    for (Parameter parameter : model.network().parameters()) {
      float[] given = values[parameter.index()];
      System.arraycopy(given, 0, parameter.values(), 0, given.length);
    }
    model.network().weightsChanged();
  }

  /**
   * Samples (1, 2) of the second class and (2, 1) of the first. The first layer gives (-1, 2.5, -3)
   * and (1, 2, -3), the rectifier (0, 2.5, 0) and (1, 2, 0), the logits are 0. So the mean loss's
   * gradient is -1/4 by the first logit and 1/4 by the second; by the last weights -1/4 (0, 2.5, 0)
   * + 1/4 (1, 2, 0) = (1/4, -1/8, 0); by what the rectifier gives -1/4 (1, 2, 3) and 1/4 (1, 2, 3);
   * by what it is given (0, -1/2, 0) and (1/4, 1/2, 0); by the first weights the rows (1/2, 1/4),
   * (1/2, -1/2) and (0, 0). The third unit is dead.
   */
  @Test
  void theSignalsOfATwoLayerNetworkAreThoseComputedByHand() {
    Model model = Toy.model("Flatten()\nDense(2, 3)\nActivation(\"relu\")\n", PAIR, 2, 1);
    weights(
        model,
        new float[] {1, -1, 0.5f, 1, -1, -1},
        new float[] {0, 0, 0},
        new float[] {1, 2, 3},
        new float[] {-5});
    Samples samples = new Toy.Pictures(2, new float[] {1, 2, 2, 1}, new int[] {1, 0});
    List<LayerSignal> signals = measure(model, samples);

    assertThat(signals.stream().map(LayerSignal::layer))
        .containsExactly("flatten1", "dense1", "activation1", "dense2");
    assertThat(signals.get(0).weightGradient()).isEmpty();
    assertThat(value(signals.get(1).weightGradient()))
        .isCloseTo(Math.sqrt(0.25 + 0.0625 + 0.25 + 0.25), within(1e-6));
    assertThat(value(signals.get(3).weightGradient()))
        .isCloseTo(Math.sqrt(0.0625 + 0.015625), within(1e-6));
    // Of each sample's own loss: twice its share of the mean.
    assertThat(signals.get(3).outputGradient()).isCloseTo(0.5, within(1e-6));
    assertThat(signals.get(2).outputGradient()).isCloseTo(0.5 * Math.sqrt(14.0 / 3), within(1e-6));
    assertThat(signals.get(1).outputGradient()).isCloseTo(Math.sqrt(2.25 / 6), within(1e-6));
    assertThat(signals.get(2).dead()).hasValue(1 - 2.0 / 3);
    assertThat(signals.get(1).dead()).isEmpty();
    assertThat(signals).allSatisfy(each -> assertThat(each.saturated()).isEmpty());
  }

  private static double value(OptionalDouble optional) {
    return optional.orElseThrow();
  }

  /** The slope of sigmoid is below 1/80 from 4.357 on, that of tanh below 1/20 from 2.179 on. */
  @ParameterizedTest
  @CsvSource({"sigmoid, 4.35, 0", "sigmoid, 4.36, 0.5", "tanh, 2.17, 0", "tanh, 2.19, 0.5"})
  void aValueWhereTheSlopeIsBelowATwentiethOfTheSteepestIsSaturated(
      String function, float far, double share) {
    Model model = Toy.model("Activation(\"" + function + "\")\nFlatten()\n", PAIR, 2, 1);
    Samples samples = new Toy.Pictures(2, new float[] {far, 0, 0.5f, -far}, new int[] {1, 0});
    LayerSignal signal = measure(model, samples).getFirst();
    assertThat(signal.saturated()).hasValue(share);
    assertThat(signal.dead()).isEmpty();
  }

  /** A unit lives if any of many samples, in whichever piece, makes it give something. */
  @ParameterizedTest
  @CsvSource({"relu", "leaky_relu"})
  void aUnitThatOneSampleWakesIsNotDead(String function) {
    Model model = Toy.model("Activation(\"" + function + "\")\nFlatten()\n", PAIR, 2, 1);
    float[] values = new float[2 * 40];
    Arrays.fill(values, -1);
    Samples asleep = new Toy.Pictures(2, values, new int[40]);
    assertThat(measure(model, asleep).getFirst().dead()).hasValue(1);
    values[2 * 39 + 1] = 1;
    assertThat(measure(model, asleep).getFirst().dead()).hasValue(0.5);
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "40, 3", "64, 2", "200, 3"})
  void aBatchInPiecesHasTheGradientOfTheWholeBatch(int size, int classes) {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, classes, 3);
    Samples samples = Toy.pictures(Toy.SMALL, classes, size, 3);
    List<Integer> read = new ArrayList<>();
    Samples told =
        Toy.pictures(Toy.SMALL, classes, size, 3)
            .told(
                sample -> {
                  synchronized (read) {
                    read.add(sample);
                  }
                });
    List<LayerSignal> signals = measure(model, told);
    assertThat(read).doesNotHaveDuplicates().hasSize(Math.min(64, size));

    Observation whole = new Observation(model, read.size(), Kernels.portable());
    whole.look(samples, read.stream().mapToInt(Integer::intValue).toArray());
    whole.backFromLoss();
    for (LayerSignal signal : signals) {
      double squares = 0;
      for (Parameter parameter : model.network().parameters()) {
        if (parameter.name().equals(signal.layer() + ".weight")) {
          for (float value : whole.gradient(parameter)) {
            squares += (double) value * value;
          }
        }
      }
      double norm = Math.sqrt(squares);
      assertThat(signal.weightGradient().orElse(0)).isCloseTo(norm, within(1e-5 * norm));
    }
  }

  @Test
  void theSignalsDoNotDependOnTheNumberOfThreadsNorOnWhatWasMeasuredBefore() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 3);
    Samples samples = Toy.pictures(Toy.SMALL, 2, 100, 3);
    LayerProbe probe = new LayerProbe(model, samples, 1, Kernels.portable(), team);
    List<LayerSignal> first = probe.measure();
    assertThat(probe.measure()).isEqualTo(first);
    try (Team alone = new Team(1)) {
      assertThat(new LayerProbe(model, samples, 1, Kernels.portable(), alone).measure())
          .isEqualTo(first);
    }
    assertThat(new LayerProbe(model, samples, 2, Kernels.portable(), team).measure())
        .isNotEqualTo(first);
  }

  @Test
  void largePicturesGoThroughOneByOne() {
    Shape large = Shape.of(1, 600, 600);
    Model model = Toy.model("Conv(3, 1, 3, 1, 1)\nMaxPool(100)\nFlatten()\n", large, 2, 1);
    List<LayerSignal> signals = measure(model, Toy.pictures(large, 2, 3, 1));
    assertThat(signals.stream().collect(Collectors.toMap(LayerSignal::layer, s -> s)))
        .containsOnlyKeys("conv1", "maxpool1", "flatten1", "dense1");
    assertThat(value(signals.getFirst().weightGradient())).isPositive();
  }

  @Test
  void aProbeWantsSamples() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 3);
    Samples none = Toy.pictures(Toy.SMALL, 2, 0, 3);
    assertThatThrownBy(() -> new LayerProbe(model, none, 1, Kernels.portable(), team))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
