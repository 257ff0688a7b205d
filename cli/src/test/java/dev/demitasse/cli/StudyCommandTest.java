package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyCommandTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void makePictures() {
    data = Pictures.folder(folder.resolve("pictures"), "dark", "light <b>", 20);
  }

  private List<Object> arguments(String out, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("study", "parameters", data, "--out", folder.resolve(out)));
    arguments.addAll(List.of("--epochs", "1", "--repeat", "2"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private CommandRun study(String out, Object... more) {
    return CommandRun.of(arguments(out, more).toArray());
  }

  @Test
  void aStudyEndsWithAPageATextAndNumbers() {
    CommandRun run = study("study");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("6 trainings; ", "report-cnn-linear, seed 2: test accuracy ");
    assertThat(run.out())
        .contains("- With 2,248 weights report-cnn-linear ")
        .contains("Page: " + folder.resolve("study/study.html"));
    assertThat(folder.resolve("study").toFile().list())
        .containsExactlyInAnyOrder(
            "options.json", "study.html", "study.json", "study.md", "trials");
    assertThat(folder.resolve("study/study.html")).content().contains("light &lt;b&gt;");
    assertThat(folder.resolve("study/study.md")).content().contains("(3 x 3) x 1 x 8 = 72");
  }

  @Test
  void jsonIsOneObjectWithTheNumbersOfTheFile() throws IOException {
    CommandRun run = study("study", "--json", "--model", "lenet5");
    Map<String, Object> printed = JsonText.object(run.out());
    Map<String, Object> file =
        JsonText.object(Files.readString(folder.resolve("study/study.json")));
    assertThat(printed).containsEntry("study", "parameters").containsAllEntriesOf(file);
    assertThat((List<?>) printed.get("models")).hasSize(4);
    assertThat(printed)
        .containsKeys("page", "findings", "comparisons", "seeds", "epochs", "data_fingerprint");
  }

  @Test
  void theSameCommandAgainRepeatsNoTraining() throws IOException {
    CommandRun first = study("study", "--json");
    CommandRun again = study("study", "--json");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.err())
        .contains("6 trainings, 6 of them finished before")
        .doesNotContain("seed 1:");
  }

  @Test
  void otherOptionsInTheSameFolderAreRefused() {
    assertThat(study("study").status()).isZero();
    CommandRun other = study("study", "--seed", "7");
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err())
        .contains("holds a study with \"seed\" : 1 where \"seed\" : 7 is asked for; give the same");
  }

  @Test
  void aStudyKilledHalfWayComesToTheSameNumbers() throws Exception {
    List<Object> arguments = arguments("killed", "--threads", "2");
    List<String> line = CommandProcess.line(List.of(), arguments.toArray());
    CommandProcess.killedAfter("   2/6", line);
    CommandRun continued = CommandRun.of(arguments.toArray());
    assertThat(continued.err()).containsPattern("6 trainings, [2-4] of them finished before");
    assertThat(study("undisturbed", "--threads", "1").status()).isZero();
    assertThat(numbers("killed")).isEqualTo(numbers("undisturbed"));
  }

  /** What a study came to, without times and paths. */
  private String numbers(String out) throws IOException {
    Map<String, Object> json =
        new LinkedHashMap<>(
            JsonText.object(Files.readString(folder.resolve(out).resolve("study.json"))));
    json.remove("threads");
    List<?> models = (List<?>) json.remove("models");
    return json
        + models.stream()
            .map(
                model -> {
                  Map<Object, Object> timeless = new LinkedHashMap<>((Map<?, ?>) model);
                  assertThat(timeless.remove("seconds")).isNotNull();
                  return timeless.toString();
                })
            .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          relu-vs-sigmod | 2 | there is no study 'relu-vs-sigmod'; did you mean relu-vs-sigmoid?
          shape          | 2 | there is no study 'shape'; did you mean shapes?
          nonsense       | 2 | there is no study 'nonsense'; choose one of relu-vs-sigmoid,
          """)
  void anUnknownStudyIsWrongUsage(String name, int status, String sentence) {
    CommandRun run = CommandRun.of("study", name, data, "--out", folder.resolve("study"));
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err()).contains("demitasse: " + sentence).hasLineCount(1);
    assertThat(folder.resolve("study")).doesNotExist();
  }

  @Test
  void anUnknownNetworkIsOneSentence() {
    CommandRun run = study("study", "--model", "lenet6");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("there is no architecture 'lenet6'; did you mean lenet5?")
        .hasLineCount(1);
  }

  @Test
  void networksAreWrongUsageForAStudyThatHasItsOwn() {
    CommandRun run = CommandRun.of("study", "shapes", data, "--model", "lenet5");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("the study shapes compares networks of its own");
  }

  @Test
  void tooFewPicturesForTheSplitsAreOneSentence() {
    Path few = Pictures.folder(folder.resolve("few"), "dark", "light", 2);
    CommandRun run = CommandRun.of("study", "parameters", few, "--out", folder.resolve("study"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines().filter(line -> line.startsWith("demitasse: "))).hasSize(1);
    assertThat(folder.resolve("study"))
        .as("what was left before the data were read")
        .doesNotExist();
  }

  @Test
  void veryManyTrainingsAreBegunOnlyWithYes() {
    CommandRun run =
        CommandRun.of(
            "study", "parameters", data, "--repeat", "100000", "--out", folder.resolve("study"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern(
            "the study parameters takes 300,000 trainings, about [\\d,]+ (min|h|days) in all; add"
                + " --yes");
    assertThat(folder.resolve("study")).doesNotExist();
  }
}
