package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.tensor.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DuplicatesTest {
  private static Dataset of(String prefix, int... values) {
    Dataset.Builder builder = Dataset.builder(List.of("a", "b"), Shape.of(1, 1, 1));
    for (int i = 0; i < values.length; i++) {
      builder.add(new byte[] {(byte) values[i]}, i % 2, prefix + i);
    }
    return builder.build();
  }

  @Test
  void copiesWithinAndAcrossPartsAreCountedAndNamed() {
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    parts.put(Part.TRAIN, of("t", 1, 2, 1, 1));
    parts.put(Part.TEST, of("e", 2, 5, 5));
    Duplicates duplicates = Duplicates.of(parts);
    assertThat(duplicates.within()).containsEntry(Part.TRAIN, 2).containsEntry(Part.TEST, 1);
    assertThat(duplicates.across()).isEqualTo(1);
    assertThat(duplicates.total()).isEqualTo(4);
    assertThat(duplicates.examples()).containsExactly("t0 = t2", "t0 = t3", "t1 = e0", "e1 = e2");
  }

  @Test
  void differentPicturesAreNoCopies() {
    Duplicates duplicates = Duplicates.of(Map.of(Part.TRAIN, of("t", 1, 2, 3, 255)));
    assertThat(duplicates.total()).isZero();
    assertThat(duplicates.examples()).isEmpty();
  }

  @Test
  void picturesThatOnlyLookTheSameOnceScaledAreNoCopies() {
    Dataset scaled = of("t", 9, 9, 9, 9);
    Duplicates.Sameness byLastDigit =
        (origin, other) -> (origin.charAt(1) - other.charAt(1)) % 2 == 0;
    Duplicates duplicates = Duplicates.of(Map.of(Part.TRAIN, scaled), byLastDigit);
    assertThat(duplicates.examples()).containsExactly("t0 = t2", "t1 = t3");
  }
}
