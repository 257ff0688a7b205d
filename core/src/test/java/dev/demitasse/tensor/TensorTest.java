package dev.demitasse.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TensorTest {
  @Test
  void aNewTensorIsZero() {
    Tensor zeros = Tensor.zeros(Shape.of(2, 3));
    assertThat(zeros.values()).containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(zeros.size()).isEqualTo(6);
  }

  @Test
  void theValuesAreShared() {
    float[] values = {1, 2};
    Tensor tensor = new Tensor(Shape.of(2), values);
    values[1] = 5;
    assertThat(tensor.values()).isSameAs(values);
  }

  @Test
  void valuesThatDoNotFitTheShapeAreRefused() {
    assertThatThrownBy(() -> new Tensor(Shape.of(2, 3), new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tensor of shape 2x3 needs 6 values, found 5");
  }
}
