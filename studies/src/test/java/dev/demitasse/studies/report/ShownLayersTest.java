package dev.demitasse.studies.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShownLayersTest {
  private static List<String> shown(Architecture architecture) {
    return ShownLayers.of(architecture).stream().map(Path.Place::name).toList();
  }

  @Test
  void aShortNetworkShowsAllLayersThatGivePictures() {
    Architecture report = Presets.named("report-cnn");
    assertThat(shown(report))
        .containsExactly("conv1", "activation1", "maxpool1", "conv2", "activation2", "maxpool2");
    assertThat(ShownLayers.leavesOut(report)).isFalse();
  }

  @Test
  void aLongNetworkShowsWhatItsMainLineComesToBehindEachFunction() {
    Architecture residual = Presets.named("resnet20");
    assertThat(shown(residual))
        .hasSize(11)
        .startsWith("activation1", "activation2")
        .endsWith("activation10", "globalavgpool1");
    assertThat(ShownLayers.leavesOut(residual)).isTrue();
    assertThat(shown(Presets.named("separable")))
        .hasSize(14)
        .contains("activation13")
        .doesNotContain("conv1", "batchnorm1");
  }
}
