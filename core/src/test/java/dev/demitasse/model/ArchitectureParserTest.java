package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArchitectureParserTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // layers
        "Maxpool(2)              | line 1, column 1: found 'Maxpool' where a layer was expected;"
            + " did you mean MaxPool? known are Activation, Add, AvgPool, BatchNorm, Concat, Conv,"
            + " Dense, DropPath, Dropout, Flatten, GlobalAvgPool, Input, MaxPool, Multiply, PReLU,"
            + " Residual, SpatialDropout",
        "Flatten()\\n"
            + "  Conv2D(3) | line 2, column 3: found 'Conv2D' where a layer was expected; did you"
            + " mean Conv?",
        "Convolution(3, 1, 8)    | did you mean Conv?",
        "LayerNorm()             | line 1, column 1: found 'LayerNorm' where a layer was expected;"
            + " known are",
        "import keras            | found 'import' where a layer was expected; known are",
        "3                       | line 1, column 1: found '3' where a name was expected",
        "model.add(3)            | line 1, column 11: found '3' where a name was expected",
        "Flatten                 | line 1, column 8: found the end of the line where '(' was"
            + " expected",
        // parentheses
        "Flatten(                | line 1, column 9: found the end of the text where a number, a"
            + " string in quotes, True or False was expected; the '(' at line 1, column 8 is not closed",
        "model.add(Flatten()\\n"
            + "model.add(Flatten()) | line 2, column 1: found 'model' where ')' was expected; the"
            + " '(' at line 1, column 10 is not closed",
        "Conv(3, 1, 8\\n"
            + "Flatten() | line 2, column 1: found 'Flatten' where ',' or ')' was expected; the '('"
            + " at line 1, column 5 is not closed",
        "Flatten())              | line 1, column 10: found ')' where the end of the line was"
            + " expected",
        "Flatten() Flatten()     | line 1, column 11: found 'Flatten' where the end of the line was"
            + " expected",
        "Conv(3 1)               | line 1, column 8: found '1' where ',' or ')' was expected",
        "Conv(,)                 | line 1, column 6: found ',' where a number, a string in quotes,"
            + " True or False was expected",
        // the model
        "model = Sequential()    | line 1, column 9: found 'Sequential' where Model was expected",
        "model = Model           | found the end of the line where '(' was expected",
        "model = Model(3)        | found '3' where ')' was expected",
        "model.fit(Flatten())    | line 1, column 7: found 'fit' where add was expected",
        "m = Model()\\n"
            + "n.add(Flatten()) | line 2, column 1: found 'n' where 'm' was expected, as on line 1",
        "m = Model()\\n"
            + "m.add(Flatten())\\n"
            + "m = Model() | line 3, column 1: a second model begins here",
        // arguments
        "Conv(3, 1)              | line 1, column 1: Conv lacks its output_channel, a whole number",
        "Dense()                 | line 1, column 1: Dense lacks its outputs, a whole number",
        "Dropout()               | line 1, column 1: Dropout lacks its rate, a number",
        "Activation()            | Activation lacks its function, a string in quotes",
        "Conv(filter=3)          | line 1, column 6: Conv has no argument 'filter'; did you mean"
            + " filter_size? it takes filter_size, input_channel, output_channel, pad, stride",
        "Flatten(size=3)         | Flatten has no argument 'size'; it takes none",
        "Flatten(3)              | line 1, column 9: found one argument too many, '3'; Flatten"
            + " takes none",
        "Dense(1, 2, 3)          | line 1, column 13: Dense's bias must be True or False, found '3'",
        "Dense(1, 2, True, 3)    | line 1, column 19: found one argument too many, '3'; Dense takes"
            + " inputs, outputs, bias",
        "Dense(1, 2, inputs=2)   | line 1, column 13: Dense's inputs is given twice",
        "Dense(outputs=1, outputs=2) | line 1, column 18: Dense's outputs is given twice",
        "Dense(inputs=1, 2)      | line 1, column 17: arguments without a name must come before"
            + " named ones",
        // values
        "Dense(1.5)              | line 1, column 7: Dense's outputs must be a whole number below"
            + " 2^31, found '1.5'",
        "Dense(1e9)              | must be a whole number below 2^31, found '1e9'",
        "Dense(99999999999)      | must be a whole number below 2^31, found '99999999999'",
        "Dense('ten')            | line 1, column 7: Dense's outputs must be a whole number, found"
            + " \"ten\"",
        "Dropout('half')         | Dropout's rate must be a number, found \"half\"",
        "Activation(3)           | Activation's function must be a string in quotes, found '3'",
        "Activation(relu)        | line 1, column 12: found 'relu' where a number, a string in"
            + " quotes, True or False was expected",
        "Dropout(rate=nan)       | line 1, column 14: found 'nan' where a number",
        "Dropout(0.5f)           | line 1, column 9: found '0.5f' where a number such as 3 or 0.5"
            + " was expected",
        "Dropout(1.2.3)          | found '1.2.3' where a number such as",
        "Dense(0x10)             | found '0x10' where a number such as",
        "Dense(1\u0663)          | found '1\u0663' where a number such as",
        "Activation('relu)       | line 1, column 12: found the end of the line where the string's"
            + " closing ' was expected",
        "Activation('re\\\\qlu') | line 1, column 15: found a backslash where only",
        "Flatten();              | line 1, column 10: found ';' where a layer or an argument was"
            + " expected",
        "Dense(10 \uD83D\uDE00)  | line 1, column 10: found '\uD83D\uDE00' where",
        // ranges
        "Dense(0)                | line 1, column 1: Dense's outputs must be a whole number of at"
            + " least 1, got 0",
        "Dense(-5, 1)            | Dense's inputs must be a whole number of at least 1, got -5",
        "Dense(0, 1)             | Dense's inputs must be a whole number of at least 1, got 0",
        "Conv(0, 1, 8)           | Conv's filter_size must be a whole number of at least 1, got 0",
        "Conv(3, 0, 8)           | Conv's input_channel must be a whole number of at least 1, got"
            + " 0",
        "Conv(3, 1, -8)          | Conv's output_channel must be a whole number of at least 1, got"
            + " -8",
        "Conv(3, 1, 8, -1)       | Conv's pad must be a whole number of at least 0, got -1",
        "Conv(3, 1, 8, 1, 0)     | Conv's stride must be a whole number of at least 1, got 0",
        "Conv(3, 1, 1000000000)  | Conv would have more than 2^31 - 1 values in its weights",
        "Dense(100000, 100000)   | Dense would have more than 2^31 - 1 values in its weights",
        "MaxPool(0)              | MaxPool's pool_size must be a whole number of at least 1, got 0",
        "MaxPool(2, -2)          | MaxPool's stride must be a whole number of at least 1, got -2",
        "Dropout(1)              | Dropout's rate must be at least 0 and below 1, got 1.0",
        "Dropout(-0.1)           | Dropout's rate must be at least 0 and below 1, got -0.1",
        "Dropout(1e999)          | Dropout's rate must be at least 0 and below 1, got Infinity",
        "Activation('swish')     | line 1, column 1: there is no activation \"swish\"; known are"
            + " relu, sigmoid",
        "Activation('relu', 'hinge') | there is no loss \"hinge\"; known are cross_entropy,"
            + " squared_error",
        // the whole
        "Activation('relu', 'cross_entropy')\\n"
            + "Activation('tanh', 'squared_error') | line 2, column 20: found the loss"
            + " \"squared_error\" where \"cross_entropy\" was expected, as on line 1; all must name"
            + " the same",
        "Input(2, 8, 8)          | Input's channels must be 1 (gray) or 3 (colour), found 2",
        "Input(1, 0, 8)          | Input's height and width must be at least 1 and make at most"
            + " 268435456 values, found 0x8",
        "Input(1, 8, -8)         | found 8x-8",
        "Input(1, 2147483647, 2147483647) | found 2147483647x2147483647",
        "Input(1, 8)             | Input lacks its width, a whole number",
        "Flatten()\\n"
            + "Input(1, 8, 8) | line 2, column 1: found Input where a layer was expected; it comes"
            + " once and first",
        "Input(1, 8, 8)\\n"
            + "Input(1, 8, 8) | line 2, column 1: found Input where a layer was expected",
        "Input(1, 8, 8)          | this text has no layers; write one a line",
        "# nothing               | this text has no layers",
        "model = Model()         | this text has no layers",
      })
  void aMistakeIsNamedWithItsPlace(String text, String message) {
    // In the table \n is the end of a line and \\ a backslash.
    String written = text.replace("\\\\", "\0").replace("\\n", "\n").replace('\0', '\\');
    assertRefused(written, message.startsWith("line") ? "this text, " + message : message);
  }

  @Test
  void columnsAreCountedInWindowsTextsAfterTabsAndAMark() {
    assertRefused("\uFEFFFlattn()", "line 1, column 1");
    assertRefused("Flatten()\r\n\tFlattn()", "line 2, column 2");
    assertRefused("Flatten()\r\r\nDense(\n\n  0x1)", "line 5, column 3");
  }

  @Test
  void veryLongPiecesAreRefusedAndNotShown() {
    assertRefused("x".repeat(500_000), "found a name of 500000 characters where at most 100");
    assertRefused("Dense(" + "9".repeat(500_000) + ")", "found a number of 500000 characters");
    assertRefused("Activation('" + "a".repeat(500_000) + "')", "a string in quotes of 500000");
  }

  @Test
  void charactersThatATerminalWouldActOnAreNotShown() {
    assertRefused("\u001b[2J", "found '\uFFFD' where");
    assertRefused("Dropout('\u001b[2J')", "found \"\uFFFD[2J\"");
    assertRefused("Dropout('\\n')", "found \"\uFFFD\"");
  }

  @Test
  void aThousandLayersAreTheMost() {
    assertThat(ArchitectureText.parse("t", "Flatten()\n".repeat(1000)).layers()).hasSize(1000);
    assertRefused(
        "Flatten()\n".repeat(1001), "line 1001, column 1: there are more than 1000 layers");
  }

  @Test
  void deepParenthesesAreRefusedWithoutRunningOutOfStack() {
    assertRefused("(".repeat(1_000_000), "found '(' where a name was expected");
    assertRefused("Conv" + "(".repeat(1_000_000), "found '(' where a number");
  }

  @Test
  void anyPieceOfAGoodTextIsReadOrRefusedButNothingElse() {
    String text = ArchitectureTextTest.SNIPPET;
    int refused = 0;
    for (int i = 0; i < text.length(); i++) {
      for (String changed :
          new String[] {
            text.substring(0, i), text.substring(i), text.replace(text.charAt(i), '(')
          }) {
        try {
          ArchitectureText.parse("this text", changed);
        } catch (ArchitectureException e) {
          refused++;
          assertThat(e).hasMessageStartingWith("this text");
        }
      }
    }
    assertThat(refused).isGreaterThan(text.length());
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> ArchitectureText.parse("this text", text))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageStartingWith("this text")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n")
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(400));
  }
}
