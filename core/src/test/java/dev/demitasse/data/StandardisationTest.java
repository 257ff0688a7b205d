package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StandardisationTest {
  private static final Dataset TWO =
      Dataset.builder(List.of("a", "b"), Shape.of(3, 1, 2))
          .add(new byte[] {0, (byte) 255, 10, 20, 7, 7}, 0, "first")
          .add(new byte[] {0, (byte) 255, 30, 40, 7, 7}, 1, "second")
          .build();

  @Test
  void eachChannelHasItsOwnMeanAndDeviation() {
    Standardisation standardisation = Standardisation.of(TWO);
    assertThat(standardisation.mean()).containsExactly(0.5f, 25 / 255f, 7 / 255f);
    assertThat(standardisation.deviation()[0]).isEqualTo(0.5f);
    assertThat(standardisation.deviation()[1])
        .isCloseTo((float) (Math.sqrt(125) / 255), within(1e-7f));
  }

  @Test
  void aFlatChannelGetsDeviationOne() {
    assertThat(Standardisation.of(TWO).deviation()[2]).isEqualTo(1f);
  }

  @Test
  void standardisedValuesAreWrittenAtTheOffset() {
    float[] x = new float[8];
    Standardisation.of(TWO).apply(TWO.pixels(0), x, 1);
    assertThat(x[0]).isZero();
    assertThat(x[1]).isEqualTo(-1f);
    assertThat(x[2]).isEqualTo(1f);
    assertThat(x[3]).isCloseTo((float) (-15 / Math.sqrt(125)), within(1e-6f));
    assertThat(x[5]).isZero();
    assertThat(x[7]).isZero();
  }

  @Test
  void aDeviationOfZeroIsRefused() {
    assertThatThrownBy(() -> new Standardisation(new float[] {0}, new float[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Standardisation(new float[] {Float.NaN}, new float[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
