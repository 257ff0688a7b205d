package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Picture;
import dev.demitasse.model.Prediction;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplanationTest {
  /** A picture of one tone with one hot place in an input of 32x32. */
  private static Explanation explanation(int channels, int height, int width, int row, int column) {
    byte[] pixels = new byte[channels * height * width];
    Arrays.fill(pixels, (byte) 100);
    float[] heat = new float[32 * 32];
    if (row >= 0) {
      heat[row * 32 + column] = 1;
    }
    return new Explanation(
        new Picture(channels, height, width, pixels),
        new Prediction("yes", 0.75, Map.of("no", 0.25, "yes", 0.75)),
        "yes",
        new HeatMap(32, 32, heat),
        Fitting.of(1, 32, 32).place(height, width));
  }

  /** 320x640 lies in rows 8 to 23; a pixel of the input is 20 of the picture. */
  @ParameterizedTest
  @CsvSource({
    "32, 32, 5, 31, 5, 31",
    "320, 640, 8, 0, 10, 10",
    "320, 640, 23, 31, 310, 630",
    "8, 8, 15, 16, 3, 4"
  })
  void thePeakIsInThePicturesPixels(int height, int width, int row, int column, int y, int x) {
    assertThat(explanation(1, height, width, row, column).peak()).hasValue(new HeatMap.Place(y, x));
  }

  @Test
  void thereIsNoPeakWithoutHeatOnThePicture() {
    assertThat(explanation(1, 32, 32, -1, 0).peak()).isEmpty();
    assertThat(explanation(1, 320, 640, 2, 9).peak()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 32, 32, 256, 256",
    "3, 28, 30, 252, 270",
    "1, 1, 1, 256, 256",
    "3, 300, 256, 300, 256",
    "3, 1000, 2000, 256, 512",
    "1, 3000, 2, 512, 1"
  })
  void aPictureIsShownLargeEnoughToBeSeenAndNotLarger(
      int channels, int height, int width, int shownHeight, int shownWidth) {
    Picture shown = explanation(channels, height, width, 16, 16).sideBySide();
    assertThat(shown.channels()).isEqualTo(3);
    assertThat(shown.height()).isEqualTo(shownHeight);
    assertThat(shown.width()).isEqualTo(2 * shownWidth + 8);
  }

  @Test
  void thePictureIsLeftAndTheHeatRight() {
    Picture shown = explanation(3, 32, 32, 4, 30).sideBySide();
    int plane = shown.height() * shown.width();
    for (int row = 0; row < 256; row++) {
      for (int column = 0; column < 256; column++) {
        assertThat(shown.pixels()[row * shown.width() + column]).isEqualTo((byte) 100);
      }
    }
    assertThat(shown.pixels()[256]).isEqualTo((byte) 255);
    int hot = (4 * 8 + 4) * shown.width() + 256 + 8 + 30 * 8 + 4;
    assertThat(shown.pixels()[hot] & 0xff).isGreaterThan((shown.pixels()[2 * plane + hot] & 0xff));
    int cold = 200 * shown.width() + 256 + 8 + 30;
    assertThat(shown.pixels()[cold]).isEqualTo((byte) 100);
  }
}
