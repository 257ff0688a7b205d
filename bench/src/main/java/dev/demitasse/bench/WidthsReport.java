package dev.demitasse.bench;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.Comparison.Result;
import dev.demitasse.bench.Comparison.WorkResults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How speed goes with the width of the vectors, the widest first. */
record WidthsReport(
    Machine machine, Effort effort, List<WorkResults> works, List<LeftOut> leftOut) {
  /** A limit that the machine is below anyway changes nothing, and is left out. */
  WidthsReport {
    works = works.stream().map(WidthsReport::distinct).toList();
    leftOut = List.copyOf(leftOut);
  }

  private static WorkResults distinct(WorkResults work) {
    Set<String> seen = new HashSet<>();
    return new WorkResults(
        work.work(), work.results().stream().filter(result -> seen.add(result.engine())).toList());
  }

  /** How long a batch takes, in microseconds. */
  private static double microseconds(WorkResults work, Result result) {
    return 1e6 * work.work().batchSize() / Median.of(result.rates());
  }

  /** How many times as fast as the widest. */
  private static Ratio ofWidest(WorkResults work, Result result) {
    return Ratio.of(result.rates(), work.results().getFirst().rates());
  }

  /** A table: a row for each work and width. */
  String text() {
    MarkdownTable table =
        new MarkdownTable(List.of("work", "engine", "us a batch", "pictures/s", "of the widest"));
    for (WorkResults work : works) {
      for (Result result : work.results()) {
        table.row(
            List.of(
                work.work().toString(),
                result.engine(),
                "%,.1f".formatted(microseconds(work, result)),
                "%,.0f".formatted(Median.of(result.rates())),
                ofWidest(work, result).toString()));
      }
    }
    StringBuilder text = new StringBuilder("%s%n%s%n%n%s".formatted(machine, effort, table));
    leftOut.forEach(
        out -> text.append("%nLeft out: %s: %s%n".formatted(out.engine(), out.reason())));
    return text.toString();
  }

  /** The same figures by their JSON names. */
  Map<String, Object> json() {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (WorkResults work : works) {
      for (Result result : work.results()) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("work", work.work().toString());
        line.put("engine", result.engine());
        line.put("microseconds", microseconds(work, result));
        line.put("rounds", result.rates());
        line.put("of_widest", ofWidest(work, result).json());
        lines.add(line);
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine.json());
    json.put("effort", effort.json());
    json.put("lines", lines);
    json.put("left_out", leftOut.stream().map(LeftOut::json).toList());
    return json;
  }
}
