package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.studies.page.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RatioTest {
  @Test
  void quotientsAreTakenSeedBySeed() {
    Ratio ratio = Ratio.of(List.of(1.0, 200.0, 30_000.0), List.of(0.01, 2.1, 290.0));
    assertThat(ratio.value()).isCloseTo(99.5, within(0.1));
    assertThat(ratio.conclusive()).isTrue();
    assertThat(ratio.told()).isEqualTo("99.5 (95% interval 89.7 to 110)");
  }

  @Test
  void whatGoesEitherWayIsNotConclusive() {
    Ratio ratio = Ratio.of(List.of(1.0, 2.0, 3.0), List.of(2.0, 1.0, 3.0));
    assertThat(ratio.value()).isCloseTo(1, within(1e-12));
    assertThat(ratio.conclusive()).isFalse();
  }

  @Test
  void oneSeedHasNoInterval() {
    assertThat(Ratio.of(List.of(384_000.0), List.of(1.0)).told()).isEqualTo("380,000");
  }

  @Test
  void theGeometricMeanLiesBetweenLowestAndHighest() {
    Estimate mean = Ratio.geometricMean(List.of(0.1, 10.0));
    assertThat(mean.value()).isCloseTo(1, within(1e-12));
    assertThat(mean.low()).isEqualTo(0.1);
    assertThat(mean.high()).isEqualTo(10);
  }
}
