package dev.demitasse.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LossTest {
  private static final float STEP = 0x1p-10f;
  private static final Loss BINARY = new BinaryCrossEntropy();
  private static final Loss SOFTMAX = new SoftmaxCrossEntropy();
  private static final Loss SQUARED = new SquaredError();

  static Stream<Arguments> losses() {
    return Stream.of(
        Arguments.of(BINARY, 1, 2),
        Arguments.of(SOFTMAX, 2, 2),
        Arguments.of(SOFTMAX, 3, 3),
        Arguments.of(SOFTMAX, 10, 10),
        Arguments.of(SQUARED, 1, 2),
        Arguments.of(SQUARED, 2, 2),
        Arguments.of(SQUARED, 7, 7));
  }

  private static float[] gradient(Loss loss, float[] outputs, int label) {
    float[] gradient = new float[outputs.length];
    loss.gradient(outputs, 0, outputs.length, label, gradient, 1);
    return gradient;
  }

  private static double value(Loss loss, int label, float... outputs) {
    return loss.of(outputs, 0, outputs.length, label);
  }

  /** Outputs to which the step can be added without rounding. */
  private static float[] onGrid(SeededArrays random, int count) {
    float[] outputs = new float[count];
    for (int i = 0; i < count; i++) {
      outputs[i] = random.integer(-4096, 4096) * STEP;
    }
    return outputs;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientIsThatOfDifferences(Loss loss, int size, int classes) {
    SeededArrays random = new SeededArrays(21);
    for (int label = 0; label < classes; label++) {
      float[] outputs = onGrid(random, size);
      float[] gradient = gradient(loss, outputs, label);
      for (int i = 0; i < size; i++) {
        float[] moved = outputs.clone();
        moved[i] = outputs[i] + STEP;
        double above = value(loss, label, moved);
        moved[i] = outputs[i] - STEP;
        double below = value(loss, label, moved);
        double slope = (above - below) / (2 * STEP);
        assertThat((double) gradient[i])
            .as("output %d, class %d", i, label)
            .isCloseTo(slope, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aBatchIsTheSumOfItsSamples(Loss loss, int size, int classes) {
    SeededArrays random = new SeededArrays(22);
    int samples = 5;
    float[] outputs = onGrid(random, 8 * size);
    int[] labels = random.labels(8, classes);
    float[] gradient = new float[outputs.length];
    Arrays.fill(gradient, 42);
    loss.gradient(outputs, samples, size, labels, gradient, 0.25);
    double sum = 0;
    int correct = 0;
    for (int n = 0; n < samples; n++) {
      float[] sample = Arrays.copyOfRange(outputs, n * size, (n + 1) * size);
      sum += value(loss, labels[n], sample);
      correct += loss.correct(sample, 0, size, labels[n]) ? 1 : 0;
      float[] alone = gradient(loss, sample, labels[n]);
      for (int i = 0; i < size; i++) {
        assertThat(gradient[n * size + i]).isCloseTo(alone[i] / 4, within(1e-8f));
      }
    }
    assertThat(loss.sum(outputs, samples, size, labels)).isEqualTo(sum);
    assertThat(loss.correct(outputs, samples, size, labels)).isEqualTo(correct);
    assertThat(Arrays.copyOfRange(gradient, samples * size, 8 * size)).containsOnly(42);
  }

  @ParameterizedTest
  @ValueSource(floats = {200, 1e4f, Float.MAX_VALUE})
  void aHugeLogitLeavesBinaryCrossEntropyFinite(float logit) {
    assertThat(value(BINARY, 1, logit)).isBetween(0.0, 1e-80);
    assertThat(value(BINARY, 0, -logit)).isBetween(0.0, 1e-80);
    assertThat(value(BINARY, 0, logit)).isEqualTo(logit);
    assertThat(value(BINARY, 1, -logit)).isEqualTo(logit);
    assertThat(gradient(BINARY, new float[] {logit}, 1)).containsExactly(0);
    assertThat(gradient(BINARY, new float[] {logit}, 0)).containsExactly(1);
    assertThat(gradient(BINARY, new float[] {-logit}, 1)).containsExactly(-1);
    assertThat(gradient(BINARY, new float[] {-logit}, 0)).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {200, 1e4f, Float.MAX_VALUE})
  void hugeLogitsLeaveSoftmaxCrossEntropyFinite(float logit) {
    float[] logits = {logit, -logit, logit};
    double half = Math.log(2);
    assertThat(value(SOFTMAX, 0, logits)).isCloseTo(half, within(1e-7 * logit));
    assertThat(value(SOFTMAX, 1, logits)).isCloseTo(half + 2.0 * logit, within(1e-7 * logit));
    assertThat(gradient(SOFTMAX, logits, 0)).containsExactly(-0.5f, 0, 0.5f);
    assertThat(gradient(SOFTMAX, logits, 1)).containsExactly(0.5f, -1, 0.5f);
  }

  @Test
  void aSmallLossKeepsItsDigits() {
    double e = Math.exp(-30);
    assertThat(value(BINARY, 1, 30)).isCloseTo(e, within(1e-9 * e));
    assertThat(gradient(BINARY, new float[] {-30}, 0)[0]).isCloseTo((float) e, within(1e-20f));
    assertThat(value(SOFTMAX, 0, 0, 0, 0, 0)).isEqualTo(Math.log(4));
  }

  @Test
  void aLogitOfZeroCountsAsTheSecondClass() {
    assertThat(BINARY.correct(new float[] {0}, 0, 1, 1)).isTrue();
    assertThat(BINARY.correct(new float[] {0}, 0, 1, 0)).isFalse();
    assertThat(BINARY.correct(new float[] {-1e-30f}, 0, 1, 0)).isTrue();
  }

  @Test
  void aProbabilityOfOneHalfCountsAsTheSecondClass() {
    assertThat(SQUARED.correct(new float[] {0.5f}, 0, 1, 1)).isTrue();
    assertThat(SQUARED.correct(new float[] {0.49999f}, 0, 1, 0)).isTrue();
    assertThat(SQUARED.correct(new float[] {0.49999f}, 0, 1, 1)).isFalse();
  }

  @Test
  void theFirstOfEqualOutputsIsTheOneChosen() {
    float[] outputs = {9, 1, 3, 3};
    for (Loss loss : new Loss[] {SOFTMAX, SQUARED}) {
      assertThat(loss.correct(outputs, 1, 3, 1)).isTrue();
      assertThat(loss.correct(outputs, 1, 3, 2)).isFalse();
    }
  }

  @Test
  void theSquaredErrorOfASampleIsTheMeanOverItsOutputs() {
    assertThat(value(SQUARED, 1, 0.5f, 2)).isEqualTo((0.25 + 1) / 2);
    assertThat(gradient(SQUARED, new float[] {0.5f, 2}, 1)).containsExactly(0.5f, 1);
    assertThat(value(SQUARED, 1, 0.25f)).isEqualTo(0.5625);
  }
}
