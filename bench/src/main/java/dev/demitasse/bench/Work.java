package dev.demitasse.bench;

import dev.demitasse.tensor.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is timed: training on, or predicting, batches of one model.
 *
 * @param phase training or predicting
 * @param model a preset or a file of architecture text
 * @param batchSize pictures a batch
 */
record Work(Phase phase, String model, int batchSize) {
  /** Training or predicting. */
  enum Phase {
    /** Steps of training with Adam, learning rate 0.001. */
    TRAIN,
    /** Going through the network forward, dropout off. */
    PREDICT;

    /** The word for it in text and JSON. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is measured unless asked otherwise. */
  static final String USUAL =
      "train:report-cnn:32,train:report-cnn:128,train:report-cnn-linear:128,train:report-nn:32,"
          + "train:report-nn:128,train:vgg8:64,train:resnet20:64,train:resnet20:128,"
          + "train:separable:64,predict:report-cnn:1,predict:report-cnn:256,predict:report-nn:256,"
          + "predict:vgg8:64,predict:resnet20:1,predict:resnet20:64,predict:separable:1,"
          + "predict:separable:64";

  /**
   * Reads work as {@link #toString} writes it.
   *
   * @throws InputException if it is not of that form
   */
  static Work parse(String text) {
    int first = text.indexOf(':');
    int last = text.lastIndexOf(':');
    if (first == last) {
      throw unreadable(text);
    }
    try {
      Phase phase =
          Arrays.stream(Phase.values())
              .filter(each -> each.word().equals(text.substring(0, first)))
              .findFirst()
              .orElseThrow(() -> unreadable(text));
      int batchSize = Integer.parseInt(text.substring(last + 1));
      String model = text.substring(first + 1, last);
      if (batchSize < 1 || model.isEmpty()) {
        throw unreadable(text);
      }
      return new Work(phase, model, batchSize);
    } catch (NumberFormatException e) {
      throw unreadable(text);
    }
  }

  /**
   * Reads several, with commas between them.
   *
   * @throws InputException if one is not of the form
   */
  static List<Work> parseAll(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).map(Work::parse).toList();
  }

  private static InputException unreadable(String text) {
    return new InputException(
        "'%s' is no work to measure; write train:MODEL:BATCH or predict:MODEL:BATCH, such as"
                .formatted(text)
            + " train:report-cnn:128");
  }

  /** {@code train:report-cnn:128}. */
  @Override
  public String toString() {
    return phase.word() + ":" + model + ":" + batchSize;
  }
}
