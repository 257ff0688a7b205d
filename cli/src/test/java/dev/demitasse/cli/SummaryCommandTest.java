package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryCommandTest {
  @TempDir private Path folder;

  @Test
  void theReportsWeightsAreCountedLayerByLayer() {
    CommandRun run = CommandRun.of("summary", "report-cnn", "--json");
    assertThat(run.status()).isZero();
    Map<String, Object> summary = JsonText.object(run.out());
    List<Object> weights =
        ((List<?>) summary.get("layers"))
            .stream()
                .map(layer -> ((Map<?, ?>) layer).get("weights"))
                .filter(count -> (Long) count > 0)
                .map(Object.class::cast)
                .toList();
    assertThat(weights).containsExactly(72L, 1152L, 524_288L, 512L);
    assertThat(summary)
        .containsEntry("weights", 526_024L)
        .containsEntry("parameters", 526_561L)
        .containsEntry("multiply_adds", 893_440L);
  }

  @ParameterizedTest
  @CsvSource({
    "report-cnn, 526024",
    "report-cnn-sigmoid, 526024",
    "report-cnn-linear, 2248",
    "report-nn, 158500"
  })
  void presetsHaveTheReportsNumbersOfWeights(String preset, long weights) {
    CommandRun run = CommandRun.of("summary", preset, "--json");
    assertThat(JsonText.object(run.out())).containsEntry("weights", weights);
  }

  @Test
  void eachLayerHasThePromisedKeys() {
    Map<String, Object> summary =
        JsonText.object(CommandRun.of("summary", "report-cnn", "--json").out());
    assertThat(summary).containsEntry("input_shape", List.of(1L, 32L, 32L));
    assertThat(JsonText.objects(summary.get("layers")))
        .hasSize(12)
        .allSatisfy(
            layer ->
                assertThat(layer)
                    .containsOnlyKeys(
                        "name",
                        "depth",
                        "kind",
                        "output_shape",
                        "receptive_field",
                        "weights",
                        "biases",
                        "multiply_adds"));
    assertThat(JsonText.objects(summary.get("layers")).getFirst())
        .containsEntry("name", "conv1")
        .containsEntry("kind", "Conv")
        .containsEntry("output_shape", List.of(8L, 32L, 32L))
        .containsEntry("receptive_field", List.of(3L, 3L))
        .containsEntry("biases", 8L)
        .containsEntry("multiply_adds", 73_728L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"report-cnn", "report-cnn-sigmoid", "report-cnn-linear", "report-nn", "lenet5"})
  void aSummaryIsATableThatFitsATerminal(String preset) {
    CommandRun run = CommandRun.of("summary", preset);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith(preset + ": ").contains("\nlayer ", "\ninput ", "\ntotal ");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theTableSaysWhatEachLayerIs() {
    assertThat(CommandRun.of("summary", "report-cnn").out())
        .contains("conv1        3x3, 8 channels, pad 1    8x32x32       72       8     73,728\n")
        .contains("maxpool1     2x2 ", "activation1  relu ", "dropout1     rate 0.5 ")
        .contains("dense1       512 outputs ");
  }

  /** The numbers are those of PyTorch's modules: sum(p.numel() for p in model.parameters()). */
  @ParameterizedTest
  @CsvSource({"resnet20, 272474, 74", "separable, 55210, 43"})
  void branchingPresetsHaveAsManyParametersAsInPyTorch(String preset, long parameters, int layers) {
    Map<String, Object> summary = JsonText.object(CommandRun.of("summary", preset, "--json").out());
    assertThat(summary).containsEntry("parameters", parameters);
    assertThat(JsonText.objects(summary.get("layers"))).hasSize(layers);
  }

  @Test
  void pathsAreIndentedBelowTheirJoin() {
    assertThat(CommandRun.of("summary", "resnet20").out())
        .contains("\nresidual4 ", "\n  path\n    conv1 ", "\n  shortcut       identity\n")
        .contains("\n  shortcut\n    conv1        1x1, 32 channels, stride 2 ");
    assertThat(CommandRun.of("summary", "separable").out()).contains("3x3 depthwise, pad 1 ");
    Map<String, Object> summary =
        JsonText.object(CommandRun.of("summary", "resnet20", "--json").out());
    assertThat(JsonText.objects(summary.get("layers")))
        .filteredOn(layer -> layer.get("depth").equals(1L))
        .first()
        .satisfies(layer -> assertThat(layer).containsEntry("name", "residual1.path.conv1"));
  }

  @Test
  void branchingPresetsCanBeComparedWithTheReports() {
    CommandRun run = CommandRun.of("compare", "report-cnn", "resnet20", "separable");
    assertThat(run.out()).contains("40,813,184", "5,715,200", "271,680", "54,208").hasLineCount(4);
  }

  @Test
  void compareIsATableAndAList() {
    CommandRun text = CommandRun.of("compare", "report-cnn", "report-cnn-linear", "report-nn");
    assertThat(text.out()).contains("526,024", "2,248", "158,500").hasLineCount(4);
    assertThat(text.out().lines()).allMatch(line -> line.length() <= 80);
    CommandRun run = CommandRun.of("compare", "report-cnn", "report-nn", "--json");
    List<Map<String, Object>> models = JsonText.objects(JsonText.parse(run.out()));
    assertThat(models)
        .extracting(model -> model.get("model"))
        .containsExactly("report-cnn", "report-nn");
    assertThat(models.getLast())
        .containsOnlyKeys(
            "model", "input_shape", "weights", "biases", "parameters", "multiply_adds")
        .containsEntry("weights", 158_500L)
        .containsEntry("biases", 601L)
        .containsEntry("parameters", 159_101L)
        .containsEntry("multiply_adds", 158_500L);
  }

  @Test
  void textFilesModelFilesAndRunFoldersAreDescribed() throws IOException {
    Path text = folder.resolve("mein Netz 1.0.txt");
    Files.writeString(text, "Flatten()\nDense(7)\nActivation('softmax')\n");
    CommandRun open = CommandRun.of("summary", text, "--input", "3x20x41", "--json");
    assertThat(JsonText.object(open.out())).containsEntry("weights", 7L * 3 * 20 * 41);
    Path data = Pictures.folder(folder.resolve("data"), "dark", "light", 4);
    Path run = folder.resolve("run");
    CommandRun trained =
        CommandRun.of("train", data, "--out", run, "--model", "report-cnn-linear", "--epochs", 1);
    assertThat(trained.status()).as(trained.err()).isZero();
    for (Path model : List.of(run, run.resolve("model.safetensors"))) {
      CommandRun summary = CommandRun.of("summary", model, "--json");
      assertThat(JsonText.object(summary.out()))
          .containsEntry("model", "report-cnn-linear")
          .containsEntry("parameters", 2273L);
    }
  }

  @Test
  void whatAnUnsizedTextTakesIsSaidBesideTheResults() throws IOException {
    Path text = folder.resolve("sized.txt");
    Files.writeString(text, "Flatten()\nDense(49, 1)\nActivation('sigmoid')\n");
    CommandRun run = CommandRun.of("summary", text, "--json");
    assertThat(run.err()).contains("Note: pictures are brought to 1x7x7, the smallest size that");
    assertThat(JsonText.object(run.out())).containsEntry("input_shape", List.of(1L, 7L, 7L));
  }

  @Test
  void anotherInputChangesShapesOrIsRefused() {
    CommandRun run = CommandRun.of("summary", "report-cnn", "--input", "1x64x64");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("Dense wants 1024 inputs, got 4096");
    CommandRun wrong = CommandRun.of("summary", "report-cnn", "--input", "big");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("--input", "1x32x32");
  }
}
