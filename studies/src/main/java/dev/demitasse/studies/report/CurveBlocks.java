package dev.demitasse.studies.report;

import dev.demitasse.evaluation.ConfusionMatrix;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.PrecisionRecallCurve;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.evaluation.RankingQuality;
import dev.demitasse.evaluation.RocCurve;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Point;
import dev.demitasse.studies.page.Row;
import dev.demitasse.studies.page.Series;
import dev.demitasse.studies.page.Series.Stroke;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What every threshold between two classes would give, and what the chosen one does. */
record CurveBlocks(FinishedRun run) {
  private static final int POINTS = 200;

  /** The two curves side by side; none if one of the classes has no test picture. */
  List<Block> blocks() {
    Predictions predictions = run.trained().predictions();
    Optional<RocCurve> roc = RocCurve.of(predictions, 1);
    Optional<PrecisionRecallCurve> precision = PrecisionRecallCurve.of(predictions, 1);
    Optional<RankingQuality> ranking = run.trained().test().ranking();
    if (roc.isEmpty() || precision.isEmpty() || ranking.isEmpty()) {
      return List.of();
    }
    return List.of(
        Row.of(
            roc(roc.get().atMost(POINTS), ranking.get()),
            precision(precision.get().atMost(POINTS))));
  }

  private Evaluation test() {
    return run.trained().test();
  }

  private String chosen() {
    return String.format(Locale.ROOT, "threshold %.3f", test().threshold());
  }

  private ChartFigure roc(RocCurve curve, RankingQuality ranking) {
    ConfusionMatrix confusion = test().confusion();
    List<Point> points =
        curve.points().stream()
            .map(point -> Point.of(point.falsePositiveRate(), point.truePositiveRate()))
            .toList();
    Series chance =
        Series.of("guessing", List.of(Point.of(0, 0), Point.of(1, 1))).drawn(Stroke.REFERENCE);
    LineChart chart =
        LineChart.of(
                Axis.between("false positive rate", 0, 1),
                Axis.between("true positive rate", 0, 1),
                List.of(Series.of("model", points), chance))
            .dotted(1 - confusion.recall(0), confusion.recall(1), chosen());
    return new ChartFigure(
        "ROC curve of '%s' in the test: area %s, 95%% interval %s to %s. The dot is the threshold chosen on validation."
            .formatted(
                test().classNames().get(1),
                Headline.share(ranking.auc()),
                Headline.share(ranking.aucInterval().low()),
                Headline.share(ranking.aucInterval().high())),
        chart);
  }

  private ChartFigure precision(PrecisionRecallCurve curve) {
    ConfusionMatrix confusion = test().confusion();
    double share = (double) confusion.support(1) / confusion.total();
    List<Point> points =
        curve.points().stream().map(point -> Point.of(point.recall(), point.precision())).toList();
    Series guessing =
        Series.of("guessing", List.of(Point.of(0, share), Point.of(1, share)))
            .drawn(Stroke.REFERENCE);
    LineChart chart =
        LineChart.of(
                Axis.between("recall", 0, 1),
                Axis.between("precision", 0, 1),
                List.of(Series.of("model", points), guessing))
            .dotted(confusion.recall(1), confusion.precision(1), chosen());
    return new ChartFigure(
        "Precision and recall of '%s' in the test: average precision %s."
            .formatted(test().classNames().get(1), Headline.share(curve.averagePrecision())),
        chart);
  }
}
