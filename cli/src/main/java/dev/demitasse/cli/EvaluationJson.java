package dev.demitasse.cli;

import dev.demitasse.evaluation.Averages;
import dev.demitasse.evaluation.Calibration;
import dev.demitasse.evaluation.ClassScores;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.TemperatureScaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation's figures by their JSON names. */
final class EvaluationJson {
  private EvaluationJson() {}

  static Map<String, Object> of(Evaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("samples", evaluation.samples());
    json.put("loss", evaluation.loss());
    json.put("accuracy", evaluation.accuracy());
    json.put("accuracy_interval", ends(evaluation.accuracyInterval()));
    json.put("majority_baseline", evaluation.majorityBaseline());
    json.put("balanced_accuracy", evaluation.confusion().balancedAccuracy());
    json.put("matthews_correlation", evaluation.confusion().matthewsCorrelation());
    evaluation
        .ranking()
        .ifPresent(
            ranking -> {
              json.put("auc", ranking.auc());
              json.put("auc_interval", ends(ranking.aucInterval()));
              json.put("average_precision", ranking.averagePrecision());
            });
    json.put("brier", evaluation.calibration().brier());
    if (evaluation.classNames().size() == 2) {
      json.put("threshold", evaluation.threshold());
    }
    json.put("classes", evaluation.classNames());
    json.put("confusion", Arrays.asList((Object[]) evaluation.confusion().rows()));
    json.put("per_class", classes(evaluation));
    json.put("macro", averages(evaluation.macro()));
    json.put("weighted", averages(evaluation.weighted()));
    json.put("classes_without_auc", evaluation.classesWithoutAuc());
    json.put("calibration", calibration(evaluation.calibration()));
    return json;
  }

  private static List<Double> ends(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  private static List<Map<String, Object>> classes(Evaluation evaluation) {
    List<Map<String, Object>> classes = new ArrayList<>();
    for (int i = 0; i < evaluation.classes().size(); i++) {
      ClassScores scores = evaluation.classes().get(i);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("class", evaluation.classNames().get(i));
      json.put("support", scores.support());
      json.put("predicted", scores.predicted());
      json.put("precision", scores.precision());
      json.put("recall", scores.recall());
      json.put("f1", scores.f1());
      scores.auc().ifPresent(auc -> json.put("auc", auc));
      classes.add(json);
    }
    return classes;
  }

  private static Map<String, Object> averages(Averages averages) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("precision", averages.precision());
    json.put("recall", averages.recall());
    json.put("f1", averages.f1());
    averages.auc().ifPresent(auc -> json.put("auc", auc));
    return json;
  }

  private static Map<String, Object> calibration(Calibration calibration) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("expected_calibration_error", calibration.expectedCalibrationError());
    json.put("brier", calibration.brier());
    json.put("bins", calibration.bins().stream().map(EvaluationJson::bin).toList());
    return json;
  }

  private static Map<String, Object> bin(Calibration.Bin bin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("low", bin.low());
    json.put("high", bin.high());
    json.put("count", bin.count());
    json.put("mean_confidence", bin.meanConfidence());
    json.put("observed_share", bin.observedShare());
    return json;
  }

  /** What a temperature does to the calibration. */
  static Map<String, Object> of(TemperatureScaling scaling) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("temperature", scaling.temperature());
    json.put("kept", scaling.kept());
    json.put("before", calibration(scaling.before()));
    json.put("after", calibration(scaling.after()));
    return json;
  }
}
