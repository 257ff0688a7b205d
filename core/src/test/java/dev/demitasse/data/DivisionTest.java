package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DivisionTest {
  /** As many different pictures of each class as these counts say. */
  private static Dataset pictures(int... counts) {
    List<String> names = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      names.add("class " + label);
    }
    Dataset.Builder builder = Dataset.builder(names, Shape.of(1, 1, 3));
    for (int label = 0; label < counts.length; label++) {
      for (int i = 0; i < counts[label]; i++) {
        byte[] pixels = {(byte) label, (byte) (i >> 8), (byte) i};
        builder.add(pixels, label, "%d/%d.png".formatted(label, i));
      }
    }
    return builder.build();
  }

  /** Groups of equal pictures of these sizes, for two classes alike. */
  private static Dataset copies(int... sizes) {
    Dataset.Builder builder = Dataset.builder(List.of("a", "b"), Shape.of(1, 1, 2));
    for (int label = 0; label < 2; label++) {
      for (int group = 0; group < sizes.length; group++) {
        for (int i = 0; i < sizes[group]; i++) {
          builder.add(new byte[] {(byte) label, (byte) group}, label, group + "." + i);
        }
      }
    }
    return builder.build();
  }

  private static Loaded undivided(Dataset dataset) {
    return new Loaded(Map.of(Part.TRAIN, dataset), false, List.of());
  }

  private static Loaded divided(Part first, Dataset one, Part second, Dataset two) {
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    parts.put(first, one);
    parts.put(second, two);
    return new Loaded(parts, true, List.of());
  }

  private static List<String> origins(Dataset dataset) {
    List<String> origins = new ArrayList<>();
    for (int i = 0; i < dataset.size(); i++) {
      origins.add(dataset.origin(i));
    }
    return origins;
  }

  private static List<Dataset> all(Splits splits) {
    return List.of(splits.train(), splits.validation(), splits.test());
  }

  @Test
  void picturesWithoutPartsAreDividedBySharesOfEachClass() {
    Splits splits = Division.of("x", undivided(pictures(100, 300)), 1);
    assertThat(splits.train().counts()).containsExactly(70, 210);
    assertThat(splits.validation().counts()).containsExactly(15, 45);
    assertThat(splits.test().counts()).containsExactly(15, 45);
    assertThat(splits.note()).contains("70%", "15%");
    List<String> everything = new ArrayList<>();
    all(splits).forEach(part -> everything.addAll(origins(part)));
    assertThat(everything).doesNotHaveDuplicates().hasSize(400);
  }

  @Test
  void theSameSeedGivesTheSamePartsAndAnotherSeedOthers() {
    Loaded loaded = undivided(pictures(50, 50));
    Splits one = Division.of("x", loaded, 7);
    Splits same = Division.of("x", loaded, 7);
    Splits other = Division.of("x", loaded, 8);
    assertThat(origins(one.test())).isEqualTo(origins(same.test()));
    assertThat(origins(one.validation())).isEqualTo(origins(same.validation()));
    assertThat(origins(one.test())).isNotEqualTo(origins(other.test()));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 7})
  void everyPartOfASmallClassHasAPicture(int count) {
    Splits splits = Division.of("x", undivided(pictures(count, 40)), 3);
    for (Dataset part : all(splits)) {
      assertThat(part.counts()[0]).isPositive();
    }
    assertThat(splits.train().counts()[0]).isEqualTo(count - 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void exactCopiesStayOnOneSide(long seed) {
    Dataset dataset = copies(1, 2, 3, 1, 4, 1, 2, 1, 1, 1, 6, 1);
    Splits splits = Division.of("x", undivided(dataset), seed);
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    parts.put(Part.TRAIN, splits.train());
    parts.put(Part.VALIDATION, splits.validation());
    parts.put(Part.TEST, splits.test());
    assertThat(Duplicates.of(parts).across()).isZero();
    assertThat(splits.train().size() + splits.validation().size() + splits.test().size())
        .isEqualTo(dataset.size());
    for (int label = 0; label < 2; label++) {
      assertThat(splits.validation().counts()[label]).isBetween(1, 4);
      assertThat(splits.test().counts()[label]).isBetween(1, 4);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aHugeGroupOfCopiesGoesToTraining(long seed) {
    Splits splits = Division.of("x", undivided(copies(1, 1, 30)), seed);
    assertThat(splits.train().counts()).containsExactly(30, 30);
    assertThat(splits.test().counts()).containsExactly(1, 1);
  }

  @Test
  void groupsThatAreAllTooLargeStillFillEveryPart() {
    Splits splits = Division.of("x", undivided(copies(5, 5, 5)), 1);
    for (Dataset part : all(splits)) {
      assertThat(part.counts()).containsExactly(5, 5);
    }
  }

  @Test
  void copiesUnderTwoLabelsStayTogether() {
    Dataset.Builder builder = Dataset.builder(List.of("a", "b"), Shape.of(1, 1, 1));
    for (int i = 0; i < 60; i++) {
      builder.add(new byte[] {(byte) (i / 2)}, i % 4 == 0 || i % 4 == 3 ? 0 : 1, "p" + i);
    }
    Splits splits = Division.of("x", undivided(builder.build()), 1);
    for (Dataset part : all(splits)) {
      assertThat(part.size() % 2).isZero();
    }
  }

  @Test
  void withoutValidationATenthOfTrainBecomesIt() {
    Dataset test = pictures(5, 5);
    Splits splits = Division.of("x", divided(Part.TRAIN, pictures(100, 50), Part.TEST, test), 1);
    assertThat(splits.train().counts()).containsExactly(90, 45);
    assertThat(splits.validation().counts()).containsExactly(10, 5);
    assertThat(splits.test()).isSameAs(test);
    assertThat(splits.note()).contains("10%", "validation");
  }

  @Test
  void withoutTestSomeOfTrainBecomesIt() {
    Dataset validation = pictures(5, 5);
    Splits splits =
        Division.of("x", divided(Part.TRAIN, pictures(100, 40), Part.VALIDATION, validation), 1);
    assertThat(splits.train().counts()).containsExactly(85, 34);
    assertThat(splits.test().counts()).containsExactly(15, 6);
    assertThat(splits.validation()).isSameAs(validation);
    assertThat(splits.note()).contains("15%", "test");
  }

  @Test
  void givenPartsStayAsTheyAre() {
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    parts.put(Part.TRAIN, pictures(4, 4));
    parts.put(Part.VALIDATION, pictures(2, 2));
    parts.put(Part.TEST, pictures(3, 3));
    Splits splits = Division.of("x", new Loaded(parts, true, List.of()), 1);
    assertThat(origins(splits.train())).isEqualTo(origins(parts.get(Part.TRAIN)));
    assertThat(splits.validation()).isSameAs(parts.get(Part.VALIDATION));
    assertThat(splits.test()).isSameAs(parts.get(Part.TEST));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "2,2"})
  void aClassWithTooFewPicturesIsRefused(int count, String found) {
    assertThatThrownBy(() -> Division.of("my set", undivided(pictures(20, count)), 1))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("my set", "'class 1'", found, "at least 3");
  }

  @Test
  void filesLeftOutAreToldAsTheReasonForTooFew() {
    Skipped skipped = new Skipped("1/5.png", "is empty");
    Loaded loaded = new Loaded(Map.of(Part.TRAIN, pictures(20, 1)), false, List.of(skipped));
    assertThatThrownBy(() -> Division.of("my set", loaded, 1))
        .hasMessageContaining(
            "my set (with 1 unreadable file left out) has 1 different picture of");
  }

  @Test
  void copiesOfOnePictureDoNotMakeAClass() {
    assertThatThrownBy(() -> Division.of("x", undivided(copies(9, 1)), 1))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("2 different pictures", "'a'");
  }

  @Test
  void aGivenTrainingPartWithOnePictureOfAClassIsRefused() {
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      parts.put(part, pictures(4, 1));
    }
    assertThatThrownBy(() -> Division.of("x", new Loaded(parts, true, List.of()), 1))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("'class 1'", "at least 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 40, 63, 64, 65, 200})
  void inAGivenTrainingPartTheClassesMayStandOneAfterTheOther(int first) {
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    parts.put(Part.TRAIN, pictures(first, 3));
    parts.put(Part.VALIDATION, pictures(2, 2));
    parts.put(Part.TEST, pictures(2, 2));
    Splits splits = Division.of("x", new Loaded(parts, true, List.of()), 1);
    assertThat(origins(splits.train())).isEqualTo(origins(parts.get(Part.TRAIN)));
  }

  /** A picture under two labels counts for the class that has it first. */
  @ParameterizedTest
  @ValueSource(ints = {5, 100})
  void inAGivenTrainingPartCopiesDoNotMakeAClass(int count) {
    Dataset.Builder train = Dataset.builder(List.of("a", "b"), Shape.of(1, 1, 1));
    for (int i = 0; i < count; i++) {
      train.add(new byte[] {(byte) i}, 0, "first");
      train.add(new byte[] {(byte) i}, 1, "copy");
    }
    train.add(new byte[] {-1}, 1, "the only one").add(new byte[] {-1}, 1, "its copy");
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    parts.put(Part.TRAIN, train.build());
    parts.put(Part.VALIDATION, pictures(2, 2));
    parts.put(Part.TEST, pictures(2, 2));
    assertThatThrownBy(() -> Division.of("x", new Loaded(parts, true, List.of()), 1))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("1 different picture of class 'b'", "at least 2");
  }

  @Test
  void oneClassOnlyIsRefused() {
    assertThatThrownBy(() -> Division.of("x", undivided(pictures(20)), 1))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("one class only", "class 0", "at least two");
  }

  @Test
  void noTrainingPicturesAreRefused() {
    Loaded loaded = divided(Part.VALIDATION, pictures(3, 3), Part.TEST, pictures(3, 3));
    assertThatThrownBy(() -> Division.of("x", loaded, 1))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no training pictures");
  }
}
