package dev.demitasse.studies.report;

import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.RankingQuality;
import dev.demitasse.model.Summary;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.KeyFigures;
import dev.demitasse.studies.page.Paragraph;
import java.util.List;
import java.util.Locale;

/** What a run came to, in a sentence and a few numbers. */
record Headline(FinishedRun run) {
  private Evaluation test() {
    return run.trained().test();
  }

  String title() {
    return "%s on %s"
        .formatted(last(run.trained().model().architecture().name()), last(run.told("data")));
  }

  /** The last part of what may be a path. */
  private static String last(String name) {
    return name.replaceFirst("/+$", "").replaceFirst(".*/", "");
  }

  String sentence() {
    return "%s of %s test pictures were taken for what they are; %s."
        .formatted(percent(test().accuracy()), count(test().samples()), comparison());
  }

  /** What the interval lets one say about the baseline, and no more. */
  private String comparison() {
    String baseline = percent(test().majorityBaseline());
    Interval interval = test().accuracyInterval();
    if (interval.low() > test().majorityBaseline()) {
      return "always answering with the most frequent class would reach " + baseline;
    }
    return interval.high() < test().majorityBaseline()
        ? "always answering with the most frequent class would be better, with " + baseline
        : "that cannot be told from always answering with the most frequent class, which reaches "
            + baseline;
  }

  List<Block> blocks() {
    Summary summary = Summary.of(run.trained().model().architecture());
    Interval accuracy = test().accuracyInterval();
    KeyFigures figures =
        KeyFigures.NONE
            .and("Test accuracy", share(test().accuracy()), interval(accuracy))
            .and("Majority baseline", share(test().majorityBaseline()), "always the same answer");
    if (test().ranking().isPresent()) {
      RankingQuality ranking = test().ranking().get();
      figures = figures.and("AUC", share(ranking.auc()), interval(ranking.aucInterval()));
    } else {
      figures = figures.and("Macro F1", share(test().macro().f1()), "mean over the classes");
    }
    int epochs = run.trained().training().history().size();
    figures =
        figures
            .and("Weights", count(summary.weights()), "and " + count(summary.biases()) + " biases")
            .and(
                "Trained",
                String.format(Locale.ROOT, "%.1f s", run.trained().training().seconds()),
                epochs == 1 ? "1 epoch" : epochs + " epochs");
    return List.of(
        figures,
        Paragraph.remark(
            "%s chosen on the validation pictures. The test pictures were looked at for these numbers alone."
                .formatted(run.isBinary() ? "Epoch and threshold were" : "The epoch was")));
  }

  private static String interval(Interval interval) {
    return "95% interval " + share(interval.low()) + " to " + share(interval.high());
  }

  static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
