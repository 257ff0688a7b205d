package dev.demitasse.studies.report;

import dev.demitasse.evaluation.Calibration;
import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.TemperatureScaling;
import dev.demitasse.evaluation.Wilson;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.BarChart;
import dev.demitasse.studies.page.BarChart.Bars;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Estimate;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Point;
import dev.demitasse.studies.page.Row;
import dev.demitasse.studies.page.Series;
import dev.demitasse.studies.page.Series.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the model's probabilities keep their word. */
record CalibrationSection(FinishedRun run) {
  List<Block> blocks() {
    Calibration calibration = run.trained().test().calibration();
    return List.of(
        Paragraph.of(
            "The probabilities miss what is observed by %s on average (expected calibration error,"
                    .formatted(Headline.share(calibration.expectedCalibrationError()))
                + " %d bins); the Brier score is %s. %s"
                    .formatted(
                        Calibration.BINS, Headline.share(calibration.brier()), temperature())),
        Row.of(diagram(), counts(calibration)));
  }

  private String temperature() {
    Optional<TemperatureScaling> scaling = run.trained().temperature();
    if (scaling.isEmpty()) {
      return run.hasLogits()
          ? "The validation pictures do not determine a temperature."
          : "A network that ends with squared_error has no logits for a temperature to divide.";
    }
    String found = String.format(Locale.ROOT, "%.3f", scaling.get().temperature());
    String before = Headline.share(scaling.get().before().expectedCalibrationError());
    String after = Headline.share(scaling.get().after().expectedCalibrationError());
    return scaling.get().kept()
        ? "The model divides its logits by a temperature of %s, found on validation; without it the error would be %s."
            .formatted(found, before)
        : "Dividing the logits by a temperature of %s, found on validation, would make the error %s; train --calibrate does so."
            .formatted(found, after);
  }

  private ChartFigure diagram() {
    List<Series> series = new ArrayList<>();
    Optional<TemperatureScaling> scaling = run.trained().temperature();
    series.add(banded("as it is", run.trained().test().calibration()));
    if (scaling.isPresent()) {
      boolean kept = scaling.get().kept();
      series.add(
          line(
                  kept ? "without the temperature" : "with the temperature",
                  kept ? scaling.get().before() : scaling.get().after())
              .drawn(Stroke.DASHED));
    }
    series.add(
        Series.of("perfect", List.of(Point.of(0, 0), Point.of(1, 1))).drawn(Stroke.REFERENCE));
    String confidence =
        run.isBinary()
            ? "probability of '%s'".formatted(run.trained().test().classNames().get(1))
            : "probability of the most probable class";
    return new ChartFigure(
        "Reliability in the test: of pictures given a probability, the share for which it was so."
            + " The band is the 95% interval of that share (Wilson): wide where pictures are few.",
        LineChart.of(Axis.between(confidence, 0, 1), Axis.between("observed share", 0, 1), series));
  }

  private static Series line(String name, Calibration calibration) {
    return Series.of(
        name,
        calibration.bins().stream()
            .map(bin -> Point.of(bin.meanConfidence(), bin.observedShare()))
            .toList());
  }

  /** The same with the interval of each share: few pictures tell little. */
  private static Series banded(String name, Calibration calibration) {
    List<Point> points = new ArrayList<>();
    for (Calibration.Bin bin : calibration.bins()) {
      int hits = (int) Math.round(bin.observedShare() * bin.count());
      Interval interval = Wilson.interval(hits, bin.count());
      points.add(
          new Point(
              bin.meanConfidence(),
              new Estimate(bin.observedShare(), interval.low(), interval.high())));
    }
    return Series.of(name, points);
  }

  private static ChartFigure counts(Calibration calibration) {
    List<String> names = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (Calibration.Bin bin : calibration.bins()) {
      names.add(String.format(Locale.ROOT, "%.2f to %.2f", bin.low(), bin.high()));
      counts.add((double) bin.count());
    }
    return new ChartFigure(
        "How many test pictures were given which probability.",
        new BarChart(
            "probability", names, Axis.linear("pictures"), List.of(Bars.of("pictures", counts))));
  }
}
