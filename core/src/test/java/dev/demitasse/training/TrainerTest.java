package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.optimizers.Sgd;
import dev.demitasse.tensor.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainerTest {
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(6, 16, new Adam(5e-3), 6, 1);

  private final Team team = new Team(2);
  private final Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 1);
  private final Toy.Pictures training = Toy.pictures(Toy.SMALL, 2, 90, 1);
  private final Toy.Pictures validation = Toy.pictures(Toy.SMALL, 2, 40, 2);
  private final Toy.Pictures misleading = validation.mislabelled(2);
  private final List<TrainingEvent> events = new ArrayList<>();

  @AfterEach
  void endTeam() {
    team.close();
  }

  private TrainingResult train(
      TrainingSettings settings, Toy.Pictures validation, TrainingListener listener) {
    return new Trainer(settings, Kernels.portable(), team)
        .train(model, training, validation, listener);
  }

  private List<float[]> weights() {
    return model.network().parameters().stream().map(each -> each.values().clone()).toList();
  }

  @Test
  void trainingLearnsWhatTellsTheClassesApart() {
    double before = new Evaluator(Kernels.portable(), team).score(model, validation).loss();
    TrainingResult result = train(SETTINGS.withEpochs(25), validation, event -> {});
    EpochResult best = result.history().get(result.bestEpoch() - 1);
    assertThat(best.validationLoss()).isLessThan(before / 2);
    assertThat(best.validationAccuracy()).isGreaterThan(0.85);
    assertThat(result.history().getLast().trainLoss())
        .isLessThan(result.history().getFirst().trainLoss());
  }

  @ParameterizedTest
  @CsvSource({"1, sigmoid, 2", "2, softmax, 2", "3, softmax, 3"})
  void squaredErrorTrainsThroughTheLastActivation(int outputs, String function, int classes) {
    String end = "Dense(16, %d)\nActivation('%s', 'squared_error')".formatted(outputs, function);
    Model squared =
        Toy.model(
            "Flatten()\nDense(64, 16)\nActivation('tanh', 'squared_error')\n" + end, Toy.SMALL, 1);
    Toy.Pictures learnt = Toy.pictures(Toy.SMALL, classes, 120, 1);
    Toy.Pictures held = Toy.pictures(Toy.SMALL, classes, 60, 2);
    Evaluator evaluator = new Evaluator(Kernels.portable(), team);
    double before = evaluator.score(squared, held).loss();
    new Trainer(SETTINGS.withEpochs(20), Kernels.portable(), team)
        .train(squared, learnt, held, event -> {});
    assertThat(evaluator.score(squared, held).loss()).isLessThan(0.7 * before);
    assertThat(evaluator.evaluate(squared, held).accuracy()).isGreaterThan(0.75);
  }

  @Test
  void theModelEndsWithTheWeightsOfItsBestEpoch() {
    List<List<float[]>> weightsByEpoch = new ArrayList<>();
    TrainingResult result =
        train(
            SETTINGS.withOptimizer(new Sgd(0.4, 0.9, false, 0)),
            validation,
            event -> {
              if (event instanceof TrainingEvent.EpochFinished) {
                weightsByEpoch.add(weights());
              }
            });
    List<EpochResult> history = result.history();
    double lowest = history.stream().mapToDouble(EpochResult::validationLoss).min().orElseThrow();
    assertThat(history.get(result.bestEpoch() - 1).validationLoss()).isEqualTo(lowest);
    assertThat(result.bestEpoch()).isBetween(2, 5);
    for (Parameter parameter : model.network().parameters()) {
      int index = parameter.index();
      assertThat(parameter.values())
          .isEqualTo(weightsByEpoch.get(result.bestEpoch() - 1).get(index))
          .isNotEqualTo(weightsByEpoch.getLast().get(index));
    }
    assertThat(new Evaluator(Kernels.portable(), team).score(model, validation).loss())
        .isEqualTo(lowest);
  }

  private static final String NORMALISED =
      "Conv(3, 1, 4, pad=1, bias=False)\nBatchNorm()\nActivation('relu')\nFlatten()\n";

  /** How many samples each batch of an epoch has. */
  private List<Integer> batches(String text, int samples, int batchSize) {
    List<Integer> ends = new ArrayList<>(List.of(0));
    TrainingSettings settings =
        new TrainingSettings(1, batchSize, new Sgd(0.01, 0, false, 0), 1, 1);
    new Trainer(settings, Kernels.portable(), team)
        .train(
            Toy.model(text, Toy.SMALL, 2, 1),
            Toy.pictures(Toy.SMALL, 2, samples, 1),
            validation,
            event -> {
              if (event instanceof TrainingEvent.BatchFinished batch) {
                ends.add(batch.samples());
              }
            });
    return IntStream.range(1, ends.size()).mapToObj(i -> ends.get(i) - ends.get(i - 1)).toList();
  }

  @Test
  void aLastBatchMayBeSmallWhereSamplesDoNotMeet() {
    String plain = NORMALISED.replace("BatchNorm()\n", "");
    assertThat(batches(plain, 65, 32)).containsExactly(32, 32, 1);
    assertThat(batches(plain, 3, 1)).containsExactly(1, 1, 1);
  }

  /** The statistics of a small batch would tell little, and those of one sample nothing. */
  @Test
  void batchesThatAreNormalisedAreOfOneSizeGiveOrTakeOne() {
    assertThat(batches(NORMALISED, 65, 32)).containsExactly(21, 22, 22);
    assertThat(batches(NORMALISED, 64, 32)).containsExactly(32, 32);
    assertThat(batches(NORMALISED, 5, 2)).containsExactly(2, 3);
    assertThat(batches(NORMALISED, 3, 2)).containsExactly(3);
    assertThat(batches(NORMALISED, 7, 100)).containsExactly(7);
  }

  @ParameterizedTest
  @CsvSource({"20, 1", "1, 32", "1, 1"})
  void batchesOfOneThatAreNormalisedAreRefusedWithASentence(int samples, int batchSize) {
    assertThatThrownBy(() -> batches(NORMALISED, samples, batchSize))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "toy has BatchNorm, which takes its statistics from a batch of at least 2 pictures,"
                + " found batches of 1; give a larger batch size or more pictures");
  }

  @Test
  void aNormalisedNetworkPredictsAsWellAsItLearned() {
    Model normalised = Toy.model(NORMALISED, Toy.SMALL, 2, 1);
    TrainingSettings settings = SETTINGS.withEpochs(20).withOptimizer(new Sgd(0.05, 0.9, false, 0));
    TrainingResult result =
        new Trainer(settings, Kernels.portable(), team)
            .train(normalised, training, validation, event -> {});
    EpochResult best = result.history().get(result.bestEpoch() - 1);
    assertThat(best.validationAccuracy()).isGreaterThan(0.85);
    for (Parameter parameter : normalised.network().parameters()) {
      if (!parameter.spec().trainable()) {
        assertThat(parameter.values()).doesNotContain(parameter.spec().start().orElseThrow());
      }
    }
  }

  @Test
  void anEpochIsBestIfItsLossIsTheLowestSoFar() {
    double lowest = Double.POSITIVE_INFINITY;
    for (EpochResult epoch : train(SETTINGS, validation, event -> {}).history()) {
      assertThat(epoch.best()).isEqualTo(epoch.validationLoss() < lowest);
      lowest = Math.min(lowest, epoch.validationLoss());
    }
  }

  @Test
  void trainingStopsWhenPatienceRunsOut() {
    TrainingResult result = train(SETTINGS.withEpochs(50).withPatience(3), misleading, events::add);
    assertThat(result.stoppedEarly()).isTrue();
    assertThat(result.history()).hasSize(result.bestEpoch() + 3).hasSizeLessThan(50);
    assertThat(events.getLast()).isEqualTo(new TrainingEvent.Finished(result.bestEpoch(), true));
  }

  @Test
  void trainingThatRanItsEpochsDidNotStopEarly() {
    int best = train(SETTINGS.withEpochs(50).withPatience(3), misleading, event -> {}).bestEpoch();
    Model again = Toy.model(Toy.CNN, Toy.SMALL, 2, 1);
    TrainingSettings justEnough = SETTINGS.withEpochs(best + 3).withPatience(3);
    TrainingResult result =
        new Trainer(justEnough, Kernels.portable(), team)
            .train(again, training, misleading, event -> {});
    assertThat(result.history()).hasSize(best + 3);
    assertThat(result.stoppedEarly()).isFalse();
  }

  @Test
  void eventsComeInOrder() {
    TrainingResult result =
        train(SETTINGS.withEpochs(2).withBatchSize(40), validation, events::add);
    assertThat(events).hasSize(10);
    assertThat(events.getFirst()).isEqualTo(new TrainingEvent.Started(2, 3, 90));
    for (int epoch = 1; epoch <= 2; epoch++) {
      int first = 4 * (epoch - 1);
      int[] gone = {40, 80, 90};
      for (int batch = 1; batch <= 3; batch++) {
        TrainingEvent.BatchFinished event = (TrainingEvent.BatchFinished) events.get(first + batch);
        assertThat(event.epoch()).isEqualTo(epoch);
        assertThat(event.batch()).isEqualTo(batch);
        assertThat(event.samples()).isEqualTo(gone[batch - 1]);
        assertThat(event.loss()).isPositive();
      }
      EpochResult epochResult = result.history().get(epoch - 1);
      assertThat(events.get(first + 4)).isEqualTo(new TrainingEvent.EpochFinished(epochResult));
      assertThat(((TrainingEvent.BatchFinished) events.get(first + 3)).loss())
          .isEqualTo(epochResult.trainLoss());
      assertThat(epochResult.epoch()).isEqualTo(epoch);
    }
    assertThat(events.getLast()).isEqualTo(new TrainingEvent.Finished(result.bestEpoch(), false));
  }

  @Test
  void twoListenersAreToldInTurn() {
    List<String> calls = new ArrayList<>();
    TrainingListener first = event -> calls.add("first");
    TrainingListener both = first.and(event -> calls.add("second"));
    both.on(new TrainingEvent.Started(1, 1, 1));
    assertThat(calls).containsExactly("first", "second");
  }

  @Test
  void aListenerMayStopTraining() {
    IllegalStateException stop = new IllegalStateException("enough");
    assertThatThrownBy(
            () ->
                train(
                    SETTINGS,
                    validation,
                    event -> {
                      events.add(event);
                      if (event instanceof TrainingEvent.BatchFinished) {
                        throw stop;
                      }
                    }))
        .isSameAs(stop);
    assertThat(events).hasSize(2);
    assertThat(train(SETTINGS, validation, event -> {}).history()).hasSize(6);
  }

  @Test
  void aBatchLargerThanTheDataIsAllOfThem() {
    train(SETTINGS.withEpochs(1).withBatchSize(100_000), validation, events::add);
    assertThat(events.getFirst()).isEqualTo(new TrainingEvent.Started(1, 1, 90));
    assertThat(((TrainingEvent.BatchFinished) events.get(1)).samples()).isEqualTo(90);
  }

  @Test
  void everySampleIsGoneThroughOnceAnEpochInAnotherOrder() {
    List<Integer> read = new ArrayList<>();
    Toy.Pictures one = Toy.pictures(Toy.SMALL, 2, 30, 1);
    try (Team alone = new Team(1)) {
      new Trainer(SETTINGS.withEpochs(2).withBatchSize(8), Kernels.portable(), alone)
          .train(model, one.told(read::add), validation, event -> {});
    }
    assertThat(read.subList(0, 30)).doesNotHaveDuplicates().isNotEqualTo(read.subList(30, 60));
    assertThat(read.subList(30, 60)).doesNotHaveDuplicates();
    assertThat(read).hasSize(60);
  }

  @Test
  void withoutSamplesThereIsNoTraining() {
    Toy.Pictures none = training.only();
    Trainer trainer = new Trainer(SETTINGS, Kernels.portable(), team);
    assertThatThrownBy(() -> trainer.train(model, none, validation, event -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trainer.train(model, training, none, event -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
