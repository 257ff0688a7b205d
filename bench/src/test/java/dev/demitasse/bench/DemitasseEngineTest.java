package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Presets;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemitasseEngineTest {
  private static final Engine ENGINE = new DemitasseEngine(Kernels.portable());

  @ParameterizedTest
  @ValueSource(strings = {"report-cnn-linear", "lenet5"})
  void onePictureAloneIsPredictedAsInABatch(String model) throws Exception {
    try (Engine.Session single = ENGINE.open(Task.of(Presets.named(model), 1, 2));
        Engine.Session batches = ENGINE.open(Task.of(Presets.named(model), 4, 2))) {
      float[] batch = batches.predict(1);
      int outputs = batch.length / 4;

      for (int i = 0; i < 4; i++) {
        float[] alone = single.predict(4 + i);
        assertThat(alone).hasSize(outputs);
        for (int j = 0; j < outputs; j++) {
          assertThat(alone[j]).isCloseTo(batch[i * outputs + j], Offset.offset(1e-5f));
        }
      }
    }
  }

  @Test
  void trainingTeachesTheBatchItIsGiven() throws Exception {
    Task task = Task.of(Presets.named("report-nn"), 4, 1);
    try (Engine.Session session = ENGINE.open(task)) {
      for (int step = 0; step < 60; step++) {
        session.train(2);
      }
      float[] probabilities = session.predict(2);

      for (int i = 0; i < 4; i++) {
        assertThat(probabilities[i] >= 0.5 ? 1 : 0).isEqualTo(task.labels(2)[i]);
      }
    }
  }

  @Test
  void itTellsVersionAndKernels() throws Exception {
    try (Engine.Session session = ENGINE.open(Task.of(Presets.named("report-nn"), 1, 1))) {
      assertThat(session.name()).matches("Demitasse \\d.*, portable kernels");
    }
    assertThat(ENGINE.id()).isEqualTo("demitasse-portable");
  }
}
