package dev.demitasse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says of architecture text with mistakes. */
class BadArchitectureTest {
  private static final String END = "Flatten()\nDense(1)\nActivation('sigmoid')\n";

  @TempDir static Path folder;

  @BeforeAll
  static void makeTexts() throws IOException {
    Pictures.folder(folder.resolve("data"), "dark", "light", 12);
    text("unknown", "Conv2D(3, 1, 8)\n" + END);
    text("unclosed", "Flatten(\nDense(1)\nActivation('sigmoid')\n");
    text("negative", "Conv(3, 1, -8)\n" + END);
    text("fraction", "Conv(3.5, 1, 8)\n" + END);
    text("mismatch", "Conv(3, 1, 8, 1, 1)\nConv(3, 4, 8, 1, 1)\n" + END);
    text("inputs", "Input(1, 10, 12)\nFlatten()\nDense(100, 1)\nActivation('sigmoid')\n");
    text(
        "two losses",
        """
        Activation('relu', 'squared_error')
        Flatten()
        Dense(1)
        Activation('sigmoid', 'cross_entropy')
        """);
    text("no loss known", "Flatten()\nDense(1)\nActivation('sigmoid', 'hinge')\n");
    text("no function known", "Flatten()\nDense(1)\nActivation('maxout')\n");
    text("no end", "Flatten()\nDense(1)\n");
    text("flat", "Dense(1)\nActivation('sigmoid')\n");
    text("large", "Input(1, 10, 12)\nFlatten()\nDense(2000000000)\n" + END);
    text("channels", "Input(4, 10, 12)\n" + END);
    text("empty", "# nothing yet\n");
    Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
  }

  private static void text(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".txt"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unknown           | line 1, column 1, 'Conv2D', a layer was expected, did you mean Conv?
          unclosed          | line 2, the '(' at line 1, is not closed
          negative          | line 1, Conv's output_channel must be a whole number of at least 1, got -8
          fraction          | line 1, column 6, filter_size must be a whole number, found '3.5'
          mismatch          | line 2, layer 2, Conv wants 4 channels, got 8
          inputs            | line 3, layer 2, Dense wants 100 inputs, got 120
          two_losses        | line 4, "cross_entropy", "squared_error", as on line 1, must name the same
          no_loss_known     | line 3, "hinge", cross_entropy
          no_function_known | line 3, "maxout", relu
          no_end            | a classifier ends with Activation, got Dense
          flat              | line 1, layer 1, Dense wants a flat list of features, put Flatten() before it
          large             | line 3, layer 2, make it smaller
          channels          | line 1, Input's channels must be 1 (gray) or 3 (colour), found 4
          empty             | no layers, write one a line
          binary            | not written in UTF-8, name another file
          missing           | there is no architecture, name a file of architecture text or one of report-cnn
          """)
  void aTextWithAMistakeIsRefused(String name, String words) {
    String file = "@" + name + ".txt";
    String named = file.replace('_', ' ') + "," + words;
    new Refusals(folder).check("train @data --out @run --model " + file, named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary", "compare report-cnn", "bench --seconds 1 --model"})
  void aTextWithAMistakeIsRefusedWhereverOneIsGiven(String command) {
    new Refusals(folder).check(command + " @unknown.txt", "@unknown.txt, did you mean Conv?");
    new Refusals(folder).check(command + " report-ccn", "'report-ccn', did you mean report-cnn?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          summary report-cnn --input 1x28x28 | layer 8, Dense wants 1024, 1x28x28, leave --input out
          summary report-cnn --input 3x32x32 | layer 1, Conv wants 1 channels, 3x32x32, leave --input out
          summary report-cnn --input 2x32x32 | --input, '2x32x32', 1 or 3, as in 1x32x32
          summary report-cnn --input 1x0x32  | --input, '1x0x32', as in 1x32x32
          summary report-cnn --input 32x32   | --input, '32x32', as in 1x32x32
          summary report-cnn --input 1x32x-2 | --input, '1x32x-2', as in 1x32x32
          summary report-cnn --input 3x99999x99999 | --input, '3x99999x99999', up to 9999
          summary report-cnn --input         | --input, missing
          """)
  void anInputThatDoesNotFitIsRefused(String line, String words) {
    new Refusals(folder).check(line, words);
  }
}
