package dev.demitasse;

import dev.demitasse.training.EpochResult;
import dev.demitasse.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The course of training as text: a line for each epoch, its values parted by commas. */
final class HistoryText {
  private static final String HEAD =
      "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,best,seconds\n";
  private static final int VALUES = 7;

  private HistoryText() {}

  static String of(TrainingResult training) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (EpochResult epoch : training.history()) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%s,%s,%s,%.3f\n",
              epoch.epoch(),
              epoch.trainLoss(),
              epoch.trainAccuracy(),
              epoch.validationLoss(),
              epoch.validationAccuracy(),
              epoch.epoch() == training.bestEpoch(),
              epoch.seconds()));
    }
    return csv.toString();
  }

  /**
   * The course that a text tells; how many samples a second went through is not in it.
   *
   * @param epochsAtMost after how many epochs training would have ended by itself
   * @throws IllegalArgumentException if the text is not of this form
   */
  static TrainingResult parse(String csv, int epochsAtMost) {
    if (!csv.startsWith(HEAD)) {
      throw new IllegalArgumentException("its first line should be " + HEAD.strip());
    }
    List<EpochResult> history = new ArrayList<>();
    double lowest = Double.POSITIVE_INFINITY;
    double seconds = 0;
    int best = 0;
    for (String line : csv.substring(HEAD.length()).lines().toList()) {
      EpochResult epoch = epoch(line, history.size() + 1, lowest);
      history.add(epoch);
      lowest = Math.min(lowest, epoch.validationLoss());
      seconds += epoch.seconds();
      best = line.contains(",true,") ? epoch.epoch() : best;
    }
    if (best == 0) {
      throw new IllegalArgumentException("no epoch in it is the best");
    }
    return new TrainingResult(history, best, history.size() < epochsAtMost, seconds, Double.NaN);
  }

  private static EpochResult epoch(String line, int number, double lowest) {
    String[] values = line.split(",", -1);
    if (values.length != VALUES || !values[0].equals(String.valueOf(number))) {
      throw new IllegalArgumentException("line %d is '%s'".formatted(number + 1, line));
    }
    double validationLoss = Double.parseDouble(values[3]);
    return new EpochResult(
        number,
        Double.parseDouble(values[1]),
        Double.parseDouble(values[2]),
        validationLoss,
        Double.parseDouble(values[4]),
        validationLoss < lowest,
        Double.parseDouble(values[6]),
        Double.NaN);
  }
}
