package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

final class AdjointCheckTest {
  private final ReferenceConv conv = new ReferenceConv(1, 1, 3, 1, 1, 5, 5);
  private final double[] filter = new SeededArrays(12).uniform(9);

  @Test
  void aConvolutionBackwardWithoutTheFlippedFilterIsRejected() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> AdjointCheck.assertAdjoint("conv", this::convolve, this::convolve, 25, 25, 1e-6))
        .withMessageContaining("conv: <Ax, y> and <x, A'y> differ by");
  }

  @Test
  void theTrueAdjointIsAcceptedToRounding() {
    double error =
        AdjointCheck.largestError(this::convolve, dy -> conv.inputGradient(dy, filter), 25, 25, 99);
    assertThat(error).isLessThan(1e-14);
  }

  @Test
  void anAdjointThatLosesOneValueIsRejected() {
    double error =
        AdjointCheck.largestError(
            this::convolve,
            dy -> {
              double[] dx = conv.inputGradient(dy, filter);
              dx[24] = 0;
              return dx;
            },
            25,
            25,
            99);
    assertThat(error).isGreaterThan(1e-4);
  }

  @Test
  void aNaNIsRejected() {
    double error = AdjointCheck.largestError(x -> x, y -> new double[] {Double.NaN}, 1, 1, 5);
    assertThat(error).isInfinite();
  }

  private double[] convolve(double[] x) {
    return conv.forward(x, filter, new double[1]);
  }
}
