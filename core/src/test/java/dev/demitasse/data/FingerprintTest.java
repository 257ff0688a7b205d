package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {
  private static Dataset of(Shape shape, List<String> classes, int... labels) {
    Dataset.Builder builder = Dataset.builder(classes, shape);
    for (int i = 0; i < labels.length; i++) {
      builder.add(new byte[] {(byte) i, 1, 2, 3}, labels[i], "file " + labels[i]);
    }
    return builder.build();
  }

  private static final List<String> CLASSES = List.of("a", "b");
  private static final Dataset DATASET = of(Shape.of(1, 2, 2), CLASSES, 0, 1, 1);

  private static String fingerprint(Dataset dataset) {
    return Fingerprint.of(dataset);
  }

  @Test
  void theOrderOfThePicturesDoesNotCount() {
    assertThat(fingerprint(DATASET))
        .matches("[0-9a-f]{64}")
        .isEqualTo(fingerprint(DATASET.select(new int[] {2, 0, 1})));
  }

  @Test
  void itIsTheHashOfALineForEachPictureInTheirOrder() throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<String> lines = new ArrayList<>();
    Dataset dataset = of(Shape.of(1, 4, 1), CLASSES, 0, 0, 1, 1);
    for (int i = 0; i < dataset.size(); i++) {
      String hash = HexFormat.of().formatHex(digest.digest(dataset.pixels(i)));
      String name = dataset.classNames().get(dataset.label(i));
      lines.add("%s %s %s\n".formatted(hash, dataset.shape(), name));
    }
    Collections.sort(lines);
    byte[] text = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    assertThat(fingerprint(dataset)).isEqualTo(HexFormat.of().formatHex(digest.digest(text)));
  }

  /** Lines are told to the digest many at once; a name may be longer than that. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 16_300, 16_400, 40_000})
  void linesOfAnyLengthCount(int length) throws GeneralSecurityException {
    List<String> classes = List.of("é".repeat(length), "b");
    Dataset.Builder builder = Dataset.builder(classes, Shape.of(1, 1, 2));
    List<String> lines = new ArrayList<>();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < 1000; i++) {
      byte[] pixels = {(byte) (i % 300), (byte) (i % 300 >> 8)};
      int label = i % 50 == 3 ? 0 : 1;
      builder.add(pixels, label, "picture");
      String hash = HexFormat.of().formatHex(digest.digest(pixels));
      lines.add("%s %s %s\n".formatted(hash, Shape.of(1, 1, 2), classes.get(label)));
    }
    Collections.sort(lines);
    byte[] text = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    assertThat(fingerprint(builder.build()))
        .isEqualTo(HexFormat.of().formatHex(digest.digest(text)));
  }

  @Test
  void itCanBeBegunBeforeItIsAskedFor() {
    String expected = fingerprint(DATASET.select(new int[] {0, 1, 2}));
    for (int i = 0; i < 20; i++) {
      Dataset fresh = of(Shape.of(1, 2, 2), CLASSES, 0, 1, 1);
      Fingerprint.begin(new Splits(fresh, fresh, fresh, ""));
      assertThat(fingerprint(fresh)).isEqualTo(expected);
      assertThat(fingerprint(fresh.select(new int[] {1, 2, 0}))).isEqualTo(expected);
    }
  }

  @Test
  void pixelsLabelsShapeAndClassNamesCount() {
    String original = fingerprint(DATASET);
    assertThat(fingerprint(DATASET.select(new int[] {0, 1}))).isNotEqualTo(original);
    assertThat(fingerprint(DATASET.select(new int[] {0, 1, 2, 2}))).isNotEqualTo(original);
    assertThat(fingerprint(of(Shape.of(1, 2, 2), CLASSES, 0, 1, 0))).isNotEqualTo(original);
    assertThat(fingerprint(of(Shape.of(1, 1, 4), CLASSES, 0, 1, 1))).isNotEqualTo(original);
    assertThat(fingerprint(of(Shape.of(1, 2, 2), List.of("a", "c"), 0, 1, 1)))
        .isNotEqualTo(original);
  }

  /** An exchanged test part used to go unnoticed. */
  @Test
  void eachPartCountsAndWhichOneItIs() {
    Dataset other = of(Shape.of(1, 2, 2), CLASSES, 0, 0, 1);
    Dataset few = DATASET.select(new int[] {0, 2});
    List<Dataset> parts = List.of(DATASET, few, other);
    Set<String> fingerprints = new HashSet<>();
    for (Dataset train : parts) {
      for (Dataset validation : parts) {
        for (Dataset test : parts) {
          fingerprints.add(Fingerprint.of(new Splits(train, validation, test, "")));
        }
      }
    }
    assertThat(fingerprints).hasSize(27).allMatch(text -> text.matches("[0-9a-f]{64}"));
    assertThat(Fingerprint.of(new Splits(DATASET, few, other, "divided otherwise")))
        .isEqualTo(Fingerprint.of(new Splits(DATASET, few, other, "divided")));
  }
}
