package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HiddenLayersTest {
  @Test
  void reluIsTheReportsNetworkAndSigmoidItsCounterpart() {
    assertThat(HiddenLayers.with(Activation.Function.RELU).layers())
        .isEqualTo(Presets.named("report-cnn").layers());
    assertThat(HiddenLayers.with(Activation.Function.SIGMOID).layers())
        .isEqualTo(Presets.named("report-cnn-sigmoid").layers());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void moreConvolutionsLeaveTheRestAsItIs(int repeat) {
    Architecture deep = HiddenLayers.with(Activation.Function.TANH, repeat);
    assertThat(deep.layers().stream().filter(Conv.class::isInstance)).hasSize(2 * repeat);
    int flat = Presets.named("report-cnn").layers().size();
    assertThat(deep.layers()).hasSize(flat + 4 * (repeat - 1));
    assertThat(deep.places())
        .extracting(Path.Place::output)
        .contains(Presets.named("report-cnn").places().get(5).output());
    for (int i = 0; i < deep.layers().size() - 1; i++) {
      Layer layer = deep.layers().get(i);
      if (layer instanceof Conv) {
        assertThat(deep.layers().get(i + 1))
            .isInstanceOfSatisfying(
                Activation.class,
                next -> assertThat(next.function()).isEqualTo(Activation.Function.TANH));
      }
    }
  }
}
