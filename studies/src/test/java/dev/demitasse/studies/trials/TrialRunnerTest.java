package dev.demitasse.studies.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.PreparedData;
import dev.demitasse.TrainedModel;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.optimizers.Sgd;
import dev.demitasse.tensor.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrialRunnerTest {
  @TempDir private Path folder;
  private final List<TrialEvent> events = new ArrayList<>();
  private TrialData data;

  @BeforeEach
  void writePictures() throws IOException {
    data = TrialFixture.data(folder.resolve("pictures"));
  }

  private List<TrialOutcome> run(String store, int threads, List<Trial> trials) {
    return runner(store, threads).run(trials, events::add);
  }

  private TrialRunner runner(String store, int threads) {
    return new TrialRunner(
        data, new TrialStore(folder.resolve(store)), Kernels.portable(), threads);
  }

  private List<TrialEvent.TrialFinished> finished() {
    return events.stream()
        .filter(TrialEvent.TrialFinished.class::isInstance)
        .map(TrialEvent.TrialFinished.class::cast)
        .toList();
  }

  @Test
  void aTrialComesToWhatTrainingItAloneComesTo() {
    Trial trial = TrialFixture.trial(TrialFixture.CONV, 4);
    PreparedData prepared = data.prepared(trial.architecture());
    TrainedModel alone;
    try (Team team = new Team(2)) {
      alone = TrainedModel.train(prepared, trial.settings(), Kernels.portable(), team, event -> {});
    }
    List<TrialOutcome> outcomes = run("store", 1, List.of(trial));
    TrialResult expected = TrialResult.of(alone);
    assertThat(TrialFixture.timeless(outcomes))
        .isEqualTo(TrialFixture.timeless(List.of(new TrialOutcome.Trained(expected))));
    assertThat(expected.weights()).isEqualTo(9 * 2 + 200);
    assertThat(expected.history()).hasSize(3);
    assertThat(expected.measurements())
        .containsOnlyKeys(
            "saturated activation1", "weight_gradient conv1", "weight_gradient dense1");
    assertThat(expected.measurements().get("weight_gradient conv1"))
        .hasSize(4) // before training and after each of three epochs
        .allMatch(norm -> norm > 0);
  }

  @Test
  void outcomesDoNotDependOnHowManyRunAtOnce() {
    List<Trial> trials = TrialFixture.six();
    List<TrialOutcome> one = run("one", 1, trials);
    List<TrialOutcome> three = run("three", 3, trials);
    List<TrialOutcome> reversed = run("reversed", 6, trials.reversed()).reversed();
    List<TrialOutcome> twoThreads = run("two threads", 4, trials.subList(0, 2));
    assertThat(TrialFixture.timeless(three)).isEqualTo(TrialFixture.timeless(one));
    assertThat(TrialFixture.timeless(reversed)).isEqualTo(TrialFixture.timeless(one));
    assertThat(TrialFixture.timeless(twoThreads))
        .isEqualTo(TrialFixture.timeless(one.subList(0, 2)));
    assertThat(one).doesNotHaveDuplicates();
  }

  @Test
  void whatIsKnownIsNotRunAgain() {
    List<Trial> trials = TrialFixture.six();
    List<TrialOutcome> first = run("store", 2, trials.subList(0, 4));
    events.clear();
    List<TrialOutcome> all = run("store", 2, trials);
    assertThat(all.subList(0, 4)).isEqualTo(first);
    assertThat(events.getFirst()).isEqualTo(new TrialEvent.Started(6, 4, 2, 1));
    assertThat(finished()).filteredOn(event -> !event.known()).hasSize(2);
    assertThat(finished()).filteredOn(TrialEvent.TrialFinished::known).hasSize(4);
  }

  @Test
  void theSameTrialTwiceIsRunOnce() {
    Trial trial = TrialFixture.trial(TrialFixture.DENSE, 1);
    List<TrialOutcome> outcomes = run("store", 2, List.of(trial, trial));
    assertThat(outcomes).hasSize(2).containsOnly(outcomes.getFirst());
    assertThat(finished()).hasSize(1);
  }

  @Test
  void otherPicturesMakeOtherTrials() throws IOException {
    List<Trial> trials = List.of(TrialFixture.trial(TrialFixture.DENSE, 1));
    run("store", 1, trials);
    try (Stream<Path> pictures = Files.list(folder.resolve("pictures/low"))) {
      Files.delete(pictures.sorted().findFirst().orElseThrow());
    }
    data = TrialFixture.open(folder.resolve("pictures"));
    events.clear();
    run("store", 1, trials);
    assertThat(finished()).noneMatch(TrialEvent.TrialFinished::known);
  }

  @Test
  void aTrialThatDivergesIsAnOutcomeAndKept() {
    Trial trial = TrialFixture.trial(TrialFixture.DENSE, 1);
    Trial wild =
        new Trial(
            trial.architecture(), trial.settings().withOptimizer(new Sgd(1e30, 0.9, false, 0)));
    List<TrialOutcome> outcomes = run("store", 1, List.of(wild, trial));
    assertThat(outcomes.get(0)).isInstanceOf(TrialOutcome.Diverged.class);
    assertThat(outcomes.get(1)).isInstanceOf(TrialOutcome.Trained.class);
    events.clear();
    assertThat(run("store", 1, List.of(wild, trial))).isEqualTo(outcomes);
    assertThat(finished()).hasSize(2).allMatch(TrialEvent.TrialFinished::known);
  }

  @Test
  void progressGrowsFromNothingToAll() {
    run("store", 2, TrialFixture.six());
    List<TrialEvent.Progressed> progress =
        events.stream()
            .filter(TrialEvent.Progressed.class::isInstance)
            .map(TrialEvent.Progressed.class::cast)
            .toList();
    assertThat(progress.stream().map(TrialEvent.Progressed::done)).isSorted();
    assertThat(progress.getFirst().done()).isZero();
    assertThat(progress.getLast().done()).isEqualTo(1);
    assertThat(progress.getLast().left()).isZero();
  }

  @Test
  void aListenerThatThrowsStopsAllTrials() {
    IllegalStateException stop = new IllegalStateException("stop");
    TrialListener listener =
        event -> {
          events.add(event);
          if (event instanceof TrialEvent.EpochFinished) {
            throw stop;
          }
        };
    TrialRunner runner = runner("store", 2);
    assertThatThrownBy(() -> runner.run(TrialFixture.six(), listener)).isSameAs(stop);
    assertThat(finished()).isEmpty();
  }

  @Test
  void aStoreThatCannotBeWrittenIsOneSentence() throws IOException {
    Files.writeString(folder.resolve("store"), "a file");
    TrialRunner runner = runner("store", 2);
    assertThatThrownBy(() -> runner.run(TrialFixture.six(), TrialListener.NONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("store");
  }
}
