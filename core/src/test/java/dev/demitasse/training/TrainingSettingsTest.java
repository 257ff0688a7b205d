package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.evaluation.Threshold;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.optimizers.Sgd;
import dev.demitasse.tensor.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainingSettingsTest {
  private static final TrainingSettings SETTINGS = new TrainingSettings(3, 16, new Sgd(0.1), 2, 42);

  @Test
  void eachSettingIsChangedAlone() {
    assertThat(SETTINGS.withEpochs(9)).isEqualTo(new TrainingSettings(9, 16, new Sgd(0.1), 2, 42));
    assertThat(SETTINGS.withBatchSize(9))
        .isEqualTo(new TrainingSettings(3, 9, new Sgd(0.1), 2, 42));
    assertThat(SETTINGS.withOptimizer(new Adam(1)))
        .isEqualTo(new TrainingSettings(3, 16, new Adam(1), 2, 42));
    assertThat(SETTINGS.withPatience(9))
        .isEqualTo(new TrainingSettings(3, 16, new Sgd(0.1), 9, 42));
    assertThat(SETTINGS.calibrate()).isFalse();
    assertThat(SETTINGS.withCalibrate(true).withSeed(5).withEpochs(2))
        .isEqualTo(new TrainingSettings(2, 16, new Sgd(0.1), 2, 5, true, Threshold.Rule.ACCURACY));
    assertThat(SETTINGS.withThresholdRule(Threshold.Rule.BALANCED_ACCURACY).withPatience(7))
        .isEqualTo(
            new TrainingSettings(
                3, 16, new Sgd(0.1), 7, 42, false, Threshold.Rule.BALANCED_ACCURACY));
    assertThat(SETTINGS.withSeed(9)).isEqualTo(new TrainingSettings(3, 16, new Sgd(0.1), 2, 9));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void countsBelowOneAreRefused(int count) {
    assertThatThrownBy(() -> SETTINGS.withEpochs(count))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "the number of epochs must be at least 1, found %s; give a larger number", count);
    assertThatThrownBy(() -> SETTINGS.withBatchSize(count))
        .isInstanceOf(InputException.class)
        .hasMessage("the batch size must be at least 1, found %s; give a larger number", count);
    assertThatThrownBy(() -> SETTINGS.withPatience(count))
        .isInstanceOf(InputException.class)
        .hasMessage("the patience must be at least 1, found %s; give a larger number", count);
  }
}
