package dev.demitasse.studies.sweep;

import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.training.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A setting of training that a sweep may vary, by the name of its option. */
enum Setting {
  LEARNING_RATE("learning-rate", Kind.LEARNING_RATE),
  BATCH_SIZE("batch-size", Kind.COUNT),
  EPOCHS("epochs", Kind.COUNT),
  OPTIMIZER("optimizer", Kind.OPTIMIZER),
  PATIENCE("patience", Kind.COUNT),
  MODEL("model", Kind.MODEL);

  private final String text;
  private final Kind kind;

  Setting(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** The name of the option, without its dashes. */
  String text() {
    return text;
  }

  Kind kind() {
    return kind;
  }

  /** The names of all. */
  static List<String> names() {
    return Arrays.stream(values()).map(Setting::text).toList();
  }

  /** The setting of that name, if there is one. */
  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.text.equals(name)).findFirst();
  }

  /** These settings with a combination's values in place of their own. */
  static TrainingSettings in(Combination combination, TrainingSettings base) {
    Map<String, String> values = combination.values();
    double rate =
        values.containsKey(LEARNING_RATE.text)
            ? Double.parseDouble(values.get(LEARNING_RATE.text))
            : base.optimizer().learningRate();
    String rule = values.getOrDefault(OPTIMIZER.text, base.optimizer().name());
    return base.withOptimizer(Optimizer.named(rule, rate))
        .withBatchSize(BATCH_SIZE.whole(values, base.batchSize()))
        .withEpochs(EPOCHS.whole(values, base.epochs()))
        .withPatience(PATIENCE.whole(values, base.patience()));
  }

  private int whole(Map<String, String> values, int otherwise) {
    return values.containsKey(text) ? Integer.parseInt(values.get(text)) : otherwise;
  }
}
