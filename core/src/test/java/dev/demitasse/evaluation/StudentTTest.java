package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StudentTTest {
  /** The table's 0.975 and 0.995 quantiles, with SciPy's digits ({@code stats.t.ppf}). */
  @ParameterizedTest
  @CsvSource({
    "1, 12.706204736174694, 63.656741162871526",
    "2, 4.302652729749462, 9.924843200918287",
    "3, 3.1824463052837078, 5.840909309733355",
    "4, 2.7764451051977934, 4.604094871349992",
    "5, 2.5705818356363146, 4.032142983555227",
    "9, 2.262157162798205, 3.249835541592126",
    "10, 2.228138851986274, 3.16927267261695",
    "29, 2.045229642132703, 2.756385903670605",
    "30, 2.0422724563012378, 2.7499956535672254",
    "120, 1.9799304050824402, 2.6174211451068654",
    "999, 1.9623414611334493, 2.5807596372676365"
  })
  void theQuantilesAreThoseOfTheTable(int degrees, double t95, double t99) {
    assertThat(StudentT.quantile(0.95, degrees)).isCloseTo(t95, within(1e-9 * t95));
    assertThat(StudentT.quantile(0.99, degrees)).isCloseTo(t99, within(1e-9 * t99));
    assertThat(StudentT.within(t95, degrees)).isCloseTo(0.95, within(1e-12));
  }
}
