package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReferenceOptimizerTest {
  private static final Closeness CLOSE = Closeness.relative(1e-9);

  static List<GoldenCase> cases() {
    return Goldens.read("optimizers").stream()
        .filter(golden -> golden.op().startsWith("sgd") || golden.op().startsWith("adam"))
        .toList();
  }

  @Test
  void allSixCasesAreChecked() {
    assertThat(cases()).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyStepAgreesWithTheGoldens(GoldenCase golden) {
    ReferenceOptimizer optimizer = optimizer(golden);
    double[] parameters = golden.array("start").values();
    GoldenArray gradients = golden.array("gradients");
    for (int step = 0; step < gradients.dimension(0); step++) {
      optimizer.step(parameters, gradients.row(step));
      CLOSE.assertClose(
          "after step " + (step + 1), golden.array("after_each_step").row(step), parameters);
    }
  }

  @Test
  void adamAddsTheWeightDecayToTheGradient() {
    double[] decayed = {2, -1};
    double[] plain = {2, -1};
    ReferenceAdam.adam(0.1, 0.9, 0.999, 1e-8, 0.5).step(decayed, new double[] {1, 1});
    ReferenceAdam.adam(0.1, 0.9, 0.999, 1e-8, 0).step(plain, new double[] {2, 0.5});
    assertThat(decayed).containsExactly(plain);
  }

  private static ReferenceOptimizer optimizer(GoldenCase golden) {
    double learningRate = golden.number("defaults.lr");
    double weightDecay = golden.number("defaults.weight_decay");
    if (golden.op().startsWith("sgd")) {
      return new ReferenceSgd(
          learningRate,
          golden.number("defaults.momentum"),
          golden.flag("defaults.nesterov"),
          weightDecay);
    }
    double[] betas = golden.array("defaults.betas").values();
    double epsilon = golden.number("defaults.eps");
    return golden.flag("defaults.decoupled_weight_decay")
        ? ReferenceAdam.adamW(learningRate, betas[0], betas[1], epsilon, weightDecay)
        : ReferenceAdam.adam(learningRate, betas[0], betas[1], epsilon, weightDecay);
  }
}
