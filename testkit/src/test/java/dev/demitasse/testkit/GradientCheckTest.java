package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

final class GradientCheckTest {
  private final SeededArrays random = new SeededArrays(11);
  private final double[] x = random.awayFromZero(20);
  private final double[] dy = random.uniform(20);

  @Test
  void aCorrectGradientIsAccepted() {
    double[] dx = ReferenceActivation.TANH.backward(x, dy);
    assertThat(GradientCheck.compare(this::tanh, x, dx).error()).isLessThan(1e-6);
  }

  @Test
  void aWrongBackwardIsRejected() {
    // Takes the slope to be 1 - y instead of 1 - y^2.
    double[] dx = new double[x.length];
    double[] y = ReferenceActivation.TANH.forward(x);
    for (int i = 0; i < dx.length; i++) {
      dx[i] = dy[i] * (1 - y[i]);
    }
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> GradientCheck.assertGradient("tanh", this::tanh, x, dx, 1e-5))
        .withMessageContaining("tanh: component");
  }

  @Test
  void aBackwardThatIsWrongInOneComponentIsRejectedThere() {
    double[] dx = ReferenceActivation.TANH.backward(x, dy);
    dx[13] *= 1.001;
    GradientCheck.Result worst = GradientCheck.compare(this::tanh, x, dx);
    assertThat(worst.index()).isEqualTo(13);
    assertThat(worst.error()).isBetween(1e-5, 2e-3);
    assertThat(worst.analytic()).isEqualTo(dx[13]);
  }

  @Test
  void aConvolutionBackwardWithoutTheFlippedFilterIsRejected() {
    ReferenceConv conv = new ReferenceConv(1, 1, 3, 1, 1, 5, 5);
    double[] image = random.uniform(25);
    double[] filter = random.uniform(9);
    double[] bias = {0};
    double[] gradient = random.uniform(25);
    // The data gradient is a convolution with the flipped filter; this one forgets the flip.
    double[] wrong = conv.forward(gradient, filter, bias);
    assertThat(
            GradientCheck.compare(
                    v -> Dot.of(conv.forward(v, filter, bias), gradient), image, wrong)
                .error())
        .isGreaterThan(0.1);
  }

  @Test
  void aGradientOfAllZerosIsRejected() {
    assertThat(GradientCheck.compare(this::tanh, x, new double[20]).error()).isEqualTo(1);
  }

  @Test
  void aNaNIsRejected() {
    double[] dx = ReferenceActivation.TANH.backward(x, dy);
    dx[2] = Double.NaN;
    GradientCheck.Result worst = GradientCheck.compare(this::tanh, x, dx);
    assertThat(worst.error()).isInfinite();
    assertThat(worst.index()).isEqualTo(2);
  }

  @Test
  void theZeroGradientOfAConstantIsAccepted() {
    assertThat(GradientCheck.compare(v -> 3, x, new double[20]).error()).isZero();
  }

  private double tanh(double[] v) {
    return Dot.of(ReferenceActivation.TANH.forward(v), dy);
  }
}
