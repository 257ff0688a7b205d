package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BestWeightsTest {
  private final Model model = Toy.model("Flatten()\n", Toy.SMALL, 2, 1);
  private final List<Parameter> parameters = model.network().parameters();
  private final BestWeights best = new BestWeights(parameters);

  private void fill(float value) {
    parameters.forEach(parameter -> Arrays.fill(parameter.values(), value));
  }

  private boolean offer(int epoch, double loss, float value) {
    fill(value);
    return best.offer(epoch, loss);
  }

  @Test
  void theWeightsOfTheLowestLossAreRestored() {
    assertThat(best.epoch()).isZero();
    assertThat(offer(1, 3, 10)).isTrue();
    assertThat(offer(2, 1, 20)).isTrue();
    assertThat(offer(3, 2, 30)).isFalse();
    assertThat(best.epoch()).isEqualTo(2);
    best.restore();
    parameters.forEach(parameter -> assertThat(parameter.values()).containsOnly(20));
  }

  @Test
  void anEqualLossIsNoBetter() {
    offer(1, 1, 10);
    assertThat(offer(2, 1, 20)).isFalse();
    assertThat(best.epoch()).isEqualTo(1);
  }

  @Test
  void aLossThatIsNoNumberIsNoBetter() {
    assertThat(offer(1, Double.NaN, 10)).isFalse();
    assertThat(offer(2, Double.POSITIVE_INFINITY, 10)).isFalse();
    assertThat(offer(3, 5, 30)).isTrue();
    assertThat(offer(4, Double.NaN, 40)).isFalse();
    best.restore();
    parameters.forEach(parameter -> assertThat(parameter.values()).containsOnly(30));
  }
}
