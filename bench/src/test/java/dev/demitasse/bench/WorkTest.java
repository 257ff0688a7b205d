package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.bench.Work.Phase;
import dev.demitasse.tensor.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkTest {
  @Test
  void workIsReadFromItsOwnText() {
    Work work = new Work(Phase.TRAIN, "report-cnn", 128);

    assertThat(work).hasToString("train:report-cnn:128");
    assertThat(Work.parse(work.toString())).isEqualTo(work);
  }

  @Test
  void aFileNameMayHoldColons() {
    assertThat(Work.parse("predict:C:\\nets\\a:b.txt:1"))
        .isEqualTo(new Work(Phase.PREDICT, "C:\\nets\\a:b.txt", 1));
  }

  @Test
  void severalAreReadInTheirOrder() {
    assertThat(Work.parseAll("train:report-nn:32, predict:vgg8:1"))
        .containsExactly(
            new Work(Phase.TRAIN, "report-nn", 32), new Work(Phase.PREDICT, "vgg8", 1));
    assertThat(Work.parseAll(Work.USUAL)).hasSize(17);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "train",
        "train:report-cnn",
        "train::128",
        "learn:report-cnn:128",
        "train:report-cnn:0",
        "train:report-cnn:many",
        "train:report-cnn:99999999999"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Work.parse(text))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "'%s' is no work to measure; write train:MODEL:BATCH or predict:MODEL:BATCH, such as"
                    .formatted(text)
                + " train:report-cnn:128");
  }
}
