package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReferenceMaxPoolTest {
  private static final Closeness CLOSE = Closeness.relative(1e-9);

  static List<GoldenCase> cases() {
    return Goldens.read("pooling", "maxpool2d");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheGoldens(GoldenCase golden) {
    GoldenArray x = golden.array("x");
    ReferenceMaxPool pool =
        new ReferenceMaxPool(
            golden.integer("pool_size"), golden.integer("stride"), x.dimension(2), x.dimension(3));
    assertThat(pool.outputHeight()).isEqualTo(golden.array("y").dimension(2));
    assertThat(pool.outputWidth()).isEqualTo(golden.array("y").dimension(3));
    CLOSE.assertClose("y", golden.array("y").values(), pool.forward(x.values()));
    CLOSE.assertClose(
        "dx", golden.array("dx").values(), pool.backward(x.values(), golden.array("dy").values()));
  }

  @Test
  void ofEqualValuesTheFirstInRowMajorOrderWins() {
    ReferenceMaxPool pool = new ReferenceMaxPool(2, 2, 2, 4);
    assertThat(pool.argmax(new double[] {0, 5, 1, 1, 5, 5, 1, 1})).containsExactly(1, 2);
  }

  /** The values from PyTorch, of a picture of 1 to 30 in five rows. */
  @Test
  void sizesAreRoundedUpAsInPyTorchAndPaddingNeverWins() {
    double[] x = new double[30];
    Arrays.setAll(x, i -> i + 1);
    ReferencePadding pad = ReferencePadding.of(1);
    assertThat(new ReferenceMaxPool(3, 2, pad, false, 5, 6).forward(x))
        .containsExactly(8, 10, 12, 20, 22, 24, 26, 28, 30);
    assertThat(new ReferenceMaxPool(3, 2, pad, true, 5, 6).forward(x))
        .containsExactly(8, 10, 12, 12, 20, 22, 24, 24, 26, 28, 30, 30);
    assertThat(new ReferenceMaxPool(3, 3, pad, true, 5, 6).forward(x))
        .containsExactly(8, 11, 12, 26, 29, 30);
  }

  @Test
  void aNaNWinsOverEveryNumber() {
    ReferenceMaxPool pool = new ReferenceMaxPool(2, 2, 2, 2);
    assertThat(pool.argmax(new double[] {3, Double.NaN, 9, Double.NaN})).containsExactly(1);
  }

  @Test
  void theGradientAgreesWithCentralDifferences() {
    for (ReferenceMaxPool pool :
        List.of(new ReferenceMaxPool(2, 2, 5, 6), new ReferenceMaxPool(3, 1, 6, 4))) {
      SeededArrays random = new SeededArrays(7);
      double[] x = random.distinct(2 * pool.height() * pool.width());
      double[] dy = random.uniform(2 * pool.outputHeight() * pool.outputWidth());
      GradientCheck.assertGradient(
          pool.toString(), v -> Dot.of(pool.forward(v), dy), x, pool.backward(x, dy), 1e-5);
    }
  }
}
