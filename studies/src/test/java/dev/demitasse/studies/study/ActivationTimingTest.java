package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ActivationTimingTest {
  private static ActivationTiming timing(
      Activation.Function function, List<Double> forward, List<Double> backward) {
    return new ActivationTiming(function, forward, backward);
  }

  @Test
  void everyFunctionTakesSomeTimeForwardAndBackInEachRound() {
    List<ActivationTiming> timings =
        ActivationTiming.measure(ActivationStudy.FUNCTIONS, Kernels.portable(), 1_000);
    assertThat(timings).extracting(ActivationTiming::function).isEqualTo(ActivationStudy.FUNCTIONS);
    for (ActivationTiming timing : timings) {
      assertThat(timing.forward()).hasSize(ActivationTiming.ROUNDS).allMatch(time -> time > 0);
      assertThat(timing.backward()).hasSize(ActivationTiming.ROUNDS).allMatch(time -> time > 0);
    }
  }

  @Test
  void howManyTimesAsLongIsClaimedOnlyWhereTheRoundsCarryIt() {
    ActivationTiming relu =
        timing(Activation.Function.RELU, List.of(1.0, 2.0, 1.0, 1.0, 1.0), List.of(1.0, 2.0, 3.0));
    ActivationTiming sigmoid =
        timing(
            Activation.Function.SIGMOID,
            List.of(6.0, 14.0, 7.0, 8.0, 500.0),
            List.of(2.0, 2.0, 2.0));
    assertThat(ActivationCost.sentence(List.of(relu, sigmoid)))
        .isEqualTo(
            "Measured here on one thread, sigmoid takes 8.000 ns a value forward and 2.000 ns back,"
                + " relu 1.000 and 2.000: forward 7.00 times as long (95% interval 7.00 to 8.00),"
                + " back the rounds do not tell (1.00 to 1.00 times as long).");
  }
}
