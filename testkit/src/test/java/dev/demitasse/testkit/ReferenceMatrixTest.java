package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ReferenceMatrixTest {
  // A = (1 2 3; 4 5 6) and B = (7 8; 9 10; 11 12), worked out by hand.
  private static final double[] A = {1, 2, 3, 4, 5, 6};
  private static final double[] B = {7, 8, 9, 10, 11, 12};
  private static final double[] AB = {58, 64, 139, 154};

  @Test
  void multipliesAsOnPaper() {
    assertThat(ReferenceMatrix.product(A, B, 2, 2, 3)).containsExactly(AB);
  }

  @Test
  void theTransposeOfAMatrixSwapsItsSides() {
    assertThat(ReferenceMatrix.transpose(A, 2, 3)).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void everyTransposeCaseGivesTheSameProduct() {
    double[] at = {1, 4, 2, 5, 3, 6};
    double[] bt = {7, 9, 11, 8, 10, 12};
    assertThat(ReferenceMatrix.productTransposedA(at, B, 2, 2, 3)).containsExactly(AB);
    assertThat(ReferenceMatrix.productTransposedB(A, bt, 2, 2, 3)).containsExactly(AB);
    assertThat(ReferenceMatrix.productTransposedBoth(at, bt, 2, 2, 3)).containsExactly(AB);
  }

  @Test
  void multiplyingByTheTransposeIsTheAdjoint() {
    double[] a = new SeededArrays(1).uniform(5 * 7);
    AdjointCheck.assertAdjoint(
        "A",
        x -> ReferenceMatrix.product(a, x, 5, 1, 7),
        y -> ReferenceMatrix.productTransposedA(a, y, 7, 1, 5),
        7,
        5,
        1e-12);
  }

  @Test
  void aWrongSizeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceMatrix.product(A, B, 2, 3, 3))
        .withMessage("b has 6 values, expected 9");
  }
}
