package dev.demitasse.studies.sweep;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.Wilson;
import dev.demitasse.studies.sweep.SweepResult.Entry;
import dev.demitasse.studies.trials.TrialResult.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    close(validation).ifPresent(sentences::add);
    addOutcomes(sentences);
    return sentences;
  }

  /** How many others are as good as the numbers can tell; nothing where there are no others. */
  private Optional<String> close(Score best) {
    int pictures = report.splits().validation().size();
    Interval interval = Wilson.interval((int) Math.round(best.accuracy() * pictures), pictures);
    List<Double> finished =
        report.result().runs().stream()
            .filter(entry -> report.outcome(entry) == SweepReport.Outcome.FINISHED)
            .filter(entry -> !entry.equals(report.bestEntry()))
            .flatMap(entry -> entry.result().stream())
            .map(trained -> trained.validation().accuracy())
            .toList();
    if (finished.isEmpty()) {
      return Optional.empty();
    }
    long within = finished.stream().filter(accuracy -> accuracy >= interval.low()).count();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Of %,d other run%s trained to the end, %s a validation accuracy of at least %.4f, where"
                + " the best one's 95%% interval on %,d validation pictures begins%s.",
            finished.size(),
            finished.size() == 1 ? "" : "s",
            within == 0 ? "none has" : within == 1 ? "1 has" : "%,d have".formatted(within),
            interval.low(),
            pictures,
            within == 0 ? "" : ": these numbers do not tell them apart"));
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
