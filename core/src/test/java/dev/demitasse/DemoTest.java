package dev.demitasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.Progress;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.model.Presets;
import dev.demitasse.training.TrainingSettings;
import org.junit.jupiter.api.Test;

/** The generated task is one for convolutions. */
final class DemoTest {
  private static Evaluation test(String preset, int epochs) {
    PreparedData data =
        PreparedData.load(
            DataSource.open("demo"),
            Presets.named(preset),
            PreparedData.Options.DEFAULT,
            Progress.NONE);
    return TrainedModel.train(data, TrainingSettings.DEFAULT.withEpochs(epochs), event -> {})
        .test();
  }

  @Test
  void theConvolutionalNetworkLearnsItAndTheFullyConnectedOneIsVisiblyWorse() {
    Evaluation convolutional = test("report-cnn", 4);
    assertThat(convolutional.accuracy()).isGreaterThanOrEqualTo(0.93);
    assertThat(convolutional.majorityBaseline()).isCloseTo(0.5, within(0.01));
    Evaluation connected = test("report-nn", TrainingSettings.DEFAULT.epochs());
    assertThat(connected.accuracy()).isBetween(0.55, convolutional.accuracy() - 0.05);
  }
}
