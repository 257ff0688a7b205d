package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ColoursTest {
  /** The light that a colour gives, 0..1, by ITU-R BT.709. */
  private static double light(int colour) {
    return 0.2126 * linear(colour >> 16)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int tone) {
    double value = tone / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Test
  void heatGrowsLighterAllTheWay() {
    for (int i = 1; i <= 50; i++) {
      assertThat(light(Colours.heat(i / 50.0))).isGreaterThan(light(Colours.heat((i - 1) / 50.0)));
    }
    assertThat(light(Colours.heat(0))).isLessThan(0.05);
    assertThat(light(Colours.heat(1))).isGreaterThan(0.6);
  }

  @Test
  void bothSignsAreEquallyDarkAndZeroIsNearlyWhite() {
    for (int i = 1; i <= 10; i++) {
      double negative = light(Colours.signed(-i / 10.0));
      double positive = light(Colours.signed(i / 10.0));
      assertThat(negative).isCloseTo(positive, within(0.08));
      assertThat(positive).isLessThan(light(Colours.signed((i - 1) / 10.0)));
    }
    assertThat(light(Colours.signed(0))).isGreaterThan(0.85);
    assertThat(Colours.signed(-1) & 0xff).isGreaterThan((Colours.signed(-1) >> 16 & 0xff) + 80);
    assertThat(Colours.signed(1) >> 16 & 0xff).isGreaterThan((Colours.signed(1) & 0xff) + 80);
  }
}
