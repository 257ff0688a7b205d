package dev.demitasse.bench;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.Comparison.Result;
import dev.demitasse.bench.Comparison.WorkResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison as a table and as JSON. */
record ComparisonReport(
    Machine machine, Effort effort, List<WorkResults> works, List<LeftOut> leftOut) {
  ComparisonReport {
    works = List.copyOf(works);
    leftOut = List.copyOf(leftOut);
  }

  /** A table: a row for each work and engine, with how many times faster ours are. */
  String text() {
    List<String> own = ownEngines();
    List<String> head = new ArrayList<>(List.of("work", "engine", "pictures/s"));
    own.forEach(engine -> head.add(engine + ", against it"));
    MarkdownTable table = new MarkdownTable(head);
    for (WorkResults work : works) {
      for (Result result : work.results()) {
        List<String> row = new ArrayList<>();
        row.add(work.work().toString());
        row.add(result.engine());
        row.add("%,.0f".formatted(Median.of(result.rates())));
        own.forEach(engine -> row.add(ratio(work, engine, result).map(Ratio::toString).orElse("")));
        table.row(row);
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(machine).append('\n').append(effort).append("\n\n").append(table);
    leftOut.forEach(
        out -> text.append("\nLeft out: %s: %s\n".formatted(out.engine(), out.reason())));
    return text.toString();
  }

  /** The names of our own engines. */
  private List<String> ownEngines() {
    return works.stream()
        .flatMap(work -> work.results().stream())
        .filter(Result::own)
        .map(Result::engine)
        .distinct()
        .toList();
  }

  /** How many times faster an engine is than another; nothing if it is that one. */
  private static Optional<Ratio> ratio(WorkResults work, String engine, Result other) {
    return work.results().stream()
        .filter(result -> result.engine().equals(engine) && !result.equals(other))
        .map(result -> Ratio.of(result.rates(), other.rates()))
        .findFirst();
  }

  /** The same figures by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine.json());
    json.put("effort", effort.json());
    json.put("works", works.stream().map(this::json).toList());
    json.put("left_out", leftOut.stream().map(LeftOut::json).toList());
    return json;
  }

  private Map<String, Object> json(WorkResults work) {
    List<Map<String, Object>> engines = new ArrayList<>();
    for (Result result : work.results()) {
      Map<String, Object> ratios = new LinkedHashMap<>();
      ownEngines()
          .forEach(
              own -> ratio(work, own, result).ifPresent(ratio -> ratios.put(own, ratio.json())));
      Map<String, Object> engine = new LinkedHashMap<>();
      engine.put("engine", result.engine());
      engine.put("samples_per_second", Median.of(result.rates()));
      engine.put("rounds", result.rates());
      engine.put("ratios", ratios);
      engines.add(engine);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("work", work.work().phase().word());
    json.put("model", work.work().model());
    json.put("batch_size", work.work().batchSize());
    json.put("engines", engines);
    return json;
  }
}
