package dev.demitasse.studies.sweep;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.Wilson;
import dev.demitasse.studies.sweep.SweepResult.Entry;
import dev.demitasse.studies.trials.TrialResult.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a sweep found and what it did not, in sentences.
 *
 * @param report the numbers
 */
record SweepFindings(SweepReport report) {
  /** The sentences, the most important one first. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Entry best = report.bestEntry();
    Score validation = best.result().orElseThrow().validation();
    sentences.add(
        String.format(
            Locale.ROOT,
            "The best of %,d run%s is run %d: %s, with a validation loss of %.4f and a validation"
                + " accuracy of %.4f.",
            report.result().runs().size(),
            report.result().runs().size() == 1 ? "" : "s",
            best.run().number(),
            best.run().combination().told(),
            validation.loss(),
            validation.accuracy()));
    Interval test = report.best().test().accuracyInterval();
    sentences.add(
        String.format(
            Locale.ROOT,
            "On the test pictures, looked at for this run alone, its accuracy is %.4f (95%% interval"
                + " %.4f to %.4f), where the most frequent class alone would reach %.4f.",
            report.best().test().accuracy(),
            test.low(),
            test.high(),
            report.best().test().majorityBaseline()));
    sentences.add(close(validation));
    addOutcomes(sentences);
    return sentences;
  }

  /** How many others are as good as the numbers can tell. */
  private String close(Score best) {
    int pictures = report.splits().validation().size();
    Interval interval = Wilson.interval((int) Math.round(best.accuracy() * pictures), pictures);
    long within =
        report.result().runs().stream()
                .filter(entry -> entry.rung() == report.result().rungs())
                .flatMap(entry -> entry.result().stream())
                .filter(trained -> trained.validation().accuracy() >= interval.low())
                .count()
            - 1;
    if (within <= 0) {
      return String.format(
          Locale.ROOT,
          "No other run trained to the end has a validation accuracy within the 95%% interval of"
              + " the best one's on %,d validation pictures, which begins at %.4f.",
          pictures,
          interval.low());
    }
    return String.format(
        Locale.ROOT,
        "%,d other run%s validation accurac%s within the 95%% interval of the best one's, which"
            + " begins at %.4f on %,d validation pictures: these numbers do not tell them apart.",
        within,
        within == 1 ? " has a" : "s have",
        within == 1 ? "y" : "ies",
        interval.low(),
        pictures);
  }

  private void addOutcomes(List<String> sentences) {
    long stopped = count(SweepReport.Outcome.STOPPED);
    long diverged = count(SweepReport.Outcome.DIVERGED);
    int leftOut = report.result().leftOut().size();
    if (stopped > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%,d run%s stopped early, having a higher validation loss than others after as many"
                  + " epochs.",
              stopped,
              stopped == 1 ? " was" : "s were"));
    }
    if (diverged > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%,d run%s diverged: the loss or a weight was no finite number any more.",
              diverged,
              diverged == 1 ? "" : "s"));
    }
    if (leftOut > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%,d combination%s no network and %s left out.",
              leftOut,
              leftOut == 1 ? " makes" : "s make",
              leftOut == 1 ? "is" : "are"));
    }
  }

  private long count(SweepReport.Outcome outcome) {
    return report.result().runs().stream()
        .filter(entry -> report.outcome(entry) == outcome)
        .count();
  }
}
