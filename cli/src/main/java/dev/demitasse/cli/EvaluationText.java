package dev.demitasse.cli;

import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.RankingQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An evaluation as JSON and as text. */
record EvaluationText(Evaluation evaluation) {
  private static final int COLUMNS = 80;

  /** The evaluation's figures by their JSON names. */
  Map<String, Object> json() {
    return EvaluationJson.of(evaluation);
  }

  /**
   * Accuracy with its interval beside the baseline, what else is worth a line, and the confusion
   * matrix.
   *
   * @param title what to call the accuracy, such as {@code Test accuracy}
   */
  String text(String title) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %.4f (95%% interval %.4f to %.4f), majority baseline %.4f\n"
            .formatted(
                title,
                evaluation.accuracy(),
                evaluation.accuracyInterval().low(),
                evaluation.accuracyInterval().high(),
                evaluation.majorityBaseline()));
    text.append(
        "%,d pictures, loss %.4f, expected calibration error %.4f"
            .formatted(
                evaluation.samples(),
                evaluation.loss(),
                evaluation.calibration().expectedCalibrationError()));
    if (evaluation.classNames().size() > 2) {
      text.append(
          "\nMacro F1 %.4f, balanced accuracy %.4f"
              .formatted(evaluation.macro().f1(), evaluation.confusion().balancedAccuracy()));
    }
    evaluation.ranking().ifPresent(ranking -> text.append(ranking(ranking)));
    if (evaluation.classNames().size() == 2) {
      text.append(
          "\nA picture is called %s from a probability of %.3f on."
              .formatted(
                  Names.told(evaluation.classNames().subList(1, 2)), evaluation.threshold()));
    }
    return text.append("\n\n").append(confusion()).toString();
  }

  private static String ranking(RankingQuality ranking) {
    return "\nAUC %.4f (95%% interval %.4f to %.4f), average precision %.4f"
        .formatted(
            ranking.auc(),
            ranking.aucInterval().low(),
            ranking.aucInterval().high(),
            ranking.averagePrecision());
  }

  /** Where the names do not fit above the columns, the classes are numbered. */
  private Table confusion() {
    List<String> names = evaluation.classNames();
    Table named = confusion(names, names);
    if (named.width() <= COLUMNS) {
      return named;
    }
    List<String> numbers = IntStream.range(0, names.size()).mapToObj(Integer::toString).toList();
    List<String> both =
        IntStream.range(0, names.size()).mapToObj(i -> i + " " + names.get(i)).toList();
    return confusion(both, numbers);
  }

  private Table confusion(List<String> rowNames, List<String> columnNames) {
    List<Object> head = new ArrayList<>();
    head.add("true class \\ predicted");
    head.addAll(columnNames);
    head.add("recall");
    Table table = new Table().row(head);
    for (int i = 0; i < rowNames.size(); i++) {
      List<Object> row = new ArrayList<>();
      row.add(rowNames.get(i));
      for (int j = 0; j < columnNames.size(); j++) {
        row.add(evaluation.confusion().count(i, j));
      }
      row.add("%.3f".formatted(evaluation.confusion().recall(i)));
      table.row(row);
    }
    return table;
  }
}
