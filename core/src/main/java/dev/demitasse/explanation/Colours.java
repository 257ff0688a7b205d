package dev.demitasse.explanation;

/**
 * Colour scales whose lightness runs evenly, so that they keep their order in gray print and for
 * eyes that see fewer colours. They are computed as paths through a space of perceived lightness,
 * chroma and hue. Source: Ottosson, A perceptual color space for image processing, 2020.
 */
final class Colours {
  private Colours() {}

  /** From dark violet (0) over red and orange to light yellow (1), as 0xRRGGBB. */
  static int heat(double value) {
    return colour(0.30 + 0.62 * value, 0.16, 300 + 165 * value);
  }

  /** From blue (-1) over nearly white (0) to red (1), equally dark at both ends, as 0xRRGGBB. */
  static int signed(double value) {
    double size = Math.abs(value);
    return colour(0.97 - 0.47 * size, 0.17 * size, value < 0 ? 255 : 27);
  }

  /** Lightness 0..1, chroma and hue in degrees; what a screen cannot show loses chroma. */
  private static int colour(double lightness, double chroma, double hue) {
    double angle = StrictMath.toRadians(hue);
    double[] linear = new double[3];
    for (double c = chroma; ; c -= 0.005) {
      double a = Math.max(0, c) * StrictMath.cos(angle);
      double b = Math.max(0, c) * StrictMath.sin(angle);
      linear(lightness, a, b, linear);
      if (c <= 0 || isShown(linear)) {
        return tone(linear[0]) << 16 | tone(linear[1]) << 8 | tone(linear[2]);
      }
    }
  }

  private static void linear(double lightness, double a, double b, double[] rgb) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    rgb[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
    rgb[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
    rgb[2] = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
  }

  private static boolean isShown(double[] rgb) {
    return Math.min(rgb[0], Math.min(rgb[1], rgb[2])) >= 0
        && Math.max(rgb[0], Math.max(rgb[1], rgb[2])) <= 1;
  }

  private static double cube(double value) {
    return value * value * value;
  }

  /** The byte that a screen shows as this much light, 0..1. */
  private static int tone(double light) {
    double clamped = Math.clamp(light, 0, 1);
    double curved =
        clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * StrictMath.pow(clamped, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * curved);
  }
}
