package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShapeFindingTest {
  private static ShapeChange change(ShapeChoice choice, double... accuracies) {
    Runs report = StudyFixture.runs("report's choice", "report-cnn", 0.95, 0.96, 0.94);
    Runs changed = StudyFixture.runs(choice.name(), "report-cnn-linear", accuracies);
    return ShapeChange.of(choice, report, changed).orElseThrow();
  }

  private static String sentence(ShapeChange... changes) {
    return ShapeFinding.of(List.of(changes)).getFirst().sentence();
  }

  @Test
  void gainsAndLossesAreClaimedOnlyWhereTheIntervalExcludesZero() {
    assertThat(
            sentence(
                change(ShapeChoice.REPORT.withFilter(1), 0.90, 0.92, 0.89),
                change(ShapeChoice.REPORT.withFilter(5), 0.97, 0.98, 0.97),
                change(ShapeChoice.REPORT.withFilter(7), 0.99, 0.93, 0.95)))
        .startsWith("Instead of filter_size 3: filter_size 1 loses 0.0467 of test accuracy (95%")
        .contains("; filter_size 5 gains 0.0233 of test accuracy (95% interval 0.0090 to 0.0377);")
        .contains("; with filter_size 7 the seeds do not tell a difference (-0.0")
        .endsWith("as many, the weights 0.00, 0.00 and 0.00 times.");
  }

  @Test
  void oneSeedHasNoInterval() {
    assertThat(sentence(change(ShapeChoice.REPORT.withPad(0), 0.85)))
        .contains("pad 0 comes to 0.1000 less test accuracy, which has no interval");
  }

  @Test
  void noDifferenceIsNeitherMoreNorLess() {
    assertThat(sentence(change(ShapeChoice.REPORT.withPad(0), 0.95)))
        .startsWith(
            "Instead of pad 1: pad 0 comes to the same test accuracy, which has no interval.");
  }

  @Test
  void severalChannelsGainOrLose() {
    assertThat(sentence(change(ShapeChoice.REPORT.withChannels(4, 8), 0.90, 0.92, 0.89)))
        .startsWith("Instead of channels 8 and 16: channels 4 and 8 lose 0.0467 of test accuracy");
  }

  @Test
  void eachChoiceOfTheReportHasItsOwnFinding() {
    ShapeChange pad = change(ShapeChoice.REPORT.withPad(0), 0.9, 0.9, 0.9);
    ShapeChange stride = change(ShapeChoice.REPORT.withStride(2), 0.9, 0.9, 0.9);
    ShapeChange morePad = change(ShapeChoice.REPORT.withPad(2), 0.9, 0.9, 0.9);
    assertThat(ShapeFinding.of(List.of(pad, stride, morePad)))
        .containsExactly(
            new ShapeFinding("pad 1", List.of(pad, morePad)),
            new ShapeFinding("stride 1", List.of(stride)));
  }
}
