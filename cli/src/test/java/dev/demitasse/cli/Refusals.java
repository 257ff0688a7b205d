package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives the command bad input and checks that it is refused as every bad input is: exit status 1 or
 * 2, one sentence, no stack trace, no results, and no file written, changed or taken away.
 *
 * @param folder what the command lines are about
 */
record Refusals(Path folder) {
  /**
   * Runs a command line that must be refused.
   *
   * @param line the arguments with blanks between them; {@code @} stands for the folder and {@code
   *     _} for a blank
   * @param words what the sentence must hold, with commas between; {@code @} as above
   */
  void check(String line, String words) {
    Object[] arguments =
        Stream.of(line.split(" ", -1))
            .map(argument -> inFolder(argument.replace('_', ' ')))
            .toArray();
    Map<String, String> before = listing();
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(line + "\n" + run.err()).isIn(1, 2);
    assertThat(run.out()).as(line).isEmpty();
    assertThat(run.err())
        .as(line)
        .startsWith("demitasse: ")
        .hasLineCount(1)
        .doesNotContain("this should not have happened", "Exception", "\tat ");
    for (String word : words.split(", *", -1)) {
      assertThat(run.err()).as(line).contains(inFolder(word));
    }
    assertThat(listing()).as(line).isEqualTo(before);
    assertThat(Path.of("runs")).as("the folder that runs go to if none is named").doesNotExist();
  }

  private String inFolder(String word) {
    return word.replace("@", folder + "/");
  }

  /** The size of each file and when it was changed, by its name. */
  Map<String, String> listing() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.collect(
          Collectors.toMap(Path::toString, Refusals::told, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String told(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.size(file) + " bytes, " + Files.getLastModifiedTime(file)
          : "a folder";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
