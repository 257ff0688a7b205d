package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.bench.Work.Phase;
import dev.demitasse.tensor.InputException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasurementTest {
  private static ChildRun run(int status, String out, String err) {
    return new ChildRun(status, out, err, 1, OptionalLong.empty());
  }

  @Test
  void aMeasurementIsReadFromItsOwnJson() {
    Measurement measurement = new Measurement("PyTorch 2.7", 1234.5);
    String json = measurement.json(Phase.TRAIN);

    assertThat(json).contains("train_samples_per_second").doesNotContain("\n");
    assertThat(Measurement.parse(run(0, json + "\n", ""), Phase.TRAIN)).isEqualTo(measurement);
  }

  @Test
  void whatIsPrintedBeforeTheJsonDoesNotMatter() {
    String out = "loading ...\n{\"engine\": \"X\", \"predict_samples_per_second\": 7, \"n\": 1}\n";

    assertThat(Measurement.parse(run(0, out, "a warning"), Phase.PREDICT))
        .isEqualTo(new Measurement("X", 7));
  }

  @Test
  void aProcessThatFailedSaysWhyInItsLastLine() {
    String err = "Traceback\n  line 1\nModuleNotFoundError: No module named 'torch'\n";

    assertThatThrownBy(() -> Measurement.parse(run(1, "", err), Phase.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessage("ModuleNotFoundError: No module named 'torch'");
    assertThatThrownBy(() -> Measurement.parse(run(139, "", ""), Phase.TRAIN))
        .hasMessage("it ended with status 139");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "done",
        "{\"engine\": \"X\"}",
        "{\"engine\": \"X\", \"predict_samples_per_second\": 5}",
        "{\"engine\": \"X\", \"train_samples_per_second\": 0}",
        "{\"train_samples_per_second\": 5}",
        "{\"engine\": \"X\", \"train_samples_per_second\": \"fast\"}",
        "[1, 2]"
      })
  void anythingElseIsRefused(String out) {
    assertThatThrownBy(() -> Measurement.parse(run(0, out, ""), Phase.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "it printed '%s' where JSON with 'engine' and a positive 'train_samples_per_second'"
                    .formatted(out)
                + " was expected");
  }
}
