package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Picture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeatMapTest {
  private static HeatMap hot(int height, int width, int row, int column) {
    float[] values = new float[height * width];
    values[row * width + column] = 1;
    return new HeatMap(height, width, values);
  }

  @Test
  void thePeakIsTheFirstOfTheLargestValues() {
    HeatMap map = new HeatMap(2, 3, new float[] {0, 0.5f, 0.2f, 0.1f, 0.5f, 0.3f});
    assertThat(map.peak()).hasValue(new HeatMap.Place(0, 1));
    assertThat(new HeatMap(1, 2, new float[2]).peak()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1.1f, Float.NaN})
  void heatOutsideZeroToOneIsRefused(float value) {
    assertThatThrownBy(() -> new HeatMap(1, 2, new float[] {0, value}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new HeatMap(2, 2, new float[3]))
        .isInstanceOf(IllegalArgumentException.class);
    HeatMap map = new HeatMap(2, 2, new float[4]);
    assertThatThrownBy(() -> map.over(new Picture(1, 2, 3, new byte[6])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFrameAroundAPictureFallsAway() {
    Fitting framed = Fitting.padded(1, 32, 32, 28, 28);
    Fitting.Placement place = framed.place(28, 28);
    HeatMap map = hot(32, 32, 7, 20).cut(place);
    assertThat(map).extracting(HeatMap::height, HeatMap::width).containsExactly(28, 28);
    assertThat(map.peak()).hasValue(new HeatMap.Place(5, 18));
    assertThat(hot(32, 32, 0, 20).cut(place).peak()).isEmpty();
  }

  /** A wide picture of 60x120 lies in rows 8 to 23 of an input of 32x32. */
  @ParameterizedTest
  @CsvSource({"8, 0, 1, 1", "23, 31, 58, 118", "16, 10, 31, 39"})
  void aPlaceInTheInputIsThatOfTheSameThingInThePicture(int row, int column, int y, int x) {
    Fitting.Placement place = Fitting.of(1, 32, 32).place(60, 120);
    HeatMap map = hot(32, 32, row, column).cut(place).resized(60, 120);
    HeatMap.Place peak = map.peak().orElseThrow();
    assertThat(Math.abs(peak.row() - y)).isLessThanOrEqualTo(2);
    assertThat(Math.abs(peak.column() - x)).isLessThanOrEqualTo(2);
  }

  @Test
  void withoutHeatThePictureIsLeftInGrayAndTheHeatIsColoured() {
    byte[] red = {(byte) 255, (byte) 255, 0, 0, 0, 0};
    Picture over = new HeatMap(1, 2, new float[] {0, 1}).over(new Picture(3, 1, 2, red));
    assertThat(over.channels()).isEqualTo(3);
    byte gray = 76; // 0.299 of 255
    assertThat(new byte[] {over.pixels()[0], over.pixels()[2], over.pixels()[4]})
        .containsOnly(gray);
    int[] hot = {over.pixels()[1] & 0xff, over.pixels()[3] & 0xff, over.pixels()[5] & 0xff};
    assertThat(hot[0]).as("yellow: red").isGreaterThan(hot[2] + 50);
    assertThat(hot[1]).as("yellow: green").isGreaterThan(hot[2] + 50);
  }

  @Test
  void moreHeatIsNeverDarkerOnAnyGray() {
    for (int gray = 0; gray < 256; gray += 51) {
      byte[] pixels = new byte[101];
      Arrays.fill(pixels, (byte) gray);
      float[] values = new float[101];
      for (int i = 0; i < values.length; i++) {
        values[i] = i / 100f;
      }
      Picture over = new HeatMap(1, 101, values).over(new Picture(1, 1, 101, pixels));
      for (int i = 51; i < 101; i++) {
        assertThat(light(over, i)).isGreaterThan(light(over, i - 1) - 1);
      }
    }
  }

  private static double light(Picture picture, int i) {
    int plane = picture.width();
    byte[] from = picture.pixels();
    return 0.2126 * (from[i] & 0xff)
        + 0.7152 * (from[plane + i] & 0xff)
        + 0.0722 * (from[2 * plane + i] & 0xff);
  }
}
