package dev.demitasse.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.GoldenArray;
import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.Goldens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twelve steps of each optimizer against PyTorch's in double precision. */
final class OptimizerGoldenTest {
  static List<GoldenCase> cases() {
    return Goldens.read("optimizers").stream()
        .filter(golden -> golden.op().startsWith("sgd") || golden.op().startsWith("adam"))
        .toList();
  }

  @Test
  void plainMomentumNesterovDecayAndBothAdamsAreThere() {
    assertThat(cases())
        .extracting(GoldenCase::op)
        .containsExactly(
            "sgd",
            "sgd_momentum",
            "sgd_nesterov",
            "sgd_momentum_weight_decay_0.01",
            "adam",
            "adamw_weight_decay_0.05");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyStepIsThatOfPyTorch(GoldenCase golden) {
    GoldenArray gradients = golden.array("gradients");
    float[] weights = golden.array("start").floats();
    OptimizerState state = optimizer(golden).start(new int[] {weights.length});
    assertThat(gradients.dimension(0)).isEqualTo(12);
    for (int step = 0; step < 12; step++) {
      state.beginStep();
      float[] gradient = Floats.of(gradients.row(step));
      state.step(Kernels.portable(), 0, weights, gradient, 0, weights.length);
      Closeness.relative(1e-5)
          .assertClose(
              "after step " + (step + 1), golden.array("after_each_step").row(step), weights);
    }
  }

  private static Optimizer optimizer(GoldenCase golden) {
    double learningRate = golden.number("defaults.lr");
    double weightDecay = golden.number("defaults.weight_decay");
    if (golden.op().startsWith("sgd")) {
      return new Sgd(
          learningRate,
          golden.number("defaults.momentum"),
          golden.flag("defaults.nesterov"),
          weightDecay);
    }
    double[] betas = golden.array("defaults.betas").values();
    double epsilon = golden.number("defaults.eps");
    return golden.flag("defaults.decoupled_weight_decay")
        ? new AdamW(learningRate, betas[0], betas[1], epsilon, weightDecay)
        : new Adam(learningRate, betas[0], betas[1], epsilon, weightDecay);
  }
}
