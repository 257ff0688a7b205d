package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InitialisationTest {
  private final RandomStream random = new Randomness(1).stream(Randomness.Purpose.INITIAL_WEIGHTS);

  private static Parameter weight(Layer layer, Shape input) {
    return new Parameters(Path.of(layer), input).all().getFirst();
  }

  private static double deviation(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(squares) / values.length));
    return Math.sqrt(squares / values.length - mean * mean);
  }

  @Test
  void heIsNormalWithVarianceTwoOverTheInputs() {
    Parameter dense = weight(new Dense(200, 300), Shape.of(200));
    Initialisation.HE.initialise(dense, random);
    assertThat(deviation(dense.values())).isCloseTo(Math.sqrt(2.0 / 200), within(0.0015));
    Parameter conv = weight(new Conv(3, 20, 300, 1, 1), Shape.of(20, 8, 8));
    Initialisation.HE.initialise(conv, random);
    double expected = Math.sqrt(2.0 / (20 * 9));
    assertThat(deviation(conv.values())).isCloseTo(expected, within(0.0015));
    // One of 2,000 normal numbers is beyond three and a half deviations, no uniform one is.
    assertThat(largest(conv.values())).isGreaterThan(3.5 * expected);
  }

  @Test
  void xavierIsUniformWithVarianceTwoOverInputsAndOutputs() {
    Parameter dense = weight(new Dense(200, 300), Shape.of(200));
    Initialisation.XAVIER.initialise(dense, random);
    assertThat(deviation(dense.values())).isCloseTo(Math.sqrt(2.0 / 500), within(0.001));
    assertThat(largest(dense.values()))
        .isBetween(0.999 * Math.sqrt(6.0 / 500), 1.000001 * Math.sqrt(6.0 / 500));
    Parameter conv = weight(new Conv(3, 20, 300, 1, 1), Shape.of(20, 8, 8));
    Initialisation.XAVIER.initialise(conv, random);
    assertThat(deviation(conv.values())).isCloseTo(Math.sqrt(2.0 / (320 * 9)), within(0.0005));
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @ParameterizedTest
  @EnumSource
  void biasesAreZero(Initialisation initialisation) {
    Parameters parameters = new Parameters(Path.of(new Dense(3, 50)), Shape.of(3));
    Parameter bias = parameters.all().getLast();
    Arrays.fill(bias.values(), 1);
    initialisation.initialise(bias, random);
    assertThat(bias.values()).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource
  void normalisationBeginsWithoutEffectAndSlopesWithAQuarter(Initialisation initialisation) {
    Path path = Path.of(new BatchNorm(), new PRelu());
    for (Parameter parameter : new Parameters(path, Shape.of(4, 3, 3)).all()) {
      Arrays.fill(parameter.values(), 7);
      initialisation.initialise(parameter, random);
      float start =
          switch (parameter.name()) {
            case "batchnorm1.weight", "batchnorm1.running_var" -> 1;
            case "batchnorm1.bias", "batchnorm1.running_mean" -> 0;
            default -> 0.25f;
          };
      assertThat(parameter.values()).as(parameter.name()).containsOnly(start);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rectifiersWantHeAndOthersXavier(Activation.Function function) {
    Initialisation expected =
        switch (function) {
          case RELU, LEAKY_RELU, RELU6, ELU, GELU, SILU, HARD_SWISH, SOFTPLUS -> Initialisation.HE;
          case SIGMOID, HARD_SIGMOID, TANH, SOFTMAX -> Initialisation.XAVIER;
        };
    assertThat(Initialisation.before(function)).isEqualTo(expected);
  }
}
