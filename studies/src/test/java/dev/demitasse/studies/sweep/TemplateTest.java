package dev.demitasse.studies.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Padding;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureException;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Presets;
import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TemplateTest {
  private static final Optional<Shape> PICTURES = Optional.of(Shape.of(1, 12, 12));

  private static Template text(String... lines) {
    return new Template("net.txt", Optional.of(String.join("\n", lines)));
  }

  private static Architecture preset(String name, Map<String, String> values) {
    return Template.find(name).filled(values, PICTURES);
  }

  private static <L extends Layer> List<L> layers(Class<L> kind, Architecture architecture) {
    return architecture.layers().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<Shape> outputs(Architecture architecture) {
    return architecture.places().stream().map(Path.Place::output).toList();
  }

  @Test
  void gapsAreFilledWhereverAValueStands() {
    Template template =
        text(
            "Input({channels}, 12, 12)  # not {this}",
            "Conv(filter_size={size}, output_channel=4, pad=1)",
            "Activation({function}, 'cross_entropy')",
            "Activation(\"{function}\")",
            "Flatten()",
            "Dense(1)",
            "Activation('sigmoid')");
    assertThat(template.gaps()).containsExactly("channels", "size", "function");
    Architecture filled =
        template.filled(Map.of("channels", "1", "size", "3", "function", "tanh"), PICTURES);
    assertThat(filled.layers().getFirst()).isEqualTo(new Conv(3, 1, 4, 1, 1));
    assertThat(layers(Activation.class, filled))
        .extracting(Activation::function)
        .containsExactly(
            Activation.Function.TANH, Activation.Function.TANH, Activation.Function.SIGMOID);
  }

  @Test
  void aFillingThatDoesNotFitNamesItsPlace() {
    Template template = text("Flatten()", "Dense({inputs}, 1)", "Activation('sigmoid')");
    assertThat(template.filled(Map.of("inputs", "144"), PICTURES).input())
        .isEqualTo(Shape.of(1, 12, 12));
    assertThatThrownBy(() -> template.filled(Map.of("inputs", "relu"), PICTURES))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("net.txt, line 2, column 7");
  }

  @Test
  void withoutSweepAGapIsSaidToBeForSweeps() {
    assertThatThrownBy(() -> ArchitectureText.parse("net.txt", "Dense({size})"))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("net.txt, line 1, column 7: found '{'")
        .hasMessageContaining("sweep");
  }

  @Test
  void largerFiltersKeepSizesInEveryConv() {
    Architecture changed = preset("report-cnn", Map.of("filter_size", "5"));
    assertThat(layers(Conv.class, changed))
        .containsExactly(new Conv(5, 1, 8, 2, 1), new Conv(5, 8, 16, 2, 1));
    assertThat(outputs(changed)).isEqualTo(outputs(Presets.named("report-cnn")));
    assertThat(layers(Conv.class, preset("lenet5", Map.of("filter_size", "7"))))
        .extracting(Conv::pad)
        .containsExactly(Padding.of(3), Padding.of(1));
  }

  @Test
  void aPadThatIsGivenIsTaken() {
    Architecture changed = preset("report-cnn", Map.of("filter_size", "4", "pad", "2"));
    assertThat(layers(Conv.class, changed)).allMatch(conv -> conv.pad().equals(Padding.of(2)));
    assertThat(layers(Dense.class, changed).getFirst().inputs()).isEqualTo(16 * 8 * 8);
  }

  @Test
  void filtersThatNoPadMakesFitAreRefused() {
    assertThatThrownBy(() -> preset("report-cnn", Map.of("filter_size", "4")))
        .isInstanceOf(ArchitectureException.class)
        .hasMessage(
            "report-cnn: no pad makes a Conv with filter_size=4 give the size that filter_size=3"
                + " gives with pad=1");
    assertThatThrownBy(() -> preset("lenet5", Map.of("filter_size", "3")))
        .isInstanceOf(ArchitectureException.class);
  }

  @Test
  void hiddenLayersChangeAndTheEndStays() {
    Architecture changed =
        preset(
            "report-cnn",
            Map.of(
                "outputs", "100",
                "function", "tanh",
                "rate", "0.25",
                "pool_size", "4",
                "output_channel", "6"));
    assertThat(layers(Dense.class, changed))
        .containsExactly(new Dense(6 * 2 * 2, 100), new Dense(100, 1));
    assertThat(layers(MaxPool.class, changed)).containsOnly(new MaxPool(4, 4));
    assertThat(layers(Dropout.class, changed)).containsExactly(new Dropout(0.25));
    assertThat(layers(Activation.class, changed))
        .extracting(Activation::function)
        .containsExactly(
            Activation.Function.TANH,
            Activation.Function.TANH,
            Activation.Function.TANH,
            Activation.Function.SIGMOID);
  }

  private static <L extends Layer> List<L> everywhere(Class<L> kind, Architecture architecture) {
    return architecture.places().stream()
        .map(Path.Place::layer)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void layersWithinJoinsChangeToo() {
    Architecture residual =
        preset("resnet20", Map.of("output_channel", "8", "filter_size", "5", "function", "silu"));
    List<Conv> convs = everywhere(Conv.class, residual);
    assertThat(convs).extracting(Conv::outputChannel).containsOnly(8);
    assertThat(convs)
        .filteredOn(conv -> conv.filterSize() == 5)
        .hasSize(19)
        .extracting(Conv::pad)
        .containsOnly(Padding.of(2));
    assertThat(convs).filteredOn(conv -> conv.filterSize() == 1).hasSize(2);
    assertThat(everywhere(Activation.class, residual))
        .filteredOn(each -> each.function() == Activation.Function.SILU)
        .hasSize(19);
  }

  @Test
  void depthwiseConvolutionsStayDepthwiseAndThoseOf1x1KeepTheirSize() {
    Architecture separable =
        preset("separable", Map.of("output_channel", "24", "filter_size", "5"));
    List<Conv> convs = everywhere(Conv.class, separable);
    assertThat(convs).filteredOn(conv -> conv.groups() == 24).hasSize(6);
    assertThat(convs).filteredOn(conv -> conv.filterSize() == 1).hasSize(6);
    assertThat(outputs(separable).getLast()).isEqualTo(Shape.of(10));
  }

  @Test
  void theFunctionThatEndsAGateStays() {
    Architecture changed =
        text(
                "Conv(filter_size=3, output_channel=4)",
                "Multiply([], [GlobalAvgPool(), Conv(1, 4, 2), Activation('relu'),",
                "    Conv(1, 2, 4), Activation('sigmoid')])",
                "AvgPool(2, pad=1)",
                "SpatialDropout(0.1)",
                "Flatten()",
                "Dense(1)",
                "Activation('sigmoid')")
            .filled(Map.of("function", "elu", "pool_size", "5", "rate", "0.3"), PICTURES);
    assertThat(everywhere(Activation.class, changed))
        .extracting(Activation::function)
        .containsExactly(
            Activation.Function.ELU, Activation.Function.SIGMOID, Activation.Function.SIGMOID);
    assertThat(everywhere(AvgPool.class, changed))
        .containsExactly(new AvgPool(5, 5, Padding.of(1), false, true));
    assertThat(everywhere(SpatialDropout.class, changed)).containsExactly(new SpatialDropout(0.3));
  }

  @Test
  void aPresetWithItsOwnValuesIsThePreset() {
    for (String name : Presets.names()) {
      Architecture preset = Presets.named(name);
      Stream.of(Map.<String, String>of(), Map.of("learning-rate", "0.1"))
          .forEach(
              values ->
                  assertThat(ArchitectureText.print(preset(name, values)))
                      .isEqualTo(ArchitectureText.print(preset)));
    }
    assertThat(ArchitectureText.print(preset("report-cnn", Map.of("filter_size", "3"))))
        .isEqualTo(ArchitectureText.print(Presets.named("report-cnn")));
  }
}
