package dev.demitasse.bench;

import dev.demitasse.bench.kernels.PeakBenchmark;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What kernels reached on one core.
 *
 * @param peakGflops billions of operations a second at most
 */
record KernelsReport(Machine machine, double peakGflops, List<Line> lines) {
  KernelsReport {
    lines = List.copyOf(lines);
  }

  /**
   * One kernel at one size.
   *
   * @param benchmark class and method
   * @param kernels whose kernels; empty where all share the code
   * @param microseconds for one call
   * @param gflops billions of operations a second; 0 where they are not counted
   * @param gigabytes billions of bytes a second
   */
  record Line(
      String benchmark,
      String size,
      String kernels,
      double microseconds,
      double gflops,
      double gigabytes) {
    static Line of(RunResult result) {
      String name = result.getParams().getBenchmark();
      int method = name.lastIndexOf('.');
      return new Line(
          name.substring(name.lastIndexOf('.', method - 1) + 1).replace("Benchmark", ""),
          parameter(result, "size"),
          parameter(result, "kernels"),
          1e-3 / median(result.getPrimaryResult()),
          rate(result, "flops"),
          rate(result, "bytes"));
    }

    /** This by its JSON names. */
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("benchmark", benchmark);
      json.put("size", size);
      json.put("kernels", kernels);
      json.put("microseconds", microseconds);
      json.put("gflops", gflops);
      json.put("gigabytes", gigabytes);
      return json;
    }

    private static String parameter(RunResult result, String key) {
      String value = result.getParams().getParam(key);
      return value == null ? "" : value;
    }

    private static double rate(RunResult result, String counter) {
      Result<?> counted = result.getSecondaryResults().get(counter);
      return counted == null ? 0 : median(counted);
    }

    /** JMH's own score is the mean, which one disturbed window spoils. */
    private static double median(Result<?> result) {
      return result.getStatistics().getPercentile(50);
    }
  }

  /** From JMH's results, the peak's among them. */
  static KernelsReport of(Machine machine, Collection<RunResult> results) {
    String peak = PeakBenchmark.class.getName() + ".";
    double peakGflops =
        results.stream()
            .filter(result -> result.getParams().getBenchmark().startsWith(peak))
            .mapToDouble(result -> Line.of(result).gflops())
            .max()
            .orElseThrow();
    List<Line> lines =
        results.stream()
            .filter(result -> !result.getParams().getBenchmark().startsWith(peak))
            .map(Line::of)
            .toList();
    return new KernelsReport(machine, peakGflops, lines);
  }

  /** The same figures by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine.json());
    json.put("peak_gflops", peakGflops);
    json.put("lines", lines.stream().map(Line::json).toList());
    return json;
  }

  /** A table, with the share of the peak. */
  String text() {
    MarkdownTable table =
        new MarkdownTable(List.of("kernel", "size", "kernels", "us", "GFLOP/s", "of peak", "GB/s"));
    for (Line line : lines) {
      boolean counted = line.gflops() > 0;
      table.row(
          List.of(
              line.benchmark(),
              line.size(),
              line.kernels(),
              "%.2f".formatted(line.microseconds()),
              counted ? "%.1f".formatted(line.gflops()) : "",
              counted ? "%.0f%%".formatted(100 * line.gflops() / peakGflops) : "",
              "%.1f".formatted(line.gigabytes())));
    }
    return "%s%none core; peak %.1f GFLOP/s%n%n%s".formatted(machine, peakGflops, table);
  }
}
