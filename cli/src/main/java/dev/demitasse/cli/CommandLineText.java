package dev.demitasse.cli;

import dev.demitasse.training.TrainingSettings;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Command lines that train on the same pictures with the same kernels.
 *
 * @param data the pictures, as they were given
 * @param pictures which of them are kept, and how they are read
 * @param compute what is computed with
 */
record CommandLineText(String data, PictureOptions pictures, ComputeOptions compute) {
  private static final double SMALLEST_PLAIN = 1e-9;
  private static final double LARGEST_PLAIN = 1e9;

  /** A command up to its pictures and how they are read. */
  String beginning(String command) {
    StringBuilder line = new StringBuilder(Shell.command());
    line.append(' ').append(command).append(' ').append(Shell.quoted(data));
    return line.append(pictures.given()).toString();
  }

  /** The options for settings and kernels, without those of some names. */
  String settings(TrainingSettings settings, Collection<String> without) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("epochs", settings.epochs());
    options.put("batch-size", settings.batchSize());
    options.put("learning-rate", settings.optimizer().learningRate());
    options.put("optimizer", settings.optimizer().name());
    options.put("patience", settings.patience());
    options.put("seed", settings.seed());
    StringBuilder line = new StringBuilder();
    options.forEach(
        (name, value) -> line.append(without.contains(name) ? "" : option(name, value)));
    return line.append(compute.kernelsOption()).toString();
  }

  /** An option behind a blank; fractions are written without a power of ten, to be read. */
  static String option(String name, Object value) {
    return " --%s %s".formatted(name, value instanceof Double number ? plain(number) : value);
  }

  /** Of a number beyond all practice, the zeros would be more than is read. */
  private static String plain(double number) {
    return number >= SMALLEST_PLAIN && number < LARGEST_PLAIN
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }
}
