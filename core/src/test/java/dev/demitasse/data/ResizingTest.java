package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResizingTest {
  private static Picture row(int... values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
    }
    return new Picture(1, 1, values.length, pixels);
  }

  private static Picture noise(int channels, int height, int width) {
    byte[] pixels = new byte[channels * height * width];
    int state = 12345;
    for (int i = 0; i < pixels.length; i++) {
      state = state * 1103515245 + 12345;
      pixels[i] = (byte) (state >> 16);
    }
    return new Picture(channels, height, width, pixels);
  }

  @Test
  void downIsTheMeanAndHalvesAreRoundedUp() {
    Picture halved = Resizing.scale(row(0, 1, 10, 20, 255, 255), 1, 3);
    assertThat(halved.pixels()).containsExactly(1, 15, 255);
    assertThat(Resizing.scale(row(1, 1, 1, 1, 1, 4), 1, 1).pixels()).containsExactly(2);
  }

  @Test
  void pixelsCutByABorderCountByTheirShare() {
    // 3 to 2: the new pixels cover 1.5 old ones each, (1 a + 0.5 b) / 1.5 and (0.5 b + 1 c) / 1.5.
    assertThat(Resizing.scale(row(30, 90, 200), 1, 2).pixels()).containsExactly(50, 163);
  }

  @Test
  void upIsLinearBetweenCentresAndFlatBeyond() {
    // The new centres lie at -0.25, 0.25, 0.75 and 1.25 of the old ones'.
    assertThat(Resizing.scale(row(0, 100), 1, 4).pixels()).containsExactly(0, 25, 75, 100);
    assertThat(Resizing.scale(row(7), 3, 2).pixels()).containsExactly(7, 7, 7, 7, 7, 7);
  }

  @Test
  void eachAxisGoesItsOwnWay() {
    Picture picture = new Picture(1, 2, 2, new byte[] {0, 100, 40, (byte) 200});
    Picture scaled = Resizing.scale(picture, 1, 4);
    assertThat(scaled.height()).isEqualTo(1);
    // Means over the columns, 20 and 150, then linear between them.
    assertThat(scaled.pixels()).containsExactly(20, 53, 118, 150);
  }

  @Test
  void aPictureOfThatSizeIsItself() {
    Picture picture = noise(3, 4, 5);
    assertThat(Resizing.scale(picture, 4, 5)).isSameAs(picture);
  }

  @Test
  void aFlatPictureStaysFlat() {
    for (int value : new int[] {0, 1, 127, 254, 255}) {
      byte[] pixels = new byte[101 * 37];
      Arrays.fill(pixels, (byte) value);
      Picture flat = new Picture(1, 101, 37, pixels);
      assertThat(Resizing.scale(flat, 13, 91).pixels()).containsOnly((byte) value);
      assertThat(Resizing.scale(flat, 400, 7).pixels()).containsOnly((byte) value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,7,9,3,4",
    "3,31,17,8,5",
    "1,5,5,11,13",
    "3,6,20,9,7",
    "1,100,100,32,32",
    "3,1,50,4,1",
    "1,33,2,1,64"
  })
  void itAgreesWithAPlainReferenceInDouble(int c, int h, int w, int toHeight, int toWidth) {
    Picture picture = noise(c, h, w);
    Picture scaled = Resizing.scale(picture, toHeight, toWidth);
    for (int channel = 0; channel < c; channel++) {
      for (int y = 0; y < toHeight; y++) {
        for (int x = 0; x < toWidth; x++) {
          double expected = 0;
          for (int row = 0; row < h; row++) {
            for (int column = 0; column < w; column++) {
              expected +=
                  weight(y, toHeight, row, h)
                      * weight(x, toWidth, column, w)
                      * (picture.pixels()[(channel * h + row) * w + column] & 0xff);
            }
          }
          int found = scaled.pixels()[(channel * toHeight + y) * toWidth + x] & 0xff;
          assertThat(Math.abs(found - expected)).isLessThanOrEqualTo(0.5 + 1e-9);
        }
      }
    }
  }

  /** How much old position {@code j} counts at new position {@code i}, from the definitions. */
  private static double weight(int i, int to, int j, int from) {
    double scale = (double) from / to;
    if (to < from) {
      return Math.max(0, Math.min(j + 1, (i + 1) * scale) - Math.max(j, i * scale)) / scale;
    }
    double centre = Math.clamp((i + 0.5) * scale - 0.5, 0, from - 1);
    return Math.max(0, 1 - Math.abs(centre - j));
  }
}
