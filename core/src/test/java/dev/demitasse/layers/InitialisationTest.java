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
    Plan plan = new Plan();
    layer.build(input, plan);
    return plan.parameters().getFirst();
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
    Plan plan = new Plan();
    new Dense(3, 50).build(Shape.of(3), plan);
    Parameter bias = plan.parameters().getLast();
    Arrays.fill(bias.values(), 1);
    initialisation.initialise(bias, random);
    assertThat(bias.values()).containsOnly(0);
  }

  @Test
  void rectifiersWantHeAndOthersXavier() {
    assertThat(Initialisation.before(Activation.Function.RELU)).isEqualTo(Initialisation.HE);
    assertThat(Initialisation.before(Activation.Function.LEAKY_RELU)).isEqualTo(Initialisation.HE);
    assertThat(Initialisation.before(Activation.Function.SIGMOID)).isEqualTo(Initialisation.XAVIER);
    assertThat(Initialisation.before(Activation.Function.TANH)).isEqualTo(Initialisation.XAVIER);
    assertThat(Initialisation.before(Activation.Function.SOFTMAX)).isEqualTo(Initialisation.XAVIER);
  }
}
