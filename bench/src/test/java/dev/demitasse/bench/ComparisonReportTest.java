package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.Comparison.Result;
import dev.demitasse.bench.Comparison.WorkResults;
import dev.demitasse.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ComparisonReportTest {
  private static final ComparisonReport REPORT =
      new ComparisonReport(
          new Machine("Processor X", 2, "Linux amd64", "25", 0),
          new Effort(new Turns(2, 3), 4, 2),
          List.of(
              new WorkResults(
                  Work.parse("train:report-cnn:128"),
                  List.of(
                      new Result("Fast", true, List.of(3000.0, 2000.0, 2500.0)),
                      new Result("Slow", true, List.of(1000.0, 1000.0, 1250.0)),
                      new Result("Peer", false, List.of(500.0, 500.0, 500.0))))),
          List.of(new LeftOut("Absent", "it cannot be loaded")));

  @Test
  void theTableComparesEachOfOursWithAllOthers() {
    assertThat(REPORT.text())
        .isEqualTo(
            """
            Processor X, 2 processors, Linux amd64, JDK 25
            2 threads; medians of 3 rounds of 4.0 s after 2.0 s of warm-up (least..most)

            | work                 | engine | pictures/s |   Fast, against it |   Slow, against it |
            |----------------------|--------|-----------:|-------------------:|-------------------:|
            | train:report-cnn:128 | Fast   |      2,500 |                    | 0.40x (0.33..0.50) |
            | train:report-cnn:128 | Slow   |      1,000 | 2.50x (2.00..3.00) |                    |
            | train:report-cnn:128 | Peer   |        500 | 5.00x (4.00..6.00) | 2.00x (2.00..2.50) |

            Left out: Absent: it cannot be loaded
            """);
  }

  @Test
  void theJsonHoldsTheSame() {
    JsonNode json = new JsonMapper().readTree(Json.text(REPORT.json()));
    JsonNode work = json.get("works").get(0);
    JsonNode peer = work.get("engines").get(2);

    assertThat(json.at("/machine/processors").intValue()).isEqualTo(2);
    assertThat(json.at("/effort/turns/threads").intValue()).isEqualTo(2);
    assertThat(json.at("/effort/warm_up").doubleValue()).isEqualTo(2);
    assertThat(json.at("/left_out/0/engine").stringValue()).isEqualTo("Absent");
    assertThat(work.get("work").stringValue()).isEqualTo("train");
    assertThat(work.get("model").stringValue()).isEqualTo("report-cnn");
    assertThat(work.get("batch_size").intValue()).isEqualTo(128);
    assertThat(peer.get("samples_per_second").doubleValue()).isEqualTo(500);
    assertThat(peer.get("rounds")).hasSize(3);
    assertThat(peer.at("/ratios/Fast/of_medians").doubleValue()).isEqualTo(5);
    assertThat(peer.at("/ratios/Slow/most").doubleValue()).isEqualTo(2.5);
  }
}
