package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DatasetTest {
  private static Dataset.Builder builder() {
    return Dataset.builder(List.of("a", "b"), Shape.of(1, 1, 2));
  }

  @Test
  void selectedPicturesKeepTheirPixelsLabelsAndOrigins() {
    Dataset all =
        builder()
            .add(new byte[] {1, 2}, 0, "one")
            .add(new byte[] {3, 4}, 1, "two")
            .add(new byte[] {5, 6}, 1, "three")
            .build();
    Dataset some = all.select(new int[] {2, 0});
    assertThat(some.size()).isEqualTo(2);
    assertThat(some.pixels(0)).isSameAs(all.pixels(2));
    assertThat(some.label(0)).isEqualTo(1);
    assertThat(some.origin(1)).isEqualTo("one");
    assertThat(all.counts()).containsExactly(1, 2);
    assertThat(some.counts()).containsExactly(1, 1);
  }

  @Test
  void pixelsOfAnotherSizeAndUnknownClassesAreRefused() {
    assertThatThrownBy(() -> builder().add(new byte[3], 0, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder().add(new byte[2], 2, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder().add(new byte[2], -1, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUndividedSourceHasOnlyTrainingPictures() {
    Dataset one = builder().add(new byte[2], 0, "x").build();
    assertThatThrownBy(() -> new Loaded(Map.of(Part.TEST, one), false, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partsGoByTheirNamesInAnyCase() {
    assertThat(Part.named("Validation")).contains(Part.VALIDATION);
    assertThat(Part.named("VAL")).contains(Part.VALIDATION);
    assertThat(Part.named("valid")).contains(Part.VALIDATION);
    assertThat(Part.named("train")).contains(Part.TRAIN);
    assertThat(Part.named("Test")).contains(Part.TEST);
    assertThat(Part.named("cats")).isEmpty();
  }
}
