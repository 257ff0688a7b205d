package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.Path;
import dev.demitasse.losses.BinaryCrossEntropy;
import dev.demitasse.losses.SoftmaxCrossEntropy;
import dev.demitasse.losses.SquaredError;
import dev.demitasse.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadTest {
  private static Path end(String function, String loss) {
    return Path.of(new Dense(4, 3), new Activation(function, loss));
  }

  @Test
  void crossEntropyContainsTheLastActivation() {
    Path path = end("sigmoid", "cross_entropy");
    Head sigmoid = Head.of(path, Shape.of(1));
    assertThat(sigmoid).isEqualTo(new Head(new BinaryCrossEntropy(), Head.Link.SIGMOID));
    assertThat(sigmoid.networkLayers(path.layers())).containsExactly(path.layers().getFirst());
    Head softmax = Head.of(end("softmax", "cross_entropy"), Shape.of(3));
    assertThat(softmax).isEqualTo(new Head(new SoftmaxCrossEntropy(), Head.Link.SOFTMAX));
  }

  @Test
  void squaredErrorLeavesTheLastActivationToTheNetwork() {
    Path path = end("softmax", "squared_error");
    Head head = Head.of(path, Shape.of(3));
    assertThat(head).isEqualTo(new Head(new SquaredError(), Head.Link.PROBABILITIES));
    assertThat(head.networkLayers(path.layers())).isEqualTo(path.layers());
    assertThat(Head.of(end("sigmoid", "squared_error"), Shape.of(1))).isEqualTo(head);
  }

  @Test
  void crossEntropyIsTakenWhereNoLossIsNamed() {
    Path path = Path.of(new Activation(Activation.Function.SIGMOID));
    assertThat(Head.of(path, Shape.of(1)).loss()).isEqualTo(new BinaryCrossEntropy());
  }

  @Test
  void oneLogitIsTheProbabilityOfTheSecondClass() {
    Head head = Head.of(end("sigmoid", "cross_entropy"), Shape.of(1));
    double[] probabilities = head.probabilities(new float[] {0, 2, -2}, 3);
    double two = 1 / (1 + Math.exp(-2));
    double[] expected = {0.5, 0.5, 1 - two, two, two, 1 - two};
    assertThat(probabilities).containsExactly(expected, within(1e-15));
  }

  @Test
  void logitsOfEachSampleBecomeTheirSoftmax() {
    Head head = Head.of(end("softmax", "cross_entropy"), Shape.of(3));
    double[] probabilities = head.probabilities(new float[] {1, 2, 3, 0, 0, 0}, 2);
    double sum = Math.exp(-2) + Math.exp(-1) + 1;
    double third = 1 / 3.0;
    double[] expected = {Math.exp(-2) / sum, Math.exp(-1) / sum, 1 / sum, third, third, third};
    assertThat(probabilities).containsExactly(expected, within(1e-15));
  }

  @Test
  void aTemperatureDividesTheLogits() {
    Head sigmoid = Head.of(end("sigmoid", "cross_entropy"), Shape.of(1));
    assertThat(sigmoid.temperature()).isEqualTo(1);
    assertThat(sigmoid.withTemperature(2).probabilities(new float[] {3, -1}, 2))
        .containsExactly(sigmoid.probabilities(new float[] {1.5f, -0.5f}, 2), within(1e-15));
    Head softmax = Head.of(end("softmax", "cross_entropy"), Shape.of(3));
    assertThat(softmax.withTemperature(0.5).probabilities(new float[] {1, 2, 4}, 1))
        .containsExactly(softmax.probabilities(new float[] {2, 4, 8}, 1), within(1e-15));
    assertThat(softmax.withTemperature(1e-300).probabilities(new float[] {1, 2, 4}, 1))
        .containsExactly(0, 0, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aTemperatureThatIsNoneIsRefused(double temperature) {
    Head head = Head.of(end("sigmoid", "cross_entropy"), Shape.of(1));
    assertThatThrownBy(() -> head.withTemperature(temperature))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a temperature of " + temperature);
  }

  @Test
  void probabilitiesHaveNoTemperature() {
    Head head = Head.of(end("sigmoid", "squared_error"), Shape.of(1));
    assertThat(head.hasLogits()).isFalse();
    assertThat(head.withTemperature(1)).isEqualTo(head);
    assertThatThrownBy(() -> head.withTemperature(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a temperature of 2.0 for a network that has no logits");
  }

  @Test
  void outputsOfSquaredErrorAreTheProbabilities() {
    Head one = Head.of(end("sigmoid", "squared_error"), Shape.of(1));
    assertThat(one.probabilities(new float[] {0.25f, 1}, 2)).containsExactly(0.75, 0.25, 0, 1);
    Head three = Head.of(end("softmax", "squared_error"), Shape.of(3));
    assertThat(three.probabilities(new float[] {0.25f, 0.5f, 0.25f}, 1))
        .containsExactly(0.25, 0.5, 0.25);
  }

  @ParameterizedTest
  @ValueSource(floats = {200, 1e4f, Float.MAX_VALUE})
  void hugeLogitsGiveProbabilities(float logit) {
    Head sigmoid = Head.of(end("sigmoid", "cross_entropy"), Shape.of(1));
    double[] two = sigmoid.probabilities(new float[] {logit, -logit}, 2);
    assertThat(two).containsExactly(new double[] {0, 1, 1, 0}, within(1e-80));
    Head softmax = Head.of(end("softmax", "cross_entropy"), Shape.of(3));
    assertThat(softmax.probabilities(new float[] {-logit, logit, logit}, 1))
        .containsExactly(new double[] {0, 0.5, 0.5}, within(1e-80));
  }

  @Test
  void anEndThatIsNoClassifiersIsRefused() {
    assertThatThrownBy(() -> Head.of(end("relu", "cross_entropy"), Shape.of(1)))
        .isInstanceOf(LayerException.class)
        .hasMessageContainingAll("a classifier ends with", "got relu");
    assertThatThrownBy(() -> Head.of(Path.of(new Dense(4, 3)), Shape.of(3)))
        .hasMessageContainingAll("a classifier ends with", "got Dense");
    assertThatThrownBy(() -> Head.of(Path.of(), Shape.of(1))).hasMessageContaining("got nothing");
    assertThatThrownBy(() -> Head.of(end("sigmoid", "cross_entropy"), Shape.of(3)))
        .hasMessageContainingAll("sigmoid", "1 output, got 3", "softmax");
    assertThatThrownBy(() -> Head.of(end("softmax", "cross_entropy"), Shape.of(1)))
        .hasMessageContainingAll("softmax", "got 1", "sigmoid");
  }

  @Test
  void twoLossesAreRefused() {
    Path path =
        Path.of(
            new Activation("relu", "squared_error"), new Activation("sigmoid", "cross_entropy"));
    assertThatThrownBy(() -> Head.of(path, Shape.of(1)))
        .isInstanceOf(LayerException.class)
        .hasMessage("all activations must name one loss, got squared_error and cross_entropy");
  }

  @Test
  void theScoreOfAClassIsItsLogitAndOfTheFirstOfTwoTheNegative() {
    Head sigmoid = Head.of(end("sigmoid", "cross_entropy"), Shape.of(1));
    float[] gradient = {7, 7, 7};
    sigmoid.scoreGradient(1, 2, 1, gradient);
    assertThat(gradient).containsExactly(1, 1, 7);
    sigmoid.scoreGradient(0, 2, 1, gradient);
    assertThat(gradient).containsExactly(-1, -1, 7);
    Head softmax = Head.of(end("softmax", "cross_entropy"), Shape.of(2));
    float[] two = {7, 7, 7, 7};
    softmax.scoreGradient(0, 2, 2, two);
    assertThat(two).containsExactly(1, 0, 1, 0);
  }

  @Test
  void logitsComeBeforeALastActivationThatTheNetworkComputes() {
    assertThat(Head.of(end("softmax", "squared_error"), Shape.of(3)).depthOfLogits(7)).isEqualTo(6);
    assertThat(Head.of(end("softmax", "cross_entropy"), Shape.of(3)).depthOfLogits(7)).isEqualTo(7);
  }
}
