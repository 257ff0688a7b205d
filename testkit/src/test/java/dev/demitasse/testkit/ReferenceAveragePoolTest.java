package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReferenceAveragePoolTest {
  private static final Closeness CLOSE = Closeness.relative(1e-9);

  static List<GoldenCase> cases() {
    return Goldens.read("pooling", "avgpool2d");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheGoldens(GoldenCase golden) {
    GoldenArray x = golden.array("x");
    ReferenceAveragePool pool =
        new ReferenceAveragePool(
            golden.integer("pool_size"),
            golden.integer("stride"),
            ReferencePadding.of(0),
            false,
            true,
            x.dimension(2),
            x.dimension(3));
    assertThat(pool.outputHeight()).isEqualTo(golden.array("y").dimension(2));
    CLOSE.assertClose("y", golden.array("y").values(), pool.forward(x.values()));
    double[] dy = golden.array("dy").values();
    CLOSE.assertClose("dx", golden.array("dx").values(), pool.backward(dy));
  }

  /** The picture holds 1 to 30 in five rows. */
  private static double[] means(int size, int stride, int pad, boolean ceil, boolean counts) {
    double[] x = new double[30];
    Arrays.setAll(x, i -> i + 1);
    return new ReferenceAveragePool(size, stride, ReferencePadding.of(pad), ceil, counts, 5, 6)
        .forward(x);
  }

  @Test
  void agreesWithPyTorchWherePaddingCountsAndSizesAreRoundedUp() {
    double third = 1 / 3.0;
    CLOSE.assertClose(
        "floor",
        new double[] {2, 4, 5 + third, 9, 15, 17, 10, 16, 17 + third},
        means(3, 2, 1, false, true));
    CLOSE.assertClose(
        "ceil",
        new double[] {2, 4, 5 + third, 3, 9, 15, 17, 9, 10, 16, 17 + third, 9},
        means(3, 2, 1, true, true));
    CLOSE.assertClose(
        "without padding",
        new double[] {4.5, 6, 8, 9, 13.5, 15, 17, 18, 22.5, 24, 26, 27},
        means(3, 2, 1, true, false));
    CLOSE.assertClose(
        "cut",
        new double[] {4.5, 6.5, 8.5, 16.5, 18.5, 20.5, 25.5, 27.5, 29.5},
        means(2, 2, 0, true, true));
  }

  @Test
  void theGradientIsTheAdjoint() {
    for (boolean counts : new boolean[] {false, true}) {
      ReferenceAveragePool pool =
          new ReferenceAveragePool(3, 2, new ReferencePadding(1, 0, 2, 1), true, counts, 5, 6);
      int outputs = 2 * pool.outputHeight() * pool.outputWidth();
      AdjointCheck.assertAdjoint("dx", pool::forward, pool::backward, 60, outputs, 1e-12);
    }
  }
}
