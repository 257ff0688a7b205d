package dev.demitasse.cli;

import java.util.Formatter;
import java.util.Locale;
import javax.imageio.ImageIO;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a prediction begins with, made ready on another processor while the options are looked
 * through, which takes as long: most of a single prediction is the JVM getting to know classes.
 */
final class HeadStart {
  private HeadStart() {}

  /** Takes the head start; that it was taken changes nothing but the time. */
  static void take() {
    Thread.ofPlatform().daemon().start(HeadStart::prepare);
  }

  private static void prepare() {
    new JsonFactory().createParser(ObjectReadContext.empty(), "{}").close();
    ImageIO.getImageReadersByFormatName("png");
    try (Formatter numbers = new Formatter(Locale.ROOT)) {
      numbers.format("%.4f", 0.5);
    }
  }
}
