package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Add;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Path;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which weights a new model has: He's before rectifiers, Xavier's elsewhere. */
final class InitialWeightsTest {
  private static final Activation SIGMOID = new Activation(Activation.Function.SIGMOID);

  private static Model model(long seed, Layer... layers) {
    Shape input = Shape.of(1, 16, 16);
    Preprocessing preprocessing =
        new Preprocessing(
            Fitting.of(1, 16, 16), new Standardisation(new float[] {0}, new float[] {1}));
    return Model.create(
        Architecture.of("test", input, List.of(layers)),
        List.of("a", "b"),
        preprocessing,
        Provenance.here("none", seed));
  }

  private static Parameter parameter(Model model, String name) {
    return model.network().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a value lies beyond Xavier's limit: one of hundreds of He's does, none of Xavier's. */
  private static boolean isHe(Model model, String name) {
    Parameter weight = parameter(model, name);
    double limit = Math.sqrt(6.0 / (weight.spec().fanIn() + weight.spec().fanOut()));
    for (float value : weight.values()) {
      if (Math.abs(value) > 1.001 * limit) {
        return true;
      }
    }
    return false;
  }

  private static Layer[] pooled(Activation.Function function) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Conv(3, 1, 60, 1, 1));
    layers.add(new MaxPool(2, 2));
    layers.add(new Dropout(0.1));
    layers.add(new Activation(function));
    layers.add(new Flatten());
    layers.add(new Dense(0, 20));
    layers.add(new Dropout(0.5));
    layers.add(new Activation(function));
    layers.add(new Dense(20, 1));
    layers.add(SIGMOID);
    return layers.toArray(Layer[]::new);
  }

  @ParameterizedTest
  @EnumSource(names = {"RELU", "LEAKY_RELU"})
  void heIsTakenBeforeARectifierAlsoThroughPoolingAndDropout(Activation.Function function) {
    Model model = model(1, pooled(function));
    assertThat(isHe(model, "conv1.weight")).isTrue();
    assertThat(isHe(model, "dense1.weight")).isTrue();
    assertThat(isHe(model, "dense2.weight")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGMOID", "TANH"})
  void xavierIsTakenBeforeSigmoidAndTanhAlsoThroughPoolingAndDropout(Activation.Function function) {
    Model model = model(1, pooled(function));
    assertThat(isHe(model, "conv1.weight")).isFalse();
    assertThat(isHe(model, "dense1.weight")).isFalse();
    assertThat(isHe(model, "dense2.weight")).isFalse();
  }

  @Test
  void theActivationThatComesFirstDecidesAlsoThroughFlatten() {
    Model model =
        model(
            1,
            new Conv(3, 1, 60, 1, 1),
            new Flatten(),
            new Activation(Activation.Function.RELU),
            new Dense(0, 20),
            new Activation(Activation.Function.TANH),
            new Dense(20, 1),
            SIGMOID);
    assertThat(isHe(model, "conv1.weight")).isTrue();
    assertThat(isHe(model, "dense1.weight")).isFalse();
  }

  @Test
  void aRectifierWithLearnedSlopesWantsHe() {
    Model model =
        model(
            1,
            new Conv(3, 1, 60, 1, 1),
            new BatchNorm(),
            new PRelu(),
            new Flatten(),
            new Dense(0, 20),
            new BatchNorm(),
            new PRelu(),
            new Dense(20, 1),
            SIGMOID);
    assertThat(isHe(model, "conv1.weight")).isTrue();
    assertThat(isHe(model, "dense1.weight")).isTrue();
    assertThat(isHe(model, "dense2.weight")).isFalse();
    assertThat(parameter(model, "prelu1.weight").values()).containsOnly(0.25f);
    assertThat(parameter(model, "batchnorm1.weight").values()).containsOnly(1);
    assertThat(parameter(model, "batchnorm1.running_mean").values()).containsOnly(0);
    assertThat(parameter(model, "batchnorm1.running_var").values()).containsOnly(1);
  }

  /** What stands in another path comes neither before nor behind. */
  @Test
  void theActivationBehindTheJoinDecidesForTheLastLayerOfAPath() {
    Activation relu = new Activation(Activation.Function.RELU);
    Activation tanh = new Activation(Activation.Function.TANH);
    Model model =
        model(
            1,
            new Conv(3, 1, 30, 1, 1),
            new Add(
                Path.of(new Conv(3, 30, 30, 1, 1)),
                Path.of(new Conv(3, 30, 30, 1, 1), tanh, new Conv(3, 30, 30, 1, 1)),
                Path.of(tanh)),
            relu,
            new Flatten(),
            new Dense(0, 1),
            SIGMOID);
    assertThat(isHe(model, "add1.path1.conv1.weight")).isTrue();
    assertThat(isHe(model, "add1.path2.conv1.weight")).isFalse();
    assertThat(isHe(model, "add1.path2.conv2.weight")).isTrue();
    assertThat(isHe(model, "conv1.weight")).isFalse();
  }

  @Test
  void biasesAreZeroAndWeightsAreNot() {
    for (Parameter parameter : model(1, pooled(Activation.Function.RELU)).network().parameters()) {
      if (parameter.spec().isBias()) {
        assertThat(parameter.values()).containsOnly(0);
      } else {
        assertThat(parameter.values()).isNotEqualTo(new float[parameter.size()]);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
    Layer[] layers = pooled(Activation.Function.RELU);
    Model model = model(1, layers);
    Model same = model(1, layers);
    Model other = model(2, layers);
    for (Parameter parameter : model.network().parameters()) {
      String name = parameter.name();
      assertThat(parameter(same, name).values()).isEqualTo(parameter.values());
      if (!parameter.spec().isBias()) {
        assertThat(parameter(other, name).values()).isNotEqualTo(parameter.values());
      }
    }
  }
}
