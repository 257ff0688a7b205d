package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Padding;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Add;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Concat;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Multiply;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.RandomPaths;
import dev.demitasse.layers.Residual;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.layers.TestedLayers;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.SeededArrays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Architecture text with joins, lists, True and False: read, printed, refused. */
final class BranchingTextTest {
  private static final Shape GRAY = Shape.of(1, 32, 32);
  private static final String END = "Flatten()\nDense(1)\nActivation('sigmoid')\n";

  private static List<Layer> layers(String text) {
    return ArchitectureText.parse("t", text).layers();
  }

  @Test
  void joinsHoldPathsInBrackets() {
    assertThat(layers("Add([Conv(3, output_channel=8), PReLU()], [])"))
        .containsExactly(new Add(Path.of(new Conv(3, 0, 8, 0, 1), new PRelu()), Path.IDENTITY));
    assertThat(layers("Concat([],[],[Flatten(),],)"))
        .containsExactly(new Concat(Path.IDENTITY, Path.IDENTITY, Path.of(new Flatten())));
    assertThat(layers("model.add(Multiply([], [GlobalAvgPool()]))"))
        .containsExactly(new Multiply(Path.IDENTITY, Path.of(new GlobalAvgPool())));
    assertThat(layers("Residual([\n  Conv(1, 4, 4), # one\n\n  DropPath(0.1)\n])"))
        .containsExactly(new Residual(new Conv(1, 4, 4, 0, 1), new DropPath(0.1)));
    assertThat(layers("Add([Concat([], [Residual([Dense(3)])])], [])"))
        .containsExactly(
            new Add(
                Path.of(new Concat(Path.IDENTITY, Path.of(new Residual(new Dense(0, 3))))),
                Path.IDENTITY));
  }

  @Test
  void argumentsMayBeListsAndTrueOrFalse() {
    Conv plain = new Conv(3, 0, 8, 0, 2);
    assertThat(layers("Conv(3, output_channel=8, stride=2, pad=[0, 1, 2, 3], bias=False)"))
        .containsExactly(plain.withPad(new Padding(0, 1, 2, 3)).withBias(false));
    assertThat(layers("Conv(3, 1, 8, 1, 1, 2, 1, True)\nConv(3, 4, 8, groups=4, bias=true)"))
        .containsExactly(
            new Conv(3, 1, 8, 1, 1).withDilation(2), new Conv(3, 4, 8, 0, 1).withGroups(4));
    assertThat(layers("MaxPool(3, 2, 1, True)\nMaxPool(3, pad=[1, 0, 1, 0,])"))
        .containsExactly(
            new MaxPool(3, 2, Padding.of(1), true),
            new MaxPool(3, 3, new Padding(1, 0, 1, 0), false));
    assertThat(layers("AvgPool(3, 2, ceil=True, count_pad=False)\nAvgPool(2)"))
        .containsExactly(new AvgPool(3, 2, Padding.NONE, true, false), new AvgPool(2, 2));
    assertThat(layers("Dense(5, bias=False)\nDense(7, 5, False)"))
        .containsExactly(new Dense(0, 5, false), new Dense(7, 5, false));
    assertThat(layers("BatchNorm()\nBatchNorm(0.2)\nBatchNorm(epsilon=1e-3)\nSpatialDropout(.5)"))
        .containsExactly(
            new BatchNorm(),
            new BatchNorm(0.2, 1e-5),
            new BatchNorm(0.1, 1e-3),
            new SpatialDropout(0.5));
  }

  @Test
  void pathsArePrintedIndented() {
    String text =
        """
        Input(1, 8, 8)
        Conv(filter_size=3, input_channel=1, output_channel=4, pad=[0, 0, 1, 1], stride=2, bias=False)
        BatchNorm(momentum=0.2, epsilon=1.0E-5)
        Add([
            Conv(filter_size=1, input_channel=4, output_channel=8, pad=0, stride=1, groups=4),
            Multiply([], [
                GlobalAvgPool(),
                Conv(filter_size=1, input_channel=8, output_channel=8, pad=0, stride=1),
                Activation("hard_sigmoid"),
            ]),
        ], [
            Concat([], []),
        ])
        Residual([
            PReLU(),
            AvgPool(pool_size=3, stride=1, pad=1, ceil=True, count_pad=False),
            DropPath(rate=0.25),
        ])
        GlobalAvgPool()
        Flatten()
        Dense(8, 1, bias=False)
        Activation("sigmoid", "cross_entropy")
        """;
    assertThat(ArchitectureText.print(ArchitectureText.parse("t", text).architecture()))
        .isEqualTo(text);
  }

  @Test
  void whatIsPrintedIsReadAsTheSameLayersInAnyLanguage() {
    Shape small = Shape.of(1, 8, 8);
    Locale language = Locale.getDefault();
    try {
      for (long seed = 1; seed <= 200; seed++) {
        Locale.setDefault(Locale.forLanguageTag(seed % 2 == 0 ? "ar-EG" : "tr-TR"));
        Path path = new RandomPaths(new SeededArrays(seed)).network(small);
        List<Layer> layers = new ArrayList<>(path.layers());
        layers.add(new Dense(path.outputShape(small).size(), 2));
        layers.add(new Activation("softmax", "cross_entropy"));
        Architecture architecture = Architecture.of("drawn", small, layers);
        String printed = ArchitectureText.print(architecture);
        Architecture again = ArchitectureText.parse("again", printed).architecture();
        assertThat(again.layers()).as(printed).isEqualTo(architecture.layers());
        assertThat(again.input()).isEqualTo(small);
        assertThat(ArchitectureText.print(again)).isEqualTo(printed);
      }
    } finally {
      Locale.setDefault(language);
    }
  }

  static Stream<Arguments> tested() {
    return TestedLayers.all();
  }

  /** The name that begins its text is that which names of its parameters begin with. */
  @ParameterizedTest
  @MethodSource("tested")
  void everyKindOfLayerIsReadFromItsOwnPrint(Layer layer, Shape shape) {
    String printed = ArchitectureText.print(layer);
    assertThat(printed).startsWith(layer.kind() + "(");
    assertThat(layers(printed)).containsExactly(layer);
    assertThat(Path.of(layer).places(shape).getLast().name())
        .isEqualTo(layer.kind().toLowerCase(Locale.ROOT) + "1");
  }

  @Test
  void eachLayerKnowsItsLine() {
    List<Lines> lines =
        ArchitectureText.parse("t", "Add([\n\nPReLU(),\nPReLU()], [Add([\nPReLU()], [])])\nPReLU()")
            .lines();
    assertThat(Lines.of(List.of(1), lines)).hasValue(1);
    assertThat(Lines.of(List.of(1, 1, 1), lines)).hasValue(3);
    assertThat(Lines.of(List.of(1, 1, 2), lines)).hasValue(4);
    assertThat(Lines.of(List.of(1, 2, 1), lines)).hasValue(4);
    assertThat(Lines.of(List.of(1, 2, 1, 1, 1), lines)).hasValue(5);
    assertThat(Lines.of(List.of(2), lines)).hasValue(6);
    assertThat(Lines.of(List.of(1, 3, 1), lines)).hasValue(1);
    assertThat(Lines.of(List.of(3), lines)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // how many paths
        "Add()                      | line 1, column 1: Add joins two paths or more, got none; write"
            + " each in brackets, an empty one as []",
        "Add([Flatten()])           | line 1, column 1: Add joins two paths or more, got one",
        "Concat([])                 | line 1, column 1: Concat joins two paths or more, got one",
        "Multiply([], [], [])       | line 1, column 1: Multiply joins two paths, got 3; put one"
            + " Multiply into another",
        "Residual()                 | line 1, column 1: Residual wants one path in brackets, got 0",
        "Residual([])               | line 1, column 1: Residual wants a path of at least one layer",
        "Residual([Flatten()], [])  | line 1, column 1: Residual wants one path in brackets, got 2;"
            + " use Add to write the shortcut out",
        // brackets, parentheses, commas
        "Add([Conv(3, 1, 8)\\nFlatten() | line 2, column 1: found 'Flatten' where ',' or ']' was"
            + " expected; the '[' at line 1, column 5 is not closed",
        "Add([Flatten()], []        | line 1, column 20: found the end of the text where ',' or ')'"
            + " was expected; the '(' at line 1, column 4 is not closed",
        "Add([Flatten()], [Flatten()) | line 1, column 28: found ')' where ',' or ']' was expected",
        "Add([Flatten()], [Flatten()]] | line 1, column 29: found ']' where ',' or ')' was expected",
        "Add([Conv(3, 1, 8 pad=1)], []) | line 1, column 19: found 'pad' where ',' or ')' was",
        "Add([Flatten() Flatten()], []) | line 1, column 16: found 'Flatten' where ',' or ']' was",
        "Add([] [])                 | line 1, column 8: found '[' where ',' or ')' was expected",
        "Add(Flatten(), [])         | line 1, column 5: found 'Flatten' where a path in brackets,"
            + " such as [Conv(3, 8, pad=1)] or [], was expected",
        "Add(paths=[Flatten()])     | line 1, column 5: found 'paths' where a path in brackets",
        "Add[[Flatten()], []]       | line 1, column 4: found '[' where '(' was expected",
        "Add([[Flatten()]], [])     | line 1, column 6: found '[' where a name was expected",
        "Add([,], [])               | line 1, column 6: found ',' where a name was expected",
        "Add([                      | line 1, column 6: found the end of the text where a name was"
            + " expected; the '[' at line 1, column 5 is not closed",
        "[Flatten()]                | line 1, column 1: found '[' where a name was expected",
        // what may stand in a path
        "Add([Cnov(3, 1, 8)], [])   | line 1, column 6: found 'Cnov' where a layer was expected",
        "Add([\\n Activation('relu', 'cross_entropy')], []) | line 2, column 21: found the loss"
            + " \"cross_entropy\" within a join; name it in an activation outside",
        "Add([Input(1, 8, 8)], [])  | line 1, column 6: found Input where a layer was expected; it"
            + " comes once and first",
        "Add([Dropout(2)], [])      | line 1, column 6: Dropout's rate must be at least 0",
        // shapes
        "Conv(1, 1, 8)\\nAdd([Conv(3, 8, 16)], []) | line 2, layer 2: Add wants paths that give the"
            + " same shape, got 16x30x30 from path1 (from its layer 1, Conv) and 8x32x32 from path2"
            + " (which has no layers)",
        "Concat([Conv(3, 1, 8)], []) | line 1, layer 1: Concat wants paths that give pictures of the"
            + " same height and width, or lists, got 8x30x30 from path1",
        "Concat([Flatten()], [])    | line 1, layer 1: Concat wants paths that give pictures of the"
            + " same height and width, or lists, got 1024 from path1 (from its layer 1, Flatten)",
        "Multiply([Conv(1, 1, 4)], [GlobalAvgPool()]) | line 1, layer 1: Multiply wants paths that"
            + " give the same shape, or one a value for each channel of the other, got 4x32x32",
        "Residual([Conv(3, 1, 8)])  | line 1, layer 1: Residual wants paths that give the same"
            + " shape, got 8x30x30 from path (from its layer 1, Conv) and 8x16x16 from shortcut",
        "Add([], [\\n Dense(3)])    | line 2, layer 1, path 2, layer 1: Dense wants a flat list of"
            + " features, got 1x32x32; put Flatten() before it",
        "PReLU()\\nAdd([],\\n[Add([\\nPReLU()], [MaxPool(2)])]) | line 3, layer 2, path 2, layer 1:"
            + " Add wants",
        "DropPath(0.1)              | line 1, layer 1: DropPath stands at the end of a path of a"
            + " join",
        // arguments
        "Conv(3, 1, 6, groups=4)    | line 1, column 1: Conv's groups of 4 must divide its"
            + " output_channel, got 6",
        "Conv(3, output_channel=8, groups=4) | line 1, layer 1: Conv's groups of 4 must divide its"
            + " input channels, got 1",
        "Conv(3, 1, 8, pad=[1, 1, -1, 0]) | line 1, column 1: Conv's pad must be a whole number of"
            + " at least 0, got -1",
        "Conv(3, 1, 8, pad=[1, 2, 3]) | line 1, column 19: Conv's pad must be a whole number or four"
            + " of them, [top, left, bottom, right], found [1, 2, 3]",
        "Conv(3, 1, 8, pad=[])      | line 1, column 19: Conv's pad must be a whole number or four",
        "Conv(3, 1, 8, pad=[1, 2, 3, x]) | line 1, column 29: found 'x' where a number was expected",
        "Conv(3, 1, 8, pad=[1, 1, 1, 1 | line 1, column 30: found the end of the text where ',' or"
            + " ']' was expected; the '[' at line 1, column 19 is not closed",
        "Conv(3, 1, 8, stride=[1, 2]) | line 1, column 22: Conv's stride must be a whole number,"
            + " found [1, 2]",
        "Conv(3, 1, 8, bias=maybe)  | line 1, column 20: found 'maybe' where a number, a string in"
            + " quotes, True or False was expected",
        "Conv(3, 1, 8, bias=0)      | line 1, column 20: Conv's bias must be True or False, found"
            + " '0'",
        "Conv(3, 1, True)           | line 1, column 12: Conv's output_channel must be a whole"
            + " number, found 'True'",
        "Conv(3, 1, 8, dilation=16) | line 1, layer 1: Conv's filter of size 3 and dilation 16 does"
            + " not fit 1x32x32 with pad 0",
        "MaxPool(2, pad=2)          | line 1, column 1: MaxPool's pad of 2 must be below its"
            + " pool_size of 2",
        "AvgPool(3, pad=[0, 3, 0, 0]) | line 1, column 1: AvgPool's pad of [0, 3, 0, 0] must be"
            + " below its pool_size of 3",
        "BatchNorm(momentum=0)      | line 1, column 1: BatchNorm's momentum must be above 0",
        "PReLU(0.25)                | line 1, column 7: found one argument too many, '0.25'",
        "Flatten()\\nGlobalAvgPool() | line 2, layer 2: GlobalAvgPool wants pictures"
      })
  void aMistakeIsSaidInOneSentenceWithItsPlace(String text, String message) {
    assertRefused(text.replace("\\n", "\n"), "t, " + message);
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> ArchitectureText.parse("t", text).architecture(GRAY))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n")
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(400));
  }

  @Test
  void deepNestingIsRefusedWithoutRunningOutOfStack() {
    String deep = "joins stand in each other more than 32 deep; make a plainer network";
    for (int depth : new int[] {33, 1000, 40_000}) {
      String text = "Add([".repeat(depth) + "Flatten()" + "], [])".repeat(depth);
      assertRefused(text, "t, line 1, column 161: " + deep);
    }
    assertRefused("Add([],[".repeat(100_000), "t, line 1, column 257: " + deep);
    assertRefused("[".repeat(1_000_000), "t, line 1, column 1: found '['");
    assertRefused("Conv(3, 1, 8, pad=" + "[".repeat(900_000), "t, line 1, column 20: found '['");
    Layer nested = new Residual(new PRelu());
    for (int i = 0; i < 32; i++) {
      nested = new Residual(nested);
    }
    List<Layer> layers = List.of(nested);
    assertThatThrownBy(() -> Architecture.of("mine", GRAY, layers))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining(deep);
  }

  @Test
  void nestingOfThirtyTwoIsReadPrintedAndCountedInNoTime() {
    String text =
        "Residual([".repeat(32) + "Conv(3, 1, 2, pad=1, stride=2)" + "])".repeat(32) + "\n" + END;
    Architecture architecture =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> ArchitectureText.parse("t", text).architecture(GRAY));
    assertThat(architecture.places()).hasSize(32 * 3 + 1 + 3);
    String printed = ArchitectureText.print(architecture);
    assertThat(ArchitectureText.parse("t", printed).architecture().layers())
        .isEqualTo(architecture.layers());
  }

  @Test
  void layersWithinJoinsCountToTheThousandThatAreTheMost() {
    assertThat(layers("Add([" + "PReLU(),".repeat(998) + "], [PReLU()])")).hasSize(1);
    assertRefused(
        "Add([" + "PReLU(),".repeat(999) + "], [PReLU()])",
        "t, line 1, column 8002: there are more than 1000 layers");
  }

  @Test
  void whatDoublesAgainAndAgainIsRefusedBeforeThereIsMemoryForIt() {
    assertRefused(
        "Concat([], [])\n".repeat(40) + END, "t, line 18, layer 18: with this Concat there are");
  }

  @Test
  void anyPieceOfAGoodTextIsReadOrRefusedButNothingElse() {
    String text = "Add([Residual([Conv(3, pad=[1, 1, 1, 1], bias=False)])], [PReLU(),],)";
    int refused = 0;
    for (int i = 0; i < text.length(); i++) {
      for (String changed :
          new String[] {
            text.substring(0, i),
            text.substring(i),
            text.substring(0, i) + text.substring(i + 1),
            text.replace(text.charAt(i), ']')
          }) {
        try {
          ArchitectureText.parse("this text", changed).architecture(GRAY);
        } catch (ArchitectureException e) {
          refused++;
          assertThat(e).hasMessageStartingWith("this text");
        }
      }
    }
    assertThat(refused).isGreaterThan(2 * text.length());
  }
}
