package dev.demitasse.studies.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.PreparedData;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Presets;
import dev.demitasse.studies.sweep.SweepResult.Entry;
import dev.demitasse.studies.trials.TrialResult;
import dev.demitasse.tensor.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepTest {
  private static final String[] LAYERS = {"size=3,9,5", "function=relu,tanh"};

  @TempDir private static Path folder;
  private static SweepFixture fixture;

  @BeforeAll
  static void writePictures() {
    fixture = SweepFixture.in(folder);
  }

  private static List<String> told(SweepResult result) {
    return result.runs().stream()
        .map(
            entry ->
                "%s: rung %d, %s"
                    .formatted(
                        entry.run().combination().told(),
                        entry.rung(),
                        entry.result().map(TrialResult::validation)))
        .toList();
  }

  private static Plan plan(SweepSettings settings) {
    return new Sweep(settings).plan(fixture.data());
  }

  @Test
  void aGridHasAllCombinationsThatMakeANetworkAndNamesTheOthers() {
    SweepResult result =
        fixture.run("grid", 2, SweepListener.NONE, fixture.settings(Strategy.GRID, 0, LAYERS));
    assertThat(result.runs().stream().map(entry -> entry.run().combination().told()))
        .containsExactly(
            "size 3, function relu",
            "size 3, function tanh",
            "size 5, function relu",
            "size 5, function tanh");
    assertThat(result.leftOut().stream().map(each -> each.combination().told()))
        .containsExactly("size 9, function relu", "size 9, function tanh");
    assertThat(result.leftOut().getFirst().reason())
        .contains("line 2, layer 1: Conv's filter of size 9 does not fit");
  }

  @Test
  void theBestHasTheLowestValidationLoss() {
    SweepResult result =
        fixture.run("best", 2, SweepListener.NONE, fixture.settings(Strategy.GRID, 0, LAYERS));
    double lowest = result.runs().stream().mapToDouble(Entry::loss).min().orElseThrow();
    assertThat(result.best().orElseThrow().loss()).isEqualTo(lowest);
    assertThat(result.ranked()).isSortedAccordingTo(Comparator.comparingDouble(Entry::loss));
  }

  @Test
  void runsDoNotSeeTheTestPart() {
    PreparedData prepared =
        fixture.data().withoutTest().prepared(Presets.named("report-cnn-linear"));
    assertThat(prepared.splits().test()).isSameAs(prepared.splits().validation());
    SweepResult result =
        fixture.run("blind", 2, SweepListener.NONE, fixture.settings(Strategy.GRID, 0, LAYERS));
    assertThat(result.runs())
        .allSatisfy(
            entry -> {
              TrialResult trained = entry.result().orElseThrow();
              assertThat(trained.test()).isEqualTo(trained.validation());
            });
  }

  @Test
  void drawingDependsOnTheSeedAlone() {
    SweepSettings settings =
        fixture.settings(
            Strategy.RANDOM, 6, "learning-rate=1e-4..1e-2", "size=3,5", "function=tanh");
    List<String> one = told(fixture.run("one", 1, SweepListener.NONE, settings));
    assertThat(one).hasSize(6).doesNotHaveDuplicates();
    assertThat(told(fixture.run("three", 3, SweepListener.NONE, settings))).isEqualTo(one);
    SweepSettings other =
        new SweepSettings(
            settings.sets(),
            settings.strategy(),
            settings.runs(),
            settings.model(),
            settings.training().withSeed(2),
            settings.pictures());
    assertThat(plan(other).runs().stream().map(SweepRun::combination))
        .doesNotContainAnyElementsOf(
            plan(settings).runs().stream().map(SweepRun::combination).toList());
  }

  @Test
  void moreRunsBeginWithTheSameOnes() {
    String[] sets = {"learning-rate=1e-4..1e-2", "optimizer=adam,sgd,adamw"};
    List<Combination> few =
        plan(fixture.settings(Strategy.RANDOM, 3, sets)).runs().stream()
            .map(SweepRun::combination)
            .toList();
    assertThat(
            plan(fixture.settings(Strategy.RANDOM, 30, sets)).runs().stream()
                .map(SweepRun::combination))
        .startsWith(few.toArray(Combination[]::new));
  }

  @Test
  void everyValueIsDrawnAboutAsOften() {
    Plan plan =
        plan(
            fixture.settings(
                Strategy.RANDOM, 300, "learning-rate=1e-4..1e-2", "optimizer=adam,sgd,adamw"));
    for (String optimizer : List.of("adam", "sgd", "adamw")) {
      assertThat(
              plan.runs().stream()
                  .filter(run -> run.combination().values().containsValue(optimizer)))
          .hasSizeBetween(75, 125);
    }
  }

  @Test
  void allCombinationsAreDrawnWhereThereAreNoMore() {
    Plan plan = plan(fixture.settings(Strategy.RANDOM, 0, "patience=1..3", "optimizer=adam,sgd"));
    assertThat(plan.runs().stream().map(SweepRun::combination)).hasSize(6).doesNotHaveDuplicates();
    Plan fitting = plan(fixture.settings(Strategy.RANDOM, 6, LAYERS));
    assertThat(fitting.runs()).hasSize(4);
    assertThat(fitting.leftOut()).hasSize(2);
  }

  @Test
  void halvingTrainsTheBetterOnesToTheEndAndStopsTheOthers() {
    List<SweepEvent> events = new ArrayList<>();
    SweepSettings settings =
        fixture.settings(
            Strategy.HALVING, 9, "learning-rate=1e-4..1e-1", "size=3,5", "function=relu,tanh");
    SweepResult result = fixture.run("halving", 2, events::add, settings);
    assertThat(result.rungs()).isEqualTo(2);
    assertThat(events.stream().filter(SweepEvent.RungStarted.class::isInstance))
        .containsExactly(
            new SweepEvent.RungStarted(1, 2, 9, 0, 1), new SweepEvent.RungStarted(2, 2, 3, 0, 3));
    List<Entry> stopped = result.runs().stream().filter(entry -> entry.rung() == 1).toList();
    List<Entry> finished = result.runs().stream().filter(entry -> entry.rung() == 2).toList();
    assertThat(finished).hasSize(3);
    double worst =
        finished.stream()
            .mapToDouble(
                entry -> entry.result().orElseThrow().history().getFirst().validationLoss())
            .max()
            .orElseThrow();
    assertThat(stopped).hasSize(6).allMatch(entry -> entry.loss() >= worst);
    assertThat(stopped).allMatch(entry -> entry.result().orElseThrow().history().size() == 1);
    assertThat(result.best().orElseThrow().rung()).isEqualTo(2);
    assertThat(told(fixture.run("again", 1, SweepListener.NONE, settings))).isEqualTo(told(result));
  }

  @Test
  void progressGrowsOverAllRungs() {
    List<Double> done = new ArrayList<>();
    fixture.run(
        "progress",
        2,
        event -> {
          if (event instanceof SweepEvent.Progressed progress) {
            done.add(progress.done());
          }
        },
        fixture.settings(
            Strategy.HALVING, 9, "learning-rate=1e-4..1e-2", "size=3", "function=relu"));
    assertThat(done).isSorted().startsWith(0.0).endsWith(1.0).contains(0.5);
  }

  @Test
  void aRunThatDivergesIsTheWorst() {
    SweepResult result =
        fixture.run(
            "diverged",
            2,
            SweepListener.NONE,
            fixture.settings(
                Strategy.GRID,
                0,
                "learning-rate=1e30,1e-3",
                "optimizer=sgd",
                "size=3",
                "function=relu"));
    assertThat(result.ranked().getLast().run().number()).isEqualTo(1);
    assertThat(result.ranked().getLast().result()).isEmpty();
    assertThat(result.best().orElseThrow().run().number()).isEqualTo(2);
  }

  @Test
  void valuesThatMakeNoNetworkAtAllAreOneSentence() {
    SweepSettings settings = fixture.settings(Strategy.GRID, 0, "size=9,11", "function=relu");
    assertThatThrownBy(() -> plan(settings))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("no combination makes a network: with size 9, function relu, ")
        .hasMessageContaining("does not fit");
  }

  @Test
  void severalModelsAreOneMoreParameter() {
    Plan plan =
        plan(fixture.settings(Strategy.GRID, 0, "model=report-nn,report-cnn", "epochs=1,2"));
    assertThat(plan.runs().stream().map(run -> run.trial().architecture()).map(Architecture::name))
        .containsExactly("report-nn", "report-nn", "report-cnn", "report-cnn");
    assertThat(plan.runs().stream().map(run -> run.trial().settings().epochs()))
        .containsExactly(1, 2, 1, 2);
  }
}
