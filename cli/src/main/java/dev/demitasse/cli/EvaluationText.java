package dev.demitasse.cli;

import dev.demitasse.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An evaluation as JSON and as text. */
record EvaluationText(Evaluation evaluation) {
  private static final int COLUMNS = 80;

  /** The evaluation's figures by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("samples", evaluation.samples());
    json.put("loss", evaluation.loss());
    json.put("accuracy", evaluation.accuracy());
    json.put(
        "accuracy_interval",
        List.of(evaluation.accuracyInterval().low(), evaluation.accuracyInterval().high()));
    json.put("majority_baseline", evaluation.majorityBaseline());
    evaluation.auc().ifPresent(auc -> json.put("auc", auc));
    if (evaluation.classNames().size() == 2) {
      json.put("threshold", evaluation.threshold());
    }
    json.put("classes", evaluation.classNames());
    json.put("confusion", Arrays.asList((Object[]) evaluation.confusion().rows()));
    return json;
  }

  /**
   * Accuracy with its interval beside the baseline, and the confusion matrix.
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
    text.append("%,d pictures, loss %.4f".formatted(evaluation.samples(), evaluation.loss()));
    evaluation.auc().ifPresent(auc -> text.append(", AUC %.4f".formatted(auc)));
    if (evaluation.classNames().size() == 2) {
      text.append(
          "\nA picture is called %s from a probability of %.3f on."
              .formatted(
                  Names.told(evaluation.classNames().subList(1, 2)), evaluation.threshold()));
    }
    return text.append("\n\n").append(confusion()).toString();
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
