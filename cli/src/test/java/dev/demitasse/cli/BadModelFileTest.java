package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.model.SafeTensors;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says of model files that are none, broken, or not made for what is asked. */
class BadModelFileTest {
  @TempDir static Path folder;

  @BeforeAll
  static void makeFiles() throws IOException {
    Path data = Pictures.folder(folder.resolve("data"), "dark", "light", 8);
    Pictures.folder(folder.resolve("other data"), "ja", "nein", 4);
    Pictures.folder(folder.resolve("more data"), "dark", "nein", 4);
    Path picture = folder.resolve("data/dark/picture 00.png");
    CommandRun run =
        CommandRun.of(
            "train",
            data,
            "--out",
            folder.resolve("run"),
            "--model",
            "report-cnn-linear",
            "--epochs",
            1);
    assertThat(run.status()).as(run.err()).isZero();
    Path model = folder.resolve("run/model.safetensors");
    byte[] whole = Files.readAllBytes(model);
    put("zero", new byte[0]);
    put("text", "just a few words, no model".getBytes(StandardCharsets.UTF_8));
    put("picture", Files.readAllBytes(picture));
    put("cut", PictureFiles.cut(whole, whole.length - 100));
    put("cut header", PictureFiles.cut(whole, 200));
    ByteBuffer terabyte = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    put("terabyte", terabyte.putLong(0, 1L << 40).array());
    put("overlapping", replaced(whole, "\"data_offsets\":[288,320]", "\"data_offsets\":[256,288]"));
    put(
        "out of range",
        replaced(whole, "\"data_offsets\":[9088,9092]", "\"data_offsets\":[9088,9999]"));
    put("no json", replaced(whole, "{\"__metadata__\"", "<\"__metadata__\""));
    Files.createDirectories(folder.resolve("runs"));
    Files.copy(
        model,
        PictureFiles.write(folder.resolve("many/20260102-report-cnn/x"), new byte[1])
            .resolveSibling("model.safetensors"));
    changeContent(SafeTensors.read(model));
  }

  private static void put(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name + ".safetensors"), bytes);
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void changeContent(SafeTensors sound) {
    Map<String, Tensor> unknown = new LinkedHashMap<>(sound.tensors());
    unknown.put("conv9.weight", unknown.remove("conv2.weight"));
    new SafeTensors(unknown, sound.metadata()).write(folder.resolve("layer.safetensors"));
    Map<String, Tensor> numbers = new LinkedHashMap<>(sound.tensors());
    numbers.put(
        "conv1.bias", new Tensor(Shape.of(8), new float[] {0, 0, Float.NaN, 0, 0, 0, 0, 0}));
    new SafeTensors(numbers, sound.metadata()).write(folder.resolve("nan.safetensors"));
    new SafeTensors(sound.tensors(), Map.of()).write(folder.resolve("foreign.safetensors"));
    changeText(sound, "kind", "architecture", "Attention(8)\n");
    changeText(sound, "channels", "input_shape", "4x32x32");
    changeText(sound, "classes", "classes", "[\"a\",\"b\",\"c\"]");
    changeText(sound, "future", "demitasse_format", "7");
  }

  private static void changeText(SafeTensors sound, String name, String key, String value) {
    Map<String, String> metadata = new LinkedHashMap<>(sound.metadata());
    metadata.put(key, value);
    new SafeTensors(sound.tensors(), metadata).write(folder.resolve(name + ".safetensors"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          zero         | is no model file, 0 bytes, copy or train it again
          text         | is no model file or is cut short, name a .safetensors file or copy it again
          picture      | is no model file or is cut short, name a .safetensors file or copy it again
          cut          | is cut short, copy or train it again
          cut_header   | is no model file or is cut short, copy it again
          terabyte     | a header of 1099511627776 bytes, copy it again
          overlapping  | conv1.bias, bytes 256 to 288, copy or train it again
          out_of_range | dense1.bias, bytes 9088 to 9999, copy or train it again
          no_json      | is no model file, '<', where '{' was expected
          layer        | no layer, conv9.weight, copy or train it again
          nan          | a value of conv1.bias is NaN, a finite number was expected, copy or train it again
          foreign      | not written by Demitasse, name a model.safetensors
          kind         | 'Attention', where a layer was expected, copy or train it again
          channels     | copy or train it again
          classes      | 3 were named, copy or train it again
          future       | model format 7, use the version of Demitasse that wrote it
          missing      | there is no model file, check the path
          """)
  void aModelFileThatIsNotSoundIsRefused(String name, String words) {
    String model = "@" + name + ".safetensors";
    Refusals refusals = new Refusals(folder);
    String named = model.replace('_', ' ') + "," + words;
    refusals.check("predict " + model + " @data/dark/picture_00.png", named);
    refusals.check("evaluate " + model + " @data", named);
    refusals.check("summary " + model, named);
    refusals.check("train @data --out @new --model " + model, named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          predict @data @data/dark/picture_00.png  | the folder '@data', has no model.safetensors in it
          predict @many @data/dark/picture_00.png  | has no model.safetensors in it, did you mean, @many/20260102-report-cnn
          predict @data/dark/picture_00.png @run   | @run, is a model, comes before the pictures
          predict @data/dark/picture_00.png @run/model.safetensors | is a model, before the pictures
          evaluate @data @run                      | @run, is a model, comes before the data
          evaluate demo @run                       | @run, is a model, comes before the data
          evaluate @run @other_data                | 'dark' and 'light', 'ja' and 'nein', give data with the model's classes
          evaluate @run @more_data                 | 'dark' and 'light', 'dark' and 'nein', give data with the model's classes
          evaluate @run @missing                   | there is no, @missing, give demo
          train @run --out @new                    | @run, neither class folders nor pictures
          """)
  void aModelWhereItDoesNotBelongIsRefused(String line, String words) {
    new Refusals(folder).check(line, words);
  }
}
