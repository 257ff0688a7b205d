package dev.demitasse.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How speed goes with size. */
record GrowthReport(Machine machine, Effort effort, String kernels, List<Line> lines) {
  GrowthReport {
    lines = List.copyOf(lines);
  }

  /**
   * What was reached at one value of one quantity.
   *
   * @param train pictures trained on in a second
   * @param predict pictures predicted in a second
   * @param flops operations that one picture takes forward, two for each multiply-add
   */
  record Line(String quantity, int value, double train, double predict, long flops) {
    /** This by its JSON names. */
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("quantity", quantity);
      json.put("value", value);
      json.put("train", train);
      json.put("predict", predict);
      json.put("flops", flops);
      return json;
    }

    /** Billions of operations a second in prediction. */
    double predictGflops() {
      return predict * flops / 1e9;
    }

    /** The same in training: back to the pictures and to the weights is forward twice more. */
    double trainGflops() {
      return train * 3 * flops / 1e9;
    }
  }

  /** The same figures by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine.json());
    json.put("effort", effort.json());
    json.put("kernels", kernels);
    json.put("lines", lines.stream().map(Line::json).toList());
    return json;
  }

  /** A table. */
  String text() {
    MarkdownTable table =
        new MarkdownTable(
            List.of("", "value", "train, pictures/s", "GFLOP/s", "predict, pictures/s", "GFLOP/s"));
    for (Line line : lines) {
      table.row(
          List.of(
              line.quantity(),
              Integer.toString(line.value()),
              "%,.0f".formatted(line.train()),
              "%.1f".formatted(line.trainGflops()),
              "%,.0f".formatted(line.predict()),
              "%.1f".formatted(line.predictGflops())));
    }
    return "%s%n%s kernels; %s%n%n%s".formatted(machine, kernels, effort, table);
  }
}
