package dev.demitasse.cli;

import dev.demitasse.evaluation.ConfusionMatrix;
import dev.demitasse.evaluation.Evaluation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation as JSON and as text. */
record EvaluationText(Evaluation evaluation) {
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

  /** Accuracy with its interval beside the baseline, and the confusion matrix. */
  String text(String part) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s accuracy %.4f, 95%% interval %.4f to %.4f (%,d pictures)\n"
            .formatted(
                part,
                evaluation.accuracy(),
                evaluation.accuracyInterval().low(),
                evaluation.accuracyInterval().high(),
                evaluation.samples()));
    text.append(
        "majority baseline %.4f, loss %.4f"
            .formatted(evaluation.majorityBaseline(), evaluation.loss()));
    evaluation.auc().ifPresent(auc -> text.append(", AUC %.4f".formatted(auc)));
    if (evaluation.classNames().size() == 2) {
      text.append(
          ", %s from a probability of %.3f on"
              .formatted(evaluation.classNames().get(1), evaluation.threshold()));
    }
    return text.append("\n\n").append(confusion()).toString();
  }

  private String confusion() {
    ConfusionMatrix confusion = evaluation.confusion();
    List<String> names = evaluation.classNames();
    Table table = new Table();
    Object[] head = new Object[names.size() + 2];
    head[0] = "true class \\ predicted";
    for (int i = 0; i < names.size(); i++) {
      head[i + 1] = names.get(i);
    }
    head[names.size() + 1] = "recall";
    table.row(head);
    for (int i = 0; i < names.size(); i++) {
      Object[] row = new Object[names.size() + 2];
      row[0] = names.get(i);
      for (int j = 0; j < names.size(); j++) {
        row[j + 1] = confusion.count(i, j);
      }
      row[names.size() + 1] = "%.3f".formatted(confusion.recall(i));
      table.row(row);
    }
    return table.toString();
  }
}
