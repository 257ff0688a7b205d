package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.data.Dataset;
import dev.demitasse.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextCommandsTest {
  @TempDir private Path folder;

  private static Dataset one(String origin) {
    return Dataset.builder(List.of("a", "b"), Shape.of(1, 1, 1))
        .add(new byte[1], 0, origin)
        .build();
  }

  @Test
  void picturesOfTheGeneratedSetAreWrittenFirst() {
    assertThat(new NextCommands(Path.of("runs/1"), "demo", one("generated test image 0")).lines())
        .containsExactly(
            "demitasse evaluate runs/1 demo",
            "demitasse data demo demo-pictures",
            "demitasse predict runs/1 demo-pictures/test/defect/0001.png");
  }

  @Test
  void wherePicturesAreNoFilesOneIsToBePutIn() {
    assertThat(new NextCommands(Path.of("my run"), "-idx", one("test image 0")).lines())
        .containsExactly(
            "demitasse evaluate 'my run' ./-idx", "demitasse predict 'my run' PICTURE");
  }

  @Test
  void whatIsToldAfterTrainingCanBeTyped() {
    Path data = Pictures.folder(folder.resolve("Prüfung 1.0"), "dunkel ü", "hell & schön", 8);
    CommandRun run =
        CommandRun.of(
            "train",
            data,
            "--out",
            folder.resolve("run it's"),
            "--model",
            "report-cnn-linear",
            "--epochs",
            1);
    List<String> next = run.out().lines().filter(line -> line.startsWith("  demitasse ")).toList();
    assertThat(next).hasSize(2);
    assertThat(next.getFirst()).contains("evaluate '", "run it'\\''s'", "Prüfung 1.0'");
    assertThat(next.getLast()).contains("predict '", ".png'");
    for (String line : next) {
      assertThat(CommandRun.of(typed(line)).status()).as(line).isZero();
    }
  }

  /** The arguments behind the command's name as a shell takes them apart. */
  private static Object[] typed(String line) {
    String text = line.strip().replace("'\\''", "\0");
    List<Object> arguments = new ArrayList<>();
    Matcher matcher = Pattern.compile("'([^']*)'|(\\S+)").matcher(text);
    while (matcher.find()) {
      String argument = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      arguments.add(argument.replace('\0', '\''));
    }
    return arguments.subList(1, arguments.size()).toArray();
  }
}
