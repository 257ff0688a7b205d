package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PictureHashesTest {
  private static Dataset of(int... values) {
    Dataset.Builder builder = Dataset.builder(List.of("a"), Shape.of(1, 1, 1));
    for (int value : values) {
      builder.add(new byte[] {(byte) value}, 0, "x");
    }
    return builder.build();
  }

  private static List<int[]> groups(PictureHashes hashes) {
    List<int[]> groups = new ArrayList<>();
    hashes.eachGroup(groups::add);
    return groups;
  }

  private static String hash(PictureHashes hashes, int picture) {
    byte[] text = new byte[PictureHashes.DIGITS + 1];
    hashes.writeDigits(picture, text, 1);
    return new String(text, 1, PictureHashes.DIGITS, StandardCharsets.US_ASCII);
  }

  @Test
  void theHashIsThatOfTheValues() {
    PictureHashes hashes = PictureHashes.of(List.of(of(), of(7, 200), of(9)));
    byte[][] values = {{7}, {(byte) 200}, {9}};
    for (int i = 0; i < values.length; i++) {
      assertThat(hash(hashes, i))
          .isEqualTo(HexFormat.of().formatHex(PictureHashes.digest().digest(values[i])));
    }
  }

  @Test
  void equalPicturesStandTogetherAndLowHashesFirst() {
    int[] values = new int[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * i % 251;
    }
    PictureHashes hashes = PictureHashes.of(List.of(of(values)));
    String last = "";
    int seen = 0;
    for (int[] group : groups(hashes)) {
      assertThat(hash(hashes, group[0])).isGreaterThan(last);
      assertThat(group).isSorted().doesNotHaveDuplicates();
      for (int picture : group) {
        assertThat(values[picture]).isEqualTo(values[group[0]]);
      }
      last = hash(hashes, group[0]);
      seen += group.length;
    }
    assertThat(seen).isEqualTo(values.length);
    assertThat(groups(PictureHashes.of(List.of(of())))).isEmpty();
  }

  @Test
  void hashesThatDifferAtTheirEndOnlyAreToldApart() {
    long high = 0xfedcba98_00000000L;
    PictureHashes hashes =
        new PictureHashes(
            new long[] {
              high,
              0,
              0,
              3, //
              high,
              0,
              0,
              -1,
              1,
              0,
              0,
              0,
              high,
              0,
              0,
              3,
              high | 0x80000000L,
              0,
              0,
              0,
              high | 1,
              0,
              0,
              0
            });
    assertThat(groups(hashes))
        .containsExactly(
            new int[] {2}, new int[] {0, 3}, new int[] {1}, new int[] {5}, new int[] {4});
  }
}
