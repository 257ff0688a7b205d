package dev.demitasse.bench;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.ProcessComparison.Result;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole processes compared. */
record ProcessReport(Machine machine, Turns turns, List<Result> results, List<LeftOut> leftOut) {
  ProcessReport {
    results = List.copyOf(results);
    leftOut = List.copyOf(leftOut);
  }

  /** A table, each program compared with the first one at the same work. */
  String text() {
    MarkdownTable table =
        new MarkdownTable(
            List.of("work", "program", "seconds", "peak MiB", "found", "demitasse is faster by"));
    for (Result result : results) {
      table.row(
          List.of(
              result.work(),
              result.program(),
              "%.2f (%.2f..%.2f)"
                  .formatted(
                      Median.of(result.seconds()),
                      Collections.min(result.seconds()),
                      Collections.max(result.seconds())),
              "%.0f".formatted(result.peakMebibytes()),
              "%.4f".formatted(result.number()),
              ratio(result)));
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%s%n%d threads, %d rounds%n%n".formatted(machine, turns.threads(), turns.rounds()));
    text.append(table);
    leftOut.forEach(
        out -> text.append("%nLeft out: %s: %s%n".formatted(out.engine(), out.reason())));
    return text.toString();
  }

  /** The same figures by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine.json());
    json.put("turns", turns.json());
    json.put("results", results.stream().map(Result::json).toList());
    json.put("left_out", leftOut.stream().map(LeftOut::json).toList());
    return json;
  }

  private String ratio(Result result) {
    Result first =
        results.stream()
            .filter(other -> other.work().equals(result.work()))
            .findFirst()
            .orElseThrow();
    return first.equals(result) ? "" : Ratio.of(result.seconds(), first.seconds()).toString();
  }
}
