package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.Comparison.Result;
import dev.demitasse.bench.Comparison.WorkResults;
import dev.demitasse.json.JsonObject;
import dev.demitasse.kernels.Kernels;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WidthsCommandTest {
  private static final WidthsReport REPORT =
      new WidthsReport(
          new Machine("Processor X", 2, "Linux amd64", "25", 0),
          new Effort(new Turns(2, 2), 4, 2),
          List.of(
              new WorkResults(
                  Work.parse("predict:report-cnn:1"),
                  List.of(
                      new Result("Wide", true, List.of(20_000.0, 20_000.0)),
                      new Result("Wide", false, List.of(19_000.0, 20_000.0)),
                      new Result("Narrow", false, List.of(10_000.0, 10_000.0))))),
          List.of(new LeftOut("Absent", "it cannot be started")));

  @Test
  void theTableComparesEachWidthWithTheWidestOnce() {
    assertThat(REPORT.text())
        .isEqualTo(
            """
            Processor X, 2 processors, Linux amd64, JDK 25
            2 threads; medians of 2 rounds of 4.0 s after 2.0 s of warm-up (least..most)

            | work                 | engine | us a batch | pictures/s |      of the widest |
            |----------------------|--------|-----------:|-----------:|-------------------:|
            | predict:report-cnn:1 | Wide   |       50.0 |     20,000 | 1.00x (1.00..1.00) |
            | predict:report-cnn:1 | Narrow |      100.0 |     10,000 | 0.50x (0.50..0.50) |

            Left out: Absent: it cannot be started
            """);
  }

  @Test
  void eachWidthIsMeasuredInAJvmThatIsLimitedToIt() {
    CommandRun run =
        CommandRun.of(
            "widths",
            "--works=predict:report-cnn-linear:1",
            "--rounds=1",
            "--seconds=0.01",
            "--warm-up=0",
            "--threads=1",
            "--json");

    assertThat(run.status()).as(run.err()).isZero();
    JsonObject json = JsonObject.parse(run.out());
    assertThat(json.objects("left_out")).isEmpty();
    List<JsonObject> lines = json.objects("lines");
    assertThat(lines.getFirst().text("engine")).contains(Kernels.fastest().name() + " kernels");
    assertThat(lines).allMatch(line -> line.number("microseconds") > 0);
    if (Kernels.fastestNote().startsWith("512-bit")) {
      assertThat(lines)
          .extracting(line -> line.text("engine"))
          .satisfiesExactly(
              line -> assertThat(line).contains("512-bit"),
              line -> assertThat(line).contains("256-bit"),
              line -> assertThat(line).contains("128-bit"));
    }
  }
}
