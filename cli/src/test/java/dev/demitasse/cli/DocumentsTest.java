package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the documents show is there: commands, their options, files. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");

  /** A command that begins a line of a code block, or stands between backquotes. */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^ *|`)\\./demitasse +([^`|>\\n]*)(?:[`|>]|$)");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");
  private static final Pattern NETWORK = Pattern.compile("```text\n(Input\\([^`]*)```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @TempDir private Path folder;

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("docs/decisions"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  private static List<String> commands(String text) {
    return COMMAND.matcher(text.replace("\\\n", " ")).results().map(m -> m.group(1)).toList();
  }

  /** A command's words as a shell would give them, without a comment, all its variables 1. */
  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command.replaceFirst(" #.*", "").replaceAll("\\$\\w+", "1"));
    while (matcher.find()) {
      MatchResult word = matcher.toMatchResult();
      words.add(word.group().replaceAll("[\"']", ""));
    }
    return words.toArray(String[]::new);
  }

  private static void parse(String command) {
    CommandLine.ParseResult parsed = Main.commandLine().parseArgs(words(command));
    boolean help = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
    assertThat(help || parsed.hasSubcommand()).as(command).isTrue();
  }

  @Test
  void everyCommandShownIsOneThatTheProgramTakes() throws IOException {
    List<String> readme = commands(Files.readString(ROOT.resolve("README.md")));
    assertThat(readme).anyMatch(command -> command.startsWith("train")).hasSizeGreaterThan(5);
    for (Path document : documents()) {
      for (String command : commands(Files.readString(document))) {
        assertThatCode(() -> parse(command))
            .as("%s: ./demitasse %s", document, command)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aCommandThatTheProgramDoesNotTakeWouldBeFound() {
    String text =
        """
        Call `./demitasse retrain` or:

          ./demitasse train photos --turbo  # faster
        """;
    assertThat(commands(text)).containsExactly("retrain", "train photos --turbo  # faster");
    for (String command : commands(text)) {
      assertThatThrownBy(() -> parse(command)).isInstanceOf(ParameterException.class);
    }
  }

  @Test
  void theReadmeShowsWhatTrainingPrints() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    int shown = readme.indexOf("```text\n") + "```text\n".length();
    Path data = Pictures.folder(folder.resolve("photos"), "defect", "ok", 20);
    CommandRun run =
        CommandRun.of("train", data, "--classes", "ok,defect", "--out", folder.resolve("run"));
    assertThat(run.status()).as(run.err()).isZero();
    List<String> lines = shapes(readme.substring(shown, readme.indexOf("```", shown)));
    assertThat(lines).hasSizeGreaterThan(5);
    assertThat(shapes(run.err() + run.out())).containsAll(lines);
  }

  /** Lines with their numbers taken out, without those that depend on the data. */
  private static List<String> shapes(String printed) {
    return printed
        .lines()
        .map(line -> line.replaceAll("[0-9][0-9,.]*", "#").replaceAll(" +", " "))
        .map(line -> line.replaceAll(" [*]$", "").replaceAll(", stopped early", "").strip())
        .filter(
            line ->
                !line.matches(
                    ".*safetensors|Report: .*|Note:.*|demo .*|Calibration error .*|.*demitasse .*|"))
        .distinct()
        .toList();
  }

  @Test
  void theReadmeNamesEveryPreset() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (String preset : Presets.names()) {
      assertThat(readme).contains("`" + preset + "`");
    }
  }

  @Test
  void theReadmeTellsHowManyWeightsEachPresetHas() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (String preset : Presets.names()) {
      Summary summary = Summary.of(Presets.named(preset));
      assertThat(readme)
          .containsPattern(
              "\\| `%s` \\|.*\\| %s \\| %,d \\|\n"
                  .formatted(preset, summary.input(), summary.weights()));
    }
  }

  @Test
  void everyArchitectureShownIsOne() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> shown =
        NETWORK.matcher(readme).results().map(network -> network.group(1)).toList();
    assertThat(shown).hasSize(2);
    for (String text : shown) {
      Architecture architecture = ArchitectureText.parse("README.md", text).architecture();
      assertThat(architecture.layers()).hasSizeGreaterThan(4);
    }
  }

  @Test
  void everyFileLinkedToIsThere() throws IOException {
    int links = 0;
    for (Path document : documents()) {
      for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
        assertThat(document.resolveSibling(link.group(1))).as(document.toString()).exists();
        links++;
      }
    }
    assertThat(links).isGreaterThan(10);
  }
}
