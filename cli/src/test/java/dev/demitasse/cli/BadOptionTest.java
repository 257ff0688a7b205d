package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says of options and arguments that cannot be meant. */
class BadOptionTest {
  @TempDir static Path folder;

  @BeforeAll
  static void makeData() {
    Pictures.folder(folder.resolve("data"), "dark", "light", 12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --threads 0              | '--threads', '0', a whole number from 1 to 1024
          --threads 1000000        | '--threads', '1000000', which is too large, a whole number from 1 to 1024
          --threads two            | '--threads', 'two', a whole number from 1 to 1024
          --epochs 0               | '--epochs', '0', a whole number of at least 1
          --epochs -1              | '--epochs', '-1', a whole number of at least 1
          --epochs 1.5             | '--epochs', '1.5', a whole number of at least 1
          --epochs 99999999999     | '--epochs', '99999999999', which is too large, from 1 to 2147483647 was
          --epochs                 | '--epochs', missing required parameter
          --epochs 1 --epochs 2    | '--epochs', only once
          --batch-size 0           | '--batch-size', '0', a whole number of at least 1
          --patience 0             | '--patience', '0', a whole number of at least 1
          --learning-rate nan      | '--learning-rate', 'nan', a number above 0
          --learning-rate NaN      | '--learning-rate', 'NaN', a number above 0
          --learning-rate 0        | '--learning-rate', '0', a number above 0
          --learning-rate -1       | '--learning-rate', '-1', a number above 0
          --learning-rate 1e999    | '--learning-rate', '1e999', which is too large, at most 3e38 was expected
          --learning-rate 0;01     | '--learning-rate', '0;01', a number above 0, such as 0.001
          --optimizer adagrad      | '--optimizer', 'adagrad', sgd or adam or adamw was expected, see demitasse
          --learning-rate 1e-99    | '--learning-rate', '1e-99', which is too small, at least 1e-45 was expected
          --kernels fast           | '--kernels', 'fast', simd or portable was expected, see demitasse train
          --threshold-rule youden  | '--threshold-rule', 'youden', accuracy or balanced_accuracy was expected
          --seed seven             | '--seed', 'seven', a whole number of at most 18 digits
          --seed 1e5               | '--seed', '1e5', a whole number of at most 18 digits
          --seed 99999999999999999999 | '--seed', a whole number of at most 18 digits
          --epoch 3                | no option '--epoch', did you mean --epochs? see demitasse train
          --lr 0.1                 | no option '--lr', see demitasse train --help
          -e 3                     | no option '-e', see demitasse train --help
          --out=~/runs/first       | did not replace ~ in '--out=~/runs/first', write --out ~/runs/first
          --out=                   | '--out' names nothing, name where to write to
          more                     | 'more' is one argument too many, put quotes around a name
          """)
  void anOptionOutOfItsRangeIsRefused(String options, String words) {
    new Refusals(folder)
        .check(
            "train @data " + (options.startsWith("--out") ? "" : "--out @run ") + options, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      quoteCharacter = '"',
      textBlock =
          """
          \"\"                       : there is no command '', see demitasse --help
          trian                      : no command 'trian', did you mean train? see demitasse --help
          banana                     : no command 'banana', see demitasse --help
          --jsn                      : no option '--jsn', see demitasse --help
          evaluate                   : missing required parameters, 'MODEL', 'DATA'
          evaluate @run              : missing required parameter, 'DATA'
          predict @run               : missing required parameter, 'IMAGE'
          summary                    : missing required parameter, 'NAME|FILE|MODEL'
          compare                    : missing required parameter, 'NAME|FILE|MODEL'
          data                       : missing required parameter, 'DATA'
          data @data @elsewhere      : only demo is written to a folder, found
          bench --batch-size 0       : '--batch-size', '0', a whole number of at least 1
          bench --batch-size 9999999 : 9,999,999 pictures of 1x32x32, give a smaller --batch-size
          bench --seconds 0          : '--seconds', '0', a whole number of at least 1
          completion bash            : 'bash' is one argument too many
          """)
  void aCommandLineThatIsNotWholeIsRefused(String line, String words) {
    new Refusals(folder).check(line, words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--optimizer adagrad", "--kernels fast", "--epochs -1"})
  void aValueThatIsNoneOfAnOptionsIsWrongUsage(String options) {
    Object[] line = ("train demo " + options).split(" ");
    assertThat(CommandRun.of(line).status()).isEqualTo(2);
  }
}
