package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.model.Presets;
import org.junit.jupiter.api.Test;

final class TaskTest {
  @Test
  void everyEngineIsGivenTheSame() {
    Task one = Task.of(Presets.named("lenet5"), 100, 2);
    Task other = Task.of(Presets.named("lenet5"), 100, 2);

    assertThat(one.pixels()).isEqualTo(other.pixels());
    assertThat(one.labels()).isEqualTo(other.labels());
    assertThat(one.model().network().parameters().getFirst().values())
        .isEqualTo(other.model().network().parameters().getFirst().values());
  }

  @Test
  void thereAreAsManyBatchesAsTwoThousandPicturesMakeAndOneAtLeast() {
    assertThat(Task.of(Presets.named("report-cnn"), 128, 1).batches()).isEqualTo(16);
    assertThat(Task.of(Presets.named("report-cnn"), 100, 1).batches()).isEqualTo(20);
    assertThat(Task.of(Presets.named("report-cnn"), 3000, 1).batches()).isEqualTo(1);
  }

  @Test
  void aBatchIsAPartOfAll() {
    Task task = Task.of(Presets.named("report-nn"), 10, 1);

    assertThat(task.pixels(3)).hasSize(10 * 784).startsWith(task.pixels()[30 * 784]);
    assertThat(task.labels(3)).hasSize(10).startsWith(task.labels()[30]);
    assertThat(task.labels()).containsOnly(0, 1);
    for (float pixel : task.pixels()) {
      assertThat(pixel >= 0 && pixel < 1).isTrue();
    }
  }
}
