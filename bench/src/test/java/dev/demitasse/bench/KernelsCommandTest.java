package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class KernelsCommandTest {
  @Test
  void aKernelIsMeasuredAgainstThePeak() {
    CommandLine silent = new CommandLine(new KernelsCommand(VerboseMode.SILENT));
    CommandRun run =
        CommandRun.of(silent, "--only=UpdateBenchmark.adam", "--seconds=0.05", "--json");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode json = new JsonMapper().readTree(run.out());
    assertThat(json.get("peak_gflops").doubleValue()).isPositive();
    assertThat(json.get("lines")).hasSize(2 * FoundKernels.names().size());
    assertThat(json.at("/lines/0/benchmark").stringValue()).isEqualTo("Update.adam");
    assertThat(json.at("/lines/0/size").stringValue()).isEqualTo("2273");
    assertThat(json.at("/lines/0/kernels").stringValue())
        .isEqualTo(FoundKernels.names().getFirst());
    double gflops = json.at("/lines/0/gflops").doubleValue();
    double microseconds = json.at("/lines/0/microseconds").doubleValue();
    assertThat(gflops * microseconds * 1e3 / (12 * 2273)).isBetween(0.5, 2.0);
  }

  @Test
  void theTableHasShares() {
    KernelsReport report =
        new KernelsReport(
            new Machine("Processor X", 2, "Linux amd64", "25", 0),
            100,
            List.of(
                new KernelsReport.Line("Matrix.forward", "1x2x3", "portable", 12.5, 45, 1.25),
                new KernelsReport.Line("Loss.gradient", "10", "", 3, 0, 2)));

    assertThat(report.text())
        .isEqualTo(
            """
            Processor X, 2 processors, Linux amd64, JDK 25
            one core; peak 100.0 GFLOP/s

            | kernel         |  size | kernels  |    us | GFLOP/s | of peak | GB/s |
            |----------------|------:|----------|------:|--------:|--------:|-----:|
            | Matrix.forward | 1x2x3 | portable | 12.50 |    45.0 |     45% |  1.3 |
            | Loss.gradient  |    10 |          |  3.00 |         |         |  2.0 |
            """);
  }
}
