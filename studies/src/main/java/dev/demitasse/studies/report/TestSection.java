package dev.demitasse.studies.report;

import dev.demitasse.evaluation.Averages;
import dev.demitasse.evaluation.ClassScores;
import dev.demitasse.evaluation.ConfusionMatrix;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.BarChart;
import dev.demitasse.studies.page.BarChart.Bars;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Estimate;
import dev.demitasse.studies.page.Matrix;
import dev.demitasse.studies.page.Matrix.Cell;
import dev.demitasse.studies.page.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** How well the model does on pictures it has not learnt from. */
record TestSection(FinishedRun run) {
  private static final int MATRIX_AT_MOST = 30;
  private static final int CONFUSIONS_AT_MOST = 20;

  private Evaluation test() {
    return run.trained().test();
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(accuracies());
    blocks.add(test().classNames().size() <= MATRIX_AT_MOST ? confusion() : confusions());
    blocks.add(scores());
    if (run.isBinary()) {
      blocks.addAll(new CurveBlocks(run).blocks());
    }
    return blocks;
  }

  private ChartFigure accuracies() {
    List<Estimate> reached = new ArrayList<>();
    List<Double> baselines = new ArrayList<>();
    for (Evaluation part :
        List.of(run.trained().train(), run.trained().validation(), run.trained().test())) {
      reached.add(
          new Estimate(
              part.accuracy(), part.accuracyInterval().low(), part.accuracyInterval().high()));
      baselines.add(part.majorityBaseline());
    }
    BarChart chart =
        new BarChart(
            "part",
            List.of("training", "validation", "test"),
            Axis.between("accuracy", 0, 1),
            List.of(
                new Bars("model", reached), Bars.of("always the most frequent class", baselines)));
    return new ChartFigure(
        "Accuracy by part, with 95% intervals (Wilson), beside always answering with the most"
            + " frequent class. The best epoch was chosen on validation, so only the test is"
            + " without favour.",
        chart);
  }

  private Matrix confusion() {
    ConfusionMatrix confusion = test().confusion();
    List<List<Cell>> cells = new ArrayList<>();
    for (int actual = 0; actual < confusion.classes(); actual++) {
      List<Cell> row = new ArrayList<>();
      for (int predicted = 0; predicted < confusion.classes(); predicted++) {
        int count = confusion.count(actual, predicted);
        double share = (double) count / Math.max(1, confusion.support(actual));
        row.add(new Cell(Headline.count(count), share));
      }
      cells.add(row);
    }
    return new Matrix(
        "Which classes were taken for which in the test. The ground is the stronger, the larger the"
            + " share of the true class.",
        "true",
        "predicted",
        test().classNames(),
        test().classNames(),
        cells);
  }

  /** The same for so many classes that nobody would find anything in the matrix. */
  private Table confusions() {
    ConfusionMatrix confusion = test().confusion();
    List<String> names = test().classNames();
    List<List<Object>> rows = new ArrayList<>();
    for (int actual = 0; actual < confusion.classes(); actual++) {
      for (int predicted = 0; predicted < confusion.classes(); predicted++) {
        int count = confusion.count(actual, predicted);
        if (count > 0 && actual != predicted) {
          double share = (double) count / confusion.support(actual);
          rows.add(List.of(names.get(actual), names.get(predicted), count, share));
        }
      }
    }
    rows.sort(Comparator.comparingInt(row -> -(int) row.get(2)));
    return new Table(
        "Which classes were taken for which in the test, the most frequent mistakes first",
        List.of("true class", "taken for", "pictures", "share of the class"),
        rows.subList(0, Math.min(rows.size(), CONFUSIONS_AT_MOST)));
  }

  private Table scores() {
    List<String> head = new ArrayList<>(List.of("class", "pictures", "precision", "recall", "F1"));
    if (!run.isBinary()) {
      head.add("AUC against the rest");
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < test().classes().size(); i++) {
      ClassScores scores = test().classes().get(i);
      rows.add(
          row(
              test().classNames().get(i),
              scores.support(),
              List.of(scores.precision(), scores.recall(), scores.f1()),
              scores.auc()));
    }
    rows.add(average("mean of the classes", test().macro()));
    rows.add(average("weighted by pictures", test().weighted()));
    return new Table("Each class in the test", head, rows);
  }

  private List<Object> average(String name, Averages averages) {
    return row(
        name,
        test().samples(),
        List.of(averages.precision(), averages.recall(), averages.f1()),
        averages.auc());
  }

  private List<Object> row(String name, int pictures, List<Double> scores, OptionalDouble auc) {
    List<Object> row = new ArrayList<>(List.of(name, pictures));
    row.addAll(scores);
    if (!run.isBinary()) {
      row.add(auc.orElse(Double.NaN));
    }
    return row;
  }
}
