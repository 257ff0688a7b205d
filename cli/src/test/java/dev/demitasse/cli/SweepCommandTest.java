package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepCommandTest {
  private static final Pattern WORD = Pattern.compile("'[^']*'|[^ ']+");

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void makePictures() {
    data = Pictures.folder(folder.resolve("pictures"), "dark", "light <b>", 20);
  }

  @AfterEach
  void leaveTheTerminal() {
    System.clearProperty(Bars.COLUMNS);
  }

  private List<Object> arguments(String out, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("sweep", data, "--out", folder.resolve(out)));
    arguments.addAll(List.of("--set", "learning-rate=1e-4..1e-2", "--model", "report-cnn-linear"));
    arguments.addAll(List.of("--epochs", "2", "--kernels", "portable"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private CommandRun sweep(String out, String... more) {
    return CommandRun.of(arguments(out, more).toArray());
  }

  private String table(String out) throws IOException {
    return Files.readString(folder.resolve(out).resolve("trials.csv"));
  }

  @Test
  void aSweepEndsWithAPageATableNumbersAndTheBestModel() throws IOException {
    CommandRun run = sweep("sweep", "--set", "filter_size=3,5", "--runs", "3");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("3 runs\n", "   3/3  run ", ": validation loss ", "once more, to be kept:")
        .doesNotContain("\u001b");
    assertThat(run.out())
        .contains("- The best of 3 runs is run ", "Page: " + folder.resolve("sweep/sweep.html"));
    assertThat(folder.resolve("sweep").toFile().list())
        .containsExactlyInAnyOrder(
            "best",
            "best.txt",
            "best-network.txt",
            "options.json",
            "sweep.html",
            "sweep.json",
            "trials",
            "trials.csv");
    assertThat(folder.resolve("sweep/sweep.html")).content().contains("light &lt;b&gt;");
    assertThat(table("sweep")).hasLineCount(4);
  }

  @Test
  void jsonIsOneObjectWithTheNumbersOfTheFile() throws IOException {
    CommandRun run = sweep("sweep", "--runs", "2", "--json");
    Map<String, Object> printed = JsonText.object(run.out());
    assertThat(printed)
        .isEqualTo(JsonText.object(Files.readString(folder.resolve("sweep/sweep.json"))))
        .containsEntry("strategy", "random")
        .containsEntry("runs", 2L)
        .containsKeys("best", "left_out", "data_fingerprint", "seed", "kernels");
    assertThat(JsonText.objects(printed.get("trials"))).hasSize(2);
  }

  /** The command that a sweep says trains its best run again, into another folder. */
  private void trainAgain(CommandRun sweep, Path out) {
    String command =
        (String) JsonText.part(JsonText.object(sweep.out()).get("best")).get("command");
    List<String> words = new ArrayList<>();
    WORD.matcher(command).results().map(word -> word.group().replace("'", "")).forEach(words::add);
    words.addAll(List.of("--out", out.toString()));
    CommandRun run = CommandRun.of(words.subList(1, words.size()).toArray());
    assertThat(run.status()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--set optimizer=adam,sgd", "--set filter_size=3,5", "--set rank=1,2 --gaps"})
  void theBestRunsCommandTrainsTheSameModel(String options) throws IOException {
    List<String> more = new ArrayList<>(List.of("--runs", "2", "--json"));
    more.addAll(List.of(options.replace(" --gaps", "").split(" ")));
    List<Object> arguments = arguments("my sweep", more.toArray(String[]::new));
    if (options.endsWith("--gaps")) {
      String text = "Flatten()\nDense({rank})\nDense(1)\nActivation('sigmoid')";
      Path network = Files.writeString(folder.resolve("net.txt"), text);
      arguments.set(arguments.indexOf("report-cnn-linear"), network);
    }
    CommandRun sweep = CommandRun.of(arguments.toArray());
    assertThat(sweep.status()).as(sweep.err()).isZero();
    trainAgain(sweep, folder.resolve("again"));
    assertThat(folder.resolve("again/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("my sweep/best/model.safetensors"));
  }

  @Test
  void theSweepsOfTheReadmeWork() throws IOException {
    List<String> shown =
        Files.readString(Path.of("../README.md"))
            .lines()
            .filter(line -> line.startsWith("./demitasse sweep "))
            .toList();
    assertThat(shown).hasSize(2);
    for (String command : shown) {
      List<String> words = new ArrayList<>(List.of(command.split(" +")));
      words.set(2, data.toString());
      Path out = folder.resolve("sweep " + shown.indexOf(command));
      words.addAll(List.of("--model", "report-cnn", "--epochs", "1", "--out", out.toString()));
      CommandRun run = CommandRun.of(words.subList(1, words.size()).toArray());
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(out.resolve("sweep.html")).exists();
    }
  }

  @Test
  void theSameCommandAgainRepeatsNothing() throws IOException {
    CommandRun first = sweep("sweep", "--runs", "3", "--json");
    CommandRun again = sweep("sweep", "--runs", "3", "--json");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.err())
        .contains("3 runs, 3 of them finished before")
        .doesNotContain("run 1,", "once more");
  }

  @Test
  void otherOptionsInTheSameFolderAreRefused() {
    assertThat(sweep("sweep", "--runs", "2").status()).isZero();
    CommandRun other = sweep("sweep", "--runs", "3");
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err())
        .contains("holds a sweep with \"runs\" : 2 where \"runs\" : 3 is asked for; give the same")
        .hasLineCount(1);
  }

  @Test
  void aSweepKilledHalfWayComesToTheSameTableAndModel() throws Exception {
    String[] halving = {"--strategy", "halving", "--runs", "6", "--epochs", "3"};
    List<Object> arguments = arguments("killed", halving);
    arguments.subList(arguments.indexOf("--epochs"), arguments.indexOf("--epochs") + 2).clear();
    List<Object> whole = new ArrayList<>(arguments);
    whole.set(3, folder.resolve("undisturbed"));
    whole.addAll(List.of("--threads", "1"));
    CommandProcess.killedAfter("   2/6", CommandProcess.line(List.of(), arguments.toArray()));
    CommandRun continued = CommandRun.of(arguments.toArray());
    assertThat(continued.status()).as(continued.err()).isZero();
    assertThat(continued.err())
        .containsPattern("Rung 1 of 2: 6 runs of 1 epoch, [2-5] of them finished before");
    assertThat(CommandRun.of(whole.toArray()).status()).isZero();
    assertThat(table("killed")).isEqualTo(table("undisturbed"));
    assertThat(folder.resolve("killed/best/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("undisturbed/best/model.safetensors"));
  }

  @Test
  void onATerminalATableIsKeptUpToDateAndTakenAway() {
    System.setProperty(Bars.COLUMNS, "60");
    CommandRun run = sweep("sweep", "--set", "filter_size=3,5", "--runs", "3");
    assertThat(run.status()).as(run.err()).isZero();
    List<String> drawn = run.err().lines().filter(line -> line.contains("learning-rate")).toList();
    assertThat(drawn).hasSizeGreaterThan(1);
    assertThat(run.err()).containsPattern("100%, 3 of 3 runs").doesNotContain("   3/3  run");
    String table = run.err().substring(run.err().indexOf("3 runs\n"), run.err().indexOf("once"));
    assertThat(table.replaceAll("\u001b\\[[0-9]*[A-Z]", "").lines().map(String::stripTrailing))
        .allMatch(line -> line.length() < 60);
    assertThat(table).containsPattern("\r\u001b\\[\\d+A\u001b\\[J[^\u001b]*$");
  }

  @Test
  void aGridOfAMillionRunsIsBegunOnlyWithYes() {
    CommandRun run =
        CommandRun.of(
            "sweep",
            data,
            "--strategy",
            "grid",
            "--set",
            "learning-rate=1e-4..1e-2:1000",
            "--set",
            "rate=0.1..0.9:1000",
            "--out",
            folder.resolve("sweep"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern(
            "the sweep has 1,000,000 runs, about [\\d,]+ (min|h|days) in all; add --yes")
        .hasLineCount(1);
    assertThat(folder.resolve("sweep")).doesNotExist();
  }

  @Test
  void runsThatAllDivergeAreOneSentence() {
    CommandRun run =
        CommandRun.of(
            "sweep",
            data,
            "--set",
            "learning-rate=1e30,1e31",
            "--optimizer",
            "sgd",
            "--model",
            "report-cnn-linear",
            "--out",
            folder.resolve("sweep"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines().toList().getLast())
        .startsWith("demitasse: all runs diverged")
        .contains("smaller learning rates");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          sweep @pictures --out @new                                 | at least one --set
          sweep @pictures --out @new --set banana=3                  | nothing called 'banana'
          sweep @pictures --out @new --set pad=                      | names no value
          sweep @pictures --out @new --set pad=1,2 --runs 3          | --runs 3 asks for more than the 2
          sweep @pictures --out @new --set pad=1 --strategy best     | '--strategy', 'best', random
          sweep @pictures --out @new --set epochs=1 --epochs 2       | epochs is given both by --epochs and by --set
          sweep @pictures --out @new --set model=lenet5 --model vgg8 | model is given both
          sweep @nothing --out @new --set pad=1                      | nothing
          sweep @pictures --out @pictures --set pad=1                | is not empty and holds no sweep
          sweep @pictures --out @new --set pad=1 --classes dark,gray | gray
          """)
  void whatCannotBeDoneIsRefused(String line, String words) {
    new Refusals(folder).check(line, words);
  }
}
