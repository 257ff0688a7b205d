package dev.demitasse.studies.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.studies.sweep.Halving.Rung;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HalvingTest {
  @Test
  void aThirdGoesOnWithThreeTimesAsManyEpochs() {
    assertThat(Halving.rungs(27, 27))
        .containsExactly(new Rung(27, 1), new Rung(9, 3), new Rung(3, 9), new Rung(1, 27));
    assertThat(Halving.rungs(20, 10))
        .containsExactly(new Rung(20, 1), new Rung(6, 3), new Rung(2, 10));
    assertThat(Halving.rungs(9, 30))
        .containsExactly(new Rung(9, 3), new Rung(3, 10), new Rung(1, 30));
  }

  @Test
  void whereThereIsNothingToDivideAllAreTrainedToTheEnd() {
    assertThat(Halving.rungs(2, 10)).isEqualTo(List.of(new Rung(2, 10)));
    assertThat(Halving.rungs(100, 1)).isEqualTo(List.of(new Rung(100, 1)));
  }

  @Test
  void everyRungHasFewerRunsAndMoreEpochsAndTheLastHasAll() {
    for (int runs = 1; runs < 100; runs++) {
      for (int epochs = 1; epochs < 100; epochs++) {
        List<Rung> rungs = Halving.rungs(runs, epochs);
        assertThat(rungs.getFirst().runs()).isEqualTo(runs);
        assertThat(rungs.getLast().epochs()).isEqualTo(epochs);
        for (int i = 1; i < rungs.size(); i++) {
          assertThat(rungs.get(i).runs()).isBetween(1, rungs.get(i - 1).runs() - 1);
          assertThat(rungs.get(i).epochs()).isGreaterThan(rungs.get(i - 1).epochs());
        }
      }
    }
  }
}
