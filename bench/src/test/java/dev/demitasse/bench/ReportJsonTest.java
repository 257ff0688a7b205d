package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.ProcessComparison.Result;
import dev.demitasse.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever reads the reports relies on how they look as JSON. */
final class ReportJsonTest {
  private static final Machine MACHINE =
      new Machine("Processor \"X\"", 2, "Linux amd64", "25", 0.25);

  @Test
  void growthLooksSo() {
    GrowthReport report =
        new GrowthReport(
            MACHINE,
            new Effort(new Turns(2, 3), 4, 2),
            "simd",
            List.of(
                new GrowthReport.Line("batch size", 1, 1234.5, 1e7, 100),
                new GrowthReport.Line("threads", 2, 1, 2, 3)));
    assertThat(Json.text(report.json()))
        .isEqualTo(
            """
            {
              "machine" : {
                "processor" : "Processor \\"X\\"",
                "processors" : 2,
                "system" : "Linux amd64",
                "jdk" : "25",
                "load" : 0.25
              },
              "effort" : {
                "turns" : {
                  "threads" : 2,
                  "rounds" : 3
                },
                "seconds" : 4.0,
                "warm_up" : 2.0
              },
              "kernels" : "simd",
              "lines" : [ {
                "quantity" : "batch size",
                "value" : 1,
                "train" : 1234.5,
                "predict" : 1.0E7,
                "flops" : 100
              }, {
                "quantity" : "threads",
                "value" : 2,
                "train" : 1.0,
                "predict" : 2.0,
                "flops" : 3
              } ]
            }
            """);
  }

  @Test
  void wholeProcessesLookSo() {
    ProcessReport report =
        new ProcessReport(
            MACHINE,
            new Turns(1, 2),
            List.of(new Result("predict", "demitasse", 0.5, List.of(1.5, 2.0), 0)),
            List.of(new LeftOut("A", "b")));
    assertThat(Json.text(report.json()))
        .isEqualTo(
            """
            {
              "machine" : {
                "processor" : "Processor \\"X\\"",
                "processors" : 2,
                "system" : "Linux amd64",
                "jdk" : "25",
                "load" : 0.25
              },
              "turns" : {
                "threads" : 1,
                "rounds" : 2
              },
              "results" : [ {
                "work" : "predict",
                "program" : "demitasse",
                "number" : 0.5,
                "seconds" : [ 1.5, 2.0 ],
                "peak_mebibytes" : 0.0
              } ],
              "left_out" : [ {
                "engine" : "A",
                "reason" : "b"
              } ]
            }
            """);
  }

  @Test
  void kernelsLookSo() {
    KernelsReport report =
        new KernelsReport(
            MACHINE,
            100,
            List.of(new KernelsReport.Line("Matrix.forward", "1x2x3", "portable", 12.5, 45, 1.25)));
    assertThat(Json.text(report.json()))
        .isEqualTo(
            """
            {
              "machine" : {
                "processor" : "Processor \\"X\\"",
                "processors" : 2,
                "system" : "Linux amd64",
                "jdk" : "25",
                "load" : 0.25
              },
              "peak_gflops" : 100.0,
              "lines" : [ {
                "benchmark" : "Matrix.forward",
                "size" : "1x2x3",
                "kernels" : "portable",
                "microseconds" : 12.5,
                "gflops" : 45.0,
                "gigabytes" : 1.25
              } ]
            }
            """);
  }
}
