package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.bench.Comparison.LeftOut;
import dev.demitasse.bench.Comparison.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Work TRAIN = Work.parse("train:report-cnn:8");
  private static final Work PREDICT = Work.parse("predict:report-cnn:8");
  private static final Contestant OURS = new FakeContestant("Ours", true, true);
  private static final Contestant THEIRS = new FakeContestant("Theirs", false, true);
  private static final Contestant PREDICTOR = new FakeContestant("Predictor", false, false);
  private static final Contestant BROKEN = new FakeContestant("Broken", false, true);

  private final List<String> turns = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();

  /** Every turn is 10 pictures/s faster than the one before; one contestant always fails. */
  private ChildRun process(ChildRun.Command command) {
    String title = command.words().getFirst();
    turns.add(title);
    boolean fails = title.equals("Broken");
    Work work = Work.parse(command.words().getLast());
    String json = new Measurement(title + " 1.0", 10.0 * turns.size()).json(work.phase());
    return new ChildRun(fails ? 1 : 0, json, fails ? "no library" : "", 1, OptionalLong.empty());
  }

  private Comparison comparison(int rounds, Contestant... contestants) {
    return new Comparison(List.of(contestants), rounds, this::process, progress::add);
  }

  @Test
  void contestantsTakeTurns() {
    Comparison comparison = comparison(3, OURS, THEIRS);

    assertThat(comparison.measure(TRAIN).results())
        .containsExactly(
            new Result("Ours 1.0", true, List.of(10.0, 30.0, 50.0)),
            new Result("Theirs 1.0", false, List.of(20.0, 40.0, 60.0)));
    assertThat(turns).containsExactly("Ours", "Theirs", "Ours", "Theirs", "Ours", "Theirs");
    assertThat(progress)
        .hasSize(6)
        .contains("train:report-cnn:8, round 2 of 3: Theirs 1.0, 40 pictures/s");
  }

  @Test
  void aContestantIsNotAskedForWhatItDoesNotDo() {
    Comparison comparison = comparison(1, OURS, PREDICTOR);

    assertThat(comparison.measure(TRAIN).results()).hasSize(1);
    assertThat(comparison.measure(PREDICT).results()).hasSize(2);
    assertThat(turns).containsExactly("Ours", "Ours", "Predictor");
    assertThat(comparison.leftOut()).isEmpty();
  }

  @Test
  void aContestantThatFailsIsNamedAndLeftOut() {
    Comparison comparison = comparison(2, BROKEN, OURS);

    assertThat(comparison.measure(TRAIN).results()).hasSize(1);
    assertThat(turns).containsExactly("Broken", "Ours", "Ours");
    assertThat(comparison.leftOut()).containsExactly(new LeftOut("Broken", "no library"));
    assertThat(progress).contains("train:report-cnn:8: left out Broken: no library");

    comparison.measure(PREDICT);
    assertThat(comparison.leftOut()).hasSize(1);
  }
}
