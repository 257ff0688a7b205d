package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Picture;
import dev.demitasse.data.Standardisation;
import dev.demitasse.layers.Parameter;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelFileTest {
  private static final List<String> CLASSES = List.of("no defect", "Größe, \"tall\"\nand 日本");

  @TempDir private Path folder;

  @Test
  void aModelIsReadBackWhole() {
    Model model = model().withThreshold(0.123456789);
    Path file = folder.resolve("my model ü.safetensors");
    model.save(file);
    Model read = Model.load(file);

    assertThat(read.architecture().name()).isEqualTo(model.architecture().name());
    assertThat(read.architecture().layers()).isEqualTo(model.architecture().layers());
    assertThat(read.architecture().input()).isEqualTo(model.architecture().input());
    assertThat(read.classNames()).isEqualTo(CLASSES);
    assertThat(read.threshold()).isEqualTo(0.123456789);
    assertThat(read.preprocessing().fitting()).isEqualTo(model.preprocessing().fitting());
    assertThat(read.preprocessing().standardisation().mean()).containsExactly(0.1f);
    assertThat(read.preprocessing().standardisation().deviation()).containsExactly(1e-7f);
    assertThat(read.provenance()).isEqualTo(model.provenance());
    for (int i = 0; i < model.network().parameters().size(); i++) {
      Parameter written = model.network().parameters().get(i);
      assertThat(read.network().parameters().get(i).values()).containsExactly(written.values());
    }
  }

  @Test
  void aModelReadBackPredictsTheSame() {
    Model model = model();
    Path file = folder.resolve("model");
    model.save(file);

    assertThat(Model.load(file).predict(picture())).isEqualTo(model.predict(picture()));
  }

  @Test
  void aTemperatureIsReadBackAndUsed() {
    Model warm = model().withTemperature(2.5);
    Path file = folder.resolve("warm");
    warm.save(file);
    Model read = Model.load(file);

    assertThat(read.head().temperature()).isEqualTo(2.5);
    assertThat(read.predict(picture())).isEqualTo(warm.predict(picture()));
    double cool = logit(model().predict(picture()));
    assertThat(cool).isNotCloseTo(0, within(1e-3));
    assertThat(logit(read.predict(picture()))).isCloseTo(cool / 2.5, within(1e-9));
    assertThat(metadata()).doesNotContainKey("temperature");
  }

  private static double logit(Prediction prediction) {
    double positive = prediction.probabilities().get(CLASSES.get(1));
    return Math.log(positive / (1 - positive));
  }

  private static Picture picture() {
    byte[] pixels = new byte[64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 37);
    }
    return new Picture(1, 8, 8, pixels);
  }

  @Test
  void aTemperatureWithoutLogitsIsRefused() {
    Map<String, String> metadata = metadata();
    metadata.compute(
        "architecture", (_, text) -> text.replace("\"sigmoid\"", "\"sigmoid\", \"squared_error\""));
    assertThat(Model.load(written(tensors(), metadata)).head().hasLogits()).isFalse();
    metadata.put("temperature", "2");
    assertRefused(
        written(tensors(), metadata), "temperature is 2.0 where 1 for a network without logits");
  }

  @Test
  void aModelReadAndWrittenAgainHasTheSameBytes() {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    model().save(first);
    Model.load(first).save(second);

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    Path whole = folder.resolve("whole");
    model().save(whole);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length += 31) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
      assertRefused(cut, "");
    }
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
  void weightsThatAreNoNumbersAreRefused(float value, String shown) {
    Map<String, Tensor> tensors = tensors();
    tensors.get("dense1.weight").values()[3] = value;

    assertRefused(
        written(tensors, metadata()),
        "a value of dense1.weight is " + shown + " where a finite number was expected");
  }

  @Test
  void weightsOfAnUnknownLayerAreRefused() {
    Map<String, Tensor> tensors = tensors();
    tensors.put("conv9.weight", Tensor.zeros(Shape.of(1)));

    assertRefused(
        written(tensors, metadata()),
        "no layer of its architecture has the weights conv9.weight, there are conv1.weight,"
            + " conv1.bias, dense1.weight, dense1.bias");
  }

  private static final String NORMALISED =
      "Input(1, 8, 8)\nAdd([Conv(3, 1, 1, pad=1, bias=False), BatchNorm()], [])\nFlatten()\n"
          + "Dense(1)\nActivation('sigmoid')";

  @Test
  void runningStatisticsAreInTheFileAndUsed() {
    Model model = model(NORMALISED);
    for (Parameter parameter : model.network().parameters()) {
      if (!parameter.spec().trainable()) {
        Arrays.fill(parameter.values(), parameter.spec().isVariance() ? 4 : 0.5f);
      }
    }
    model.network().weightsChanged();
    Path file = folder.resolve("normalised");
    model.save(file);
    Map<String, Tensor> tensors = SafeTensors.read(file).tensors();
    assertThat(tensors.get("add1.path1.batchnorm1.running_mean").values()).containsExactly(0.5f);
    assertThat(tensors.get("add1.path1.batchnorm1.running_var").values()).containsExactly(4);
    assertThat(Model.load(file).predict(picture())).isEqualTo(model.predict(picture()));
    assertThat(model(NORMALISED).predict(picture())).isNotEqualTo(model.predict(picture()));
  }

  @Test
  void aNegativeVarianceIsRefusedAndANegativeMeanIsNot() {
    Path file = folder.resolve("normalised");
    model(NORMALISED).save(file);
    SafeTensors saved = SafeTensors.read(file);
    Map<String, Tensor> tensors = new LinkedHashMap<>(saved.tensors());
    tensors.get("add1.path1.batchnorm1.running_mean").values()[0] = -2;
    Model.load(written(tensors, saved.metadata()));
    tensors.get("add1.path1.batchnorm1.running_var").values()[0] = -0.25f;
    assertRefused(
        written(tensors, saved.metadata()),
        "a value of add1.path1.batchnorm1.running_var is -0.25 where a variance of at least 0 was"
            + " expected");
    tensors.remove("add1.path1.batchnorm1.running_var");
    assertRefused(
        written(tensors, saved.metadata()),
        "it lacks the weights add1.path1.batchnorm1.running_var");
  }

  @Test
  void weightsThatAreMissingAreNamed() {
    Map<String, Tensor> tensors = tensors();
    tensors.remove("conv1.bias");

    assertRefused(written(tensors, metadata()), "it lacks the weights conv1.bias");
  }

  @Test
  void weightsOfAnotherShapeAreRefused() {
    Map<String, Tensor> tensors = tensors();
    tensors.put("conv1.weight", Tensor.zeros(Shape.of(2, 3, 3)));

    assertRefused(written(tensors, metadata()), "conv1.weight is 2x3x3 where 2x1x3x3 was expected");
  }

  @Test
  void anArchitectureFarLargerThanTheWeightsIsRefusedBeforeItIsBuilt() {
    Map<String, String> metadata = metadata();
    metadata.put("architecture", "Flatten()\nDense(4000000)\nDense(1)\nActivation('sigmoid')");

    assertRefused(written(tensors(), metadata), "no layer of its architecture has");
    metadata.put(
        "architecture",
        "Conv(3, 1, 2, 1, 1)\nFlatten()\nDense(128, 2000000)\nActivation('softmax')");
    assertRefused(written(tensors(), metadata), "classes apart");
  }

  @Test
  void aFileOfAnotherProgramIsSaidToBeThat() {
    assertRefused(
        written(tensors(), Map.of("format", "pt")),
        "was not written by Demitasse: its metadata lack \"demitasse_format\"");
  }

  @Test
  void everyTextMustBeThere() {
    for (String key : metadata().keySet()) {
      Map<String, String> metadata = metadata();
      metadata.remove(key);
      if (!key.equals("format")) {
        assertRefused(written(tensors(), metadata), "lack \"" + key + "\"");
      }
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "demitasse_format | 2                  | has model format 2 where 1 was expected; use the"
            + " version",
        "architecture     | Flattn()           | line 1, column 1: found 'Flattn'",
        "architecture     | Flatten()          | a classifier ends with",
        "architecture     | Input(1, 4, 4)     | has no layers",
        "classes          | a,b                | classes is a,b where a JSON array of names was"
            + " expected",
        "classes          | ['a','a']          | where a JSON array of different names was"
            + " expected",
        "classes          | ['a',1]            | where a JSON array of different names was"
            + " expected",
        "classes          | ['a','b'] x        | where a JSON array",
        "classes          | ['a','b','c']      | tells 2 classes apart, but 3 were named",
        "classes          | []                 | tells 2 classes apart, but 0 were named",
        "input_shape      | 1x8                | input_shape is 1x8 where 3 sizes joined by x was"
            + " expected",
        "input_shape      | 1x8x0              | input_shape is 1x8x0 where",
        "input_shape      | 1x8x99999999999    | input_shape is 1x8x99999999999 where",
        "input_shape      | 1x60000x60000      | no sound model file",
        "input_shape      | 1x9x8              | no sound model file",
        "scaled_size      | 9x8                | pictures scaled to 9x8 do not fit an input of 8x8",
        "scaled_size      | 8                  | scaled_size is 8 where 2 sizes",
        "keep_aspect      | yes                | keep_aspect is yes where true or false was"
            + " expected",
        "mean             | 0.1,0.2            | mean is 0.1,0.2 where 1 numbers",
        "mean             | NaN                | channel 0's mean NaN",
        "deviation        | 0                  | are not finite or not above 0",
        "deviation        | wide               | deviation is wide where 1 numbers",
        "threshold        | 1.5                | threshold is 1.5 where a number from 0 to 1 was"
            + " expected",
        "threshold        | NaN                | threshold is NaN where",
        "threshold        | half               | threshold is half where a number was expected",
        "temperature      | 0                  | temperature is 0.0 where a finite number above 0 was"
            + " expected",
        "temperature      | -1                 | temperature is -1.0 where a finite",
        "temperature      | NaN                | temperature is NaN where a finite",
        "temperature      | Infinity           | temperature is Infinity where a finite",
        "temperature      | warm               | temperature is warm where a number was expected",
        "seed             | 1.5                | seed is 1.5 where a whole number was expected",
      })
  void textsThatSayTheWrongThingAreRefused(String key, String text, String message) {
    Map<String, String> metadata = metadata();
    metadata.put(key, text.replace('\'', '"'));

    assertRefused(written(tensors(), metadata), message);
  }

  @Test
  void messagesShowNothingThatATerminalWouldActOn() {
    Map<String, String> metadata = metadata();
    metadata.put("name", "\u001b[2J\n");
    metadata.put("architecture", "Flattn()");
    assertRefused(written(tensors(), metadata), "\uFFFD[2J\uFFFD, line 1");

    metadata = metadata();
    metadata.put("seed", "\u001b[2J\n" + "9".repeat(1000));
    assertRefused(written(tensors(), metadata), "seed is \uFFFD[2J\uFFFD999");
  }

  private static Model model() {
    return model(
        "Input(1, 8, 8)\nConv(3, 1, 2, 1, 1)\nActivation('relu')\nFlatten()\n"
            + "Dense(1)\nActivation('sigmoid')");
  }

  private static Model model(String text) {
    Architecture architecture = ArchitectureText.parse("a small one", text).architecture();
    Preprocessing preprocessing =
        new Preprocessing(
            new Fitting(1, 8, 8, 6, 7, false),
            new Standardisation(new float[] {0.1f}, new float[] {1e-7f}));
    return Model.create(
        architecture, CLASSES, preprocessing, new Provenance("abc", -7, "0.1.0", "25"));
  }

  private Map<String, Tensor> tensors() {
    return new LinkedHashMap<>(saved().tensors());
  }

  private Map<String, String> metadata() {
    return new LinkedHashMap<>(saved().metadata());
  }

  private SafeTensors saved() {
    Path file = folder.resolve("saved");
    model().save(file);
    return SafeTensors.read(file);
  }

  private Path written(Map<String, Tensor> tensors, Map<String, String> metadata) {
    Path file = folder.resolve("changed.safetensors");
    new SafeTensors(tensors, metadata).write(file);
    return file;
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
