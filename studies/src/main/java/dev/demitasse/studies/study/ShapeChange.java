package dev.demitasse.studies.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What changing one of the report's choices did.
 *
 * @param choice the choice with the change
 * @param accuracy its test accuracy against that of the report's choice
 * @param weights how many times the weights of the report's choice it has
 * @param multiplyAdds how many times the multiply-adds
 * @param seconds how many times as long it trained
 */
record ShapeChange(
    ShapeChoice choice, Comparison accuracy, double weights, double multiplyAdds, double seconds) {
  /** What a change did; empty if there is nothing to compare. */
  static Optional<ShapeChange> of(ShapeChoice choice, Runs report, Runs changed) {
    ShapeRuns before = new ShapeRuns(ShapeChoice.REPORT, report);
    ShapeRuns after = new ShapeRuns(choice, changed);
    return Comparison.of(Quantity.TEST_ACCURACY, report, changed)
        .map(
            accuracy ->
                new ShapeChange(
                    choice,
                    accuracy,
                    (double) after.weights() / before.weights(),
                    (double) after.multiplyAdds() / before.multiplyAdds(),
                    after.seconds() / before.seconds()));
  }

  String name() {
    return choice.name();
  }

  /** What the report chose instead. */
  String from() {
    ShapeChoice report = ShapeChoice.REPORT;
    if (choice.filterSize() != report.filterSize()) {
      return "filter_size " + report.filterSize();
    }
    if (choice.poolSize() != report.poolSize()) {
      return "pool_size " + report.poolSize();
    }
    if (choice.pad() != report.pad()) {
      return "pad " + report.pad();
    }
    if (choice.stride() != report.stride()) {
      return "stride " + report.stride();
    }
    return "channels %d and %d".formatted(report.firstChannels(), report.secondChannels());
  }

  /** The numbers by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", from());
    json.put("to", name());
    json.put("comparison", accuracy.json());
    json.put("times_weights", weights);
    json.put("times_multiply_adds", multiplyAdds);
    json.put("times_seconds", seconds);
    return json;
  }
}
