package dev.demitasse.studies.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.InputException;
import dev.demitasse.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScopeTest {
  @TempDir private Path folder;

  private static Sweep sweep(String model, Strategy strategy, int runs, String... sets) {
    return new Sweep(
        new SweepSettings(
            List.of(sets),
            strategy,
            runs == 0 ? OptionalInt.empty() : OptionalInt.of(runs),
            model,
            TrainingSettings.DEFAULT,
            Optional.empty()));
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("net.txt"), text).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          filter_size             | found '--set filter_size' where NAME=VALUES was expected
          =3                      | found '--set =3' where NAME=VALUES was expected
          learning_rate=0.1       | there is nothing called 'learning_rate' to be varied in report-cnn; did you mean learning-rate? known are
          filter_sise=3           | did you mean filter_size?
          banana=3                | known are learning-rate, batch-size, epochs, optimizer, patience, model, filter_size
          stride=1,2              | could be that of Conv or of MaxPool; write {stride} where it is meant
          loss=cross_entropy      | is one for the whole network
          model=report-cn         | there is no architecture 'report-cn'; did you mean report-cnn?
          """)
  void whatCannotBeVariedIsOneSentence(String set, String words) {
    assertThatThrownBy(() -> sweep("report-cnn", Strategy.RANDOM, 0, set))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aSweepOverNothingIsOneSentence() {
    assertThatThrownBy(() -> sweep("report-cnn", Strategy.RANDOM, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("give at least one --set, such as --set learning-rate=1e-4..1e-2");
  }

  @Test
  void aNameGivenTwiceIsOneSentence() {
    assertThatThrownBy(() -> sweep("report-cnn", Strategy.RANDOM, 0, "pad=1", "pad=2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--set pad is given twice");
  }

  @Test
  void anArgumentMustStandInEveryNetwork() {
    assertThatThrownBy(
            () -> sweep("report-cnn", Strategy.GRID, 0, "model=lenet5,report-nn", "filter_size=5"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("report-nn has no hidden layer with filter_size");
    assertThat(sweep("", Strategy.GRID, 0, "model=lenet5,report-nn", "outputs=50,90").runs())
        .isEqualTo(4);
  }

  @Test
  void whatATextLeavesOpenMustBeSet() throws IOException {
    String net = file("Flatten()\nDense({size})\nDense(1)\nActivation('sigmoid')");
    assertThatThrownBy(() -> sweep(net, Strategy.RANDOM, 0, "epochs=1,2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("net.txt leaves {size} open; add --set size=VALUES");
    assertThatThrownBy(() -> sweep(net, Strategy.RANDOM, 0, "size=3", "outputs=2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing called 'outputs'")
        .hasMessageEndingWith(
            "known are learning-rate, batch-size, epochs, optimizer, patience, model, size");
    assertThat(sweep(net, Strategy.RANDOM, 0, "size=3..7").runs()).isEqualTo(5);
  }

  @Test
  void aGapWithTheNameOfASettingIsOneSentence() throws IOException {
    String net = file("Flatten()\nDense({epochs})\nDense(1)\nActivation('sigmoid')");
    assertThatThrownBy(() -> sweep(net, Strategy.RANDOM, 0, "epochs=3"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leaves {epochs} open, which is the name of a setting");
  }

  @Test
  void aGridHasToKnowHowManyValuesOfARange() {
    assertThatThrownBy(() -> sweep("report-cnn", Strategy.GRID, 0, "learning-rate=1e-4..1e-2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("write learning-rate=1e-4..1e-2:5 for five");
    assertThat(sweep("report-cnn", Strategy.GRID, 0, "learning-rate=1e-4..1e-2:5").runs())
        .isEqualTo(5);
  }

  @Test
  void moreRunsThanCombinationsAreOneSentence() {
    assertThatThrownBy(
            () -> sweep("report-cnn", Strategy.RANDOM, 7, "filter_size=1,3,5", "pad=1,2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--runs 7 asks for more than the 6 combinations there are");
    assertThatThrownBy(() -> sweep("report-cnn", Strategy.GRID, 5, "filter_size=1,3,5", "pad=1,2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a grid has all combinations, here 6, where --runs says 5");
    assertThat(sweep("report-cnn", Strategy.GRID, 6, "filter_size=1,3,5", "pad=1,2").runs())
        .isEqualTo(6);
  }

  @Test
  void halvingChoosesTheEpochsItself() {
    assertThatThrownBy(() -> sweep("report-cnn", Strategy.HALVING, 0, "epochs=1,3"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("give --epochs for the longest in place of --set epochs");
  }

  @Test
  void aMillionCombinationsAreCountedAndNotMade() {
    String range = "=0.1..0.9:100";
    Sweep sweep =
        sweep(
            "report-cnn",
            Strategy.GRID,
            0,
            "learning-rate" + range,
            "rate" + range,
            "outputs=100..199:100");
    assertThat(sweep.runs()).isEqualTo(1_000_000);
  }
}
