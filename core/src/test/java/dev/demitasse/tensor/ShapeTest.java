package dev.demitasse.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ShapeTest {
  @Test
  void sizeIsTheProductOfTheDimensions() {
    Shape shape = Shape.of(3, 32, 20);
    assertThat(shape.size()).isEqualTo(1920);
    assertThat(shape.rank()).isEqualTo(3);
    assertThat(shape.dimension(2)).isEqualTo(20);
    assertThat(shape).hasToString("3x32x20");
    assertThat(Shape.of().size()).isEqualTo(1);
  }

  @Test
  void aBatchHasOneMoreDimensionInFront() {
    assertThat(Shape.of(3, 2).batch(7)).isEqualTo(Shape.of(7, 3, 2));
  }

  @Test
  void arraysAreCopiedInAndOut() {
    int[] dimensions = {2, 3};
    Shape shape = Shape.of(dimensions);
    dimensions[0] = 9;
    shape.toArray()[1] = 9;
    assertThat(shape.toArray()).containsExactly(2, 3);
  }

  @Test
  void shapesAreEqualByTheirDimensions() {
    assertThat(Shape.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
    assertThat(Shape.of(2, 3)).isNotEqualTo(Shape.of(3, 2)).isNotEqualTo(Shape.of(2, 3, 1));
  }

  @Test
  void aDimensionBelowOneIsRefused() {
    assertThatThrownBy(() -> Shape.of(3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[3, 0]");
    assertThatThrownBy(() -> Shape.of(3).batch(-1)).hasMessageContaining("[-1, 3]");
  }

  @Test
  void theLargestShapeFitsAnInt() {
    assertThat(Shape.of(Integer.MAX_VALUE).size()).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 15))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("2^31 - 1", "[65536, 32768]");
    // The product of these, in 64 bits, comes out as 0.
    assertThatThrownBy(() -> Shape.of(1 << 30, 1 << 30, 16))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
