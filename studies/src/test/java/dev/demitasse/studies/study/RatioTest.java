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

  @Test
  void aGradientIsSaidToBeLargerOnlyWhereTheSeedsCarryIt() {
    Ratio wide = Ratio.of(List.of(1.0, 300.0), List.of(0.5, 1.0));
    assertThat(GradientFlow.sentence(2, wide))
        .startsWith("With 2 convolutions, whether the gradient at the first step")
        .contains("2 seeds do not tell: it is 24.5 (95% interval ")
        .endsWith("and that interval has 1 in it.");
    assertThat(GradientFlow.sentence(8, Ratio.of(List.of(5.0), List.of(1.0))))
        .endsWith(
            "is 5.00 times as large with relu as with sigmoid: that is one seed each, which"
                + " says nothing about chance.");
    assertThat(GradientFlow.sentence(8, Ratio.of(List.of(5.0, 6.0), List.of(1.0, 1.0))))
        .endsWith("times as large with relu as with sigmoid.");
  }
}
