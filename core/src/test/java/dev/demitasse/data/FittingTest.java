package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class FittingTest {
  private static Picture flat(int channels, int height, int width, int value) {
    byte[] pixels = new byte[channels * height * width];
    Arrays.fill(pixels, (byte) value);
    return new Picture(channels, height, width, pixels);
  }

  @Test
  void smallPicturesAreFramedAndNotScaled() {
    byte[] pixels = new byte[28 * 28];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 7 + 1);
    }
    Picture framed = Fitting.padded(1, 32, 32, 28, 28).apply(new Picture(1, 28, 28, pixels));
    assertThat(framed.height()).isEqualTo(32);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        boolean inside = y >= 2 && y < 30 && x >= 2 && x < 30;
        byte expected = inside ? pixels[(y - 2) * 28 + x - 2] : 0;
        assertThat(framed.pixels()[y * 32 + x]).isEqualTo(expected);
      }
    }
  }

  @Test
  void largerSourcesAreScaledToTheInput() {
    assertThat(Fitting.padded(1, 28, 28, 32, 32)).isEqualTo(Fitting.of(1, 28, 28));
  }

  @Test
  void proportionsAreKeptAndTheRestIsBlack() {
    Picture wide = Fitting.of(1, 8, 8).apply(flat(1, 4, 8, 200));
    for (int y = 0; y < 8; y++) {
      byte expected = (byte) (y >= 2 && y < 6 ? 200 : 0);
      for (int x = 0; x < 8; x++) {
        assertThat(wide.pixels()[y * 8 + x]).isEqualTo(expected);
      }
    }
    Picture tall = Fitting.of(1, 8, 8).apply(flat(1, 300, 1, 90));
    assertThat(tall.pixels()[3]).isEqualTo((byte) 90);
    assertThat(tall.pixels()[2]).isZero();
    assertThat(tall.pixels()[4]).isZero();
  }

  @Test
  void withoutKeptProportionsThePictureFillsTheInput() {
    Picture filled = new Fitting(1, 8, 8, 8, 8, false).apply(flat(1, 4, 8, 200));
    assertThat(filled.pixels()).containsOnly((byte) 200);
  }

  @Test
  void colourBecomesGrayByLuma() {
    Picture red = new Picture(3, 1, 1, new byte[] {(byte) 255, 0, 0});
    Picture mixed = new Picture(3, 1, 1, new byte[] {10, (byte) 200, 100});
    Fitting fitting = Fitting.of(1, 1, 1);
    assertThat(fitting.apply(red).pixels()[0] & 0xff).isEqualTo(76);
    assertThat(fitting.apply(mixed).pixels()[0] & 0xff).isEqualTo(132);
    assertThat(fitting.apply(flat(3, 1, 1, 255)).pixels()[0] & 0xff).isEqualTo(255);
  }

  @Test
  void grayBecomesThreeEqualPlanes() {
    Picture coloured = Fitting.of(3, 1, 2).apply(new Picture(1, 1, 2, new byte[] {5, 9}));
    assertThat(coloured.pixels()).containsExactly(5, 9, 5, 9, 5, 9);
  }

  @Test
  void aScaledSizeLargerThanTheInputIsRefused() {
    assertThatThrownBy(() -> new Fitting(1, 28, 28, 32, 28, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32x28");
  }

  @Test
  void thePlaceOfAPictureInTheInputIsWhereItsPixelsLie() {
    Picture fitted = Fitting.of(1, 9, 8).apply(flat(1, 4, 8, 200));
    Fitting.Placement place = Fitting.of(1, 9, 8).place(4, 8);
    assertThat(place).isEqualTo(new Fitting.Placement(2, 0, 4, 8));
    for (int i = 0; i < 72; i++) {
      assertThat(fitted.pixels()[i] != 0).isEqualTo(i / 8 >= 2 && i / 8 < 6);
    }
    assertThat(Fitting.padded(1, 32, 32, 28, 28).place(56, 28))
        .isEqualTo(new Fitting.Placement(2, 9, 28, 14));
  }
}
