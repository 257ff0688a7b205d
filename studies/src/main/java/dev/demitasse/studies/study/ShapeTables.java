package dev.demitasse.studies.study;

import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.BarChart;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Estimate;
import dev.demitasse.studies.page.Matrix;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shapes' numbers as sections of a page. */
final class ShapeTables {
  private ShapeTables() {}

  /** What changing one thing did. */
  static Page.Section changes(List<ShapeChange> changes) {
    Table table =
        Table.of(
            "change",
            "difference",
            "spread",
            "from",
            "to",
            "times weights",
            "times multiply-adds",
            "times seconds");
    List<Estimate> differences = new ArrayList<>();
    for (ShapeChange change : changes) {
      Estimate difference = Tables.estimate(change.accuracy());
      differences.add(difference);
      table =
          table.row(
              change.name(),
              Tables.rounded(difference.value()),
              Tables.rounded(Tables.spread(Optional.of(change.accuracy().difference()))),
              Tables.rounded(difference.low()),
              Tables.rounded(difference.high()),
              change.weights(),
              change.multiplyAdds(),
              change.seconds());
    }
    ChartFigure chart =
        new ChartFigure(
            "Test accuracy with one change less that of the report's choice, seed by seed: means"
                + " and their 95% intervals. Where an interval has zero in it, the seeds do not"
                + " tell a difference.",
            new BarChart(
                "change",
                changes.stream().map(ShapeChange::name).toList(),
                Axis.linear("difference of test accuracy"),
                List.of(new BarChart.Bars("difference", differences))));
    return new Page.Section(
        "What changing one thing did", List.of(chart, table.captioned("The same in numbers")));
  }

  /** Filter and pooling together. */
  static Page.Section together(ShapeGrid grid, Outcomes outcomes) {
    List<List<Matrix.Cell>> cells = new ArrayList<>();
    for (int filter : ShapeGrid.FILTERS) {
      List<Matrix.Cell> row = new ArrayList<>();
      for (int pool : ShapeGrid.POOLS) {
        ShapeChoice choice = ShapeChoice.REPORT.withFilter(filter).withPool(pool);
        row.add(
            grid.possible().contains(choice)
                ? cell(Tables.mean(outcomes.of(choice.name()), Quantity.TEST_ACCURACY))
                : new Matrix.Cell("impossible", 0));
      }
      cells.add(row);
    }
    return new Page.Section(
        "Filter and pooling together",
        List.of(
            new Matrix(
                "Mean test accuracy; the stronger the ground, the more of what is above one half.",
                "filter_size",
                "pool_size",
                ShapeGrid.FILTERS.stream().map(size -> size + " x " + size).toList(),
                ShapeGrid.POOLS.stream()
                    .map(size -> size == 0 ? "none" : size + " x " + size)
                    .toList(),
                cells)));
  }

  private static Matrix.Cell cell(double accuracy) {
    return Double.isNaN(accuracy)
        ? new Matrix.Cell("diverged", 0)
        : new Matrix.Cell(Quantity.TEST_ACCURACY.told(accuracy), Math.max(0, 2 * accuracy - 1));
  }

  /** All networks. */
  static Page.Section all(List<ShapeRuns> all) {
    Table table =
        Table.of(
            "network",
            "weights",
            "multiply-adds",
            "receptive field",
            "test accuracy",
            "spread",
            "from",
            "to",
            "seconds");
    for (ShapeRuns each : all) {
      var mean = each.runs().mean(Quantity.TEST_ACCURACY);
      Estimate accuracy = Tables.estimate(each.runs(), Quantity.TEST_ACCURACY);
      table =
          table.row(
              each.name(),
              each.weights(),
              each.multiplyAdds(),
              each.receptiveField().toString(),
              accuracy.value(),
              Tables.rounded(Tables.spread(mean)),
              accuracy.low(),
              accuracy.high(),
              each.seconds());
    }
    return new Page.Section(
        "All networks",
        List.of(
            table.captioned(
                "Means over the seeds, and of seconds the median; the receptive field is how much of the picture a value at"
                    + " the end of the convolutional part depends on")));
  }
}
