package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

final class ClosenessTest {
  @Test
  void theMessageSaysWhereAndHowFar() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Closeness.relative(1e-3)
                    .assertClose("dw", new double[] {1, 2, 4}, new double[] {1, 2.5, 4.25}))
        .withMessage("dw: element 1 of 3 is 2.5, expected 2.0 (off by 0.500, allowed 0.00400)");
  }

  @Test
  void theToleranceGrowsWithTheRootOfTheSumsLength() {
    double[] expected = {0.5};
    float[] actual = {0.5f + 0x1p-10f};
    Closeness.ofSums(0x1p-14, 256).assertClose("y", expected, actual);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Closeness.ofSums(0x1p-14, 255).assertClose("y", expected, actual));
  }

  @Test
  void aSumThatCancelsIsMeasuredByItsTerms() {
    double[] expected = {0};
    float[] actual = {1e-7f};
    Closeness.ofSums(1e-6, 1).assertClose("y", expected, actual);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Closeness.relative(1e-6).assertClose("y", expected, actual));
  }

  @Test
  void anotherLengthIsRejected() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Closeness.relative(1).assertClose("y", new double[2], new float[3]))
        .withMessage("y: 3 elements, expected 2");
  }

  @Test
  void aValueThatIsNotFiniteHasToBeEqual() {
    double[] expected = {1, Double.POSITIVE_INFINITY, Double.NaN};
    Closeness close = Closeness.relative(1e-6);
    assertThatCode(() -> close.assertClose("y", expected, expected.clone()))
        .doesNotThrowAnyException();
    for (int i = 0; i < expected.length; i++) {
      double[] actual = expected.clone();
      actual[i] = i == 0 ? Double.NaN : 1;
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> close.assertClose("y", expected, actual))
          .withMessageContaining("element " + i);
    }
  }
}
