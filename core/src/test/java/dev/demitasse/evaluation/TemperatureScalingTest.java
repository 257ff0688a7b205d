package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.GoldenCase;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TemperatureScalingTest {
  private static final String VALUE = "temperature.value";

  private static OptionalDouble fit(int outputs, float[] logits, int... labels) {
    return TemperatureScaling.fit(new Logits(outputs, logits, labels));
  }

  private static OptionalDouble fit(GoldenCase golden) {
    int classes = golden.integer("classes");
    return fit(
        classes == 2 ? 1 : classes,
        golden.array("logits").floats(),
        golden.array("labels").integers());
  }

  private static double loss(Predictions predictions) {
    double sum = 0;
    for (int n = 0; n < predictions.size(); n++) {
      sum -= Math.log(predictions.probability(n, predictions.labels()[n]));
    }
    return sum / predictions.size();
  }

  /** SciPy's bounded minimiser, over the logarithm of the temperature. */
  @ParameterizedTest
  @MethodSource("dev.demitasse.evaluation.References#all")
  void theTemperatureIsWhereSciPyFindsTheLowestLoss(GoldenCase golden) {
    OptionalDouble temperature = fit(golden);
    assertThat(temperature.isPresent()).isEqualTo(golden.has(VALUE));
    if (temperature.isPresent()) {
      double expected = golden.number(VALUE);
      assertThat(temperature.getAsDouble()).isCloseTo(expected, within(1e-6 * expected));
      double loss = loss(References.predictions(golden, temperature.getAsDouble()));
      assertThat(loss).isCloseTo(golden.number("temperature.loss"), within(1e-12));
      assertThat(loss).isLessThan(loss(References.predictions(golden)));
    }
  }

  @Test
  void theReferenceHasCasesWithAndWithoutATemperature() {
    assertThat(References.all().filter(golden -> golden.has(VALUE))).hasSizeGreaterThan(5);
    assertThat(References.all().filter(golden -> !golden.has(VALUE))).hasSizeGreaterThan(3);
  }

  @Test
  void logitsFourTimesTooLargeGetFourTimesTheTemperature() {
    float[] logits = {1.5f, -0.5f, 2, 0.25f, -1, -2.5f, 0.75f, -0.125f};
    int[] labels = {1, 1, 1, 0, 0, 0, 0, 1};
    float[] large = new float[logits.length];
    for (int i = 0; i < large.length; i++) {
      large[i] = 4 * logits[i];
    }
    double temperature = fit(1, logits, labels).orElseThrow();
    assertThat(fit(1, large, labels).orElseThrow()).isCloseTo(4 * temperature, within(1e-9));
  }

  @Test
  void oneLogitIsAsGoodAsTwo() {
    float[] one = {1.5f, -0.5f, 2, 0.25f, -1};
    float[] two = {0, 1.5f, 0, -0.5f, 0, 2, 0, 0.25f, 0, -1};
    int[] labels = {1, 1, 1, 0, 0};
    assertThat(fit(2, two, labels).orElseThrow())
        .isCloseTo(fit(1, one, labels).orElseThrow(), within(1e-12));
  }

  /** A network would be made as sure as numbers go by a handful of pictures it gets right. */
  @Test
  void samplesThatAreAllRightDetermineNoTemperature() {
    assertThat(fit(1, new float[] {3, -2, 5}, 1, 0, 1)).isEmpty();
    assertThat(fit(1, new float[] {1e30f, -1e30f}, 1, 0)).isEmpty();
    assertThat(fit(3, new float[] {9, 0, 0, 0, 9, 0}, 0, 1)).isEmpty();
  }

  @Test
  void logitsThatSayNothingDetermineNoTemperature() {
    assertThat(fit(1, new float[] {3, -2, 5}, 0, 1, 0)).isEmpty();
    assertThat(fit(1, new float[] {0, 0}, 1, 0)).isEmpty();
    assertThat(fit(3, new float[] {1, 1, 1, 1, 1, 1}, 0, 1)).isEmpty();
    assertThat(fit(1, new float[] {Float.POSITIVE_INFINITY, 1}, 1, 0)).isEmpty();
  }

  @Test
  void hugeLogitsGiveATemperatureOrNone() {
    assertThat(fit(1, new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, 0, 1)).isEmpty();
    float[] far = {1e4f, -1e4f, 30, -2};
    assertThat(fit(1, far, 1, 0, 1, 1).orElseThrow()).isBetween(0.05, 20.0);
  }

  @Test
  void arraysThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new Logits(2, new float[3], new int[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 logits do not fit 2 samples of 2");
    assertThatThrownBy(() -> new Logits(1, new float[0], new int[0]))
        .hasMessageContaining("0 samples");
    assertThatThrownBy(() -> new Logits(1, new float[1], new int[] {2}))
        .hasMessage("label 2 of 1 outputs");
  }
}
