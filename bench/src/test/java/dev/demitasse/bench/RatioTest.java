package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RatioTest {
  @Test
  void theRatioIsThatOfTheMediansWithTheLeastAndTheMostOfARound() {
    Ratio ratio = Ratio.of(List.of(30.0, 20.0, 40.0), List.of(10.0, 20.0, 8.0));

    assertThat(ratio).isEqualTo(new Ratio(3, 1, 5));
    assertThat(ratio).hasToString("3.00x (1.00..5.00)");
  }

  @Test
  void aLargeRatioHasFewerDecimals() {
    assertThat(new Ratio(51.23, 9.94, 100.26)).hasToString("51.2x (9.94..100.3)");
  }

  @Test
  void ratesOfDifferentRoundsAreNotCompared() {
    assertThatThrownBy(() -> Ratio.of(List.of(1.0), List.of(1.0, 2.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 rounds are compared with 2");
    assertThatThrownBy(() -> Ratio.of(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
