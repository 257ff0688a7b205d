package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Activation;
import dev.demitasse.studies.trials.TrialListener;
import dev.demitasse.studies.trials.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActivationStudyTest {
  @TempDir private Path folder;

  @Test
  void fourFunctionsAreComparedByAccuracyGradientAndTime() throws IOException {
    StudyDocument document =
        StudyFixture.order(new ActivationStudy(), folder.resolve("pictures"), 1, 2)
            .carryOut(
                new TrialStore(folder.resolve("trials")), "demitasse study", TrialListener.NONE);
    assertThat(document.findings())
        .anyMatch(each -> each.startsWith("With 8 convolutions, ") && each.contains("with relu"))
        .anyMatch(each -> each.startsWith("Measured here on one thread, sigmoid takes"));
    assertThat((List<?>) document.json().get("functions")).hasSize(4);
    assertThat((List<?>) document.json().get("comparisons")).hasSize(6);
    assertThat((List<?>) document.json().get("first_step")).hasSize(16);
    assertThat(StudyFixture.object(document.json().get("timings")))
        .containsOnlyKeys("relu", "sigmoid", "tanh", "leaky_relu");
  }

  @Test
  void theGradientVanishesWithDepthForSigmoidAndNotForRelu() throws IOException {
    StudyOrder order = StudyFixture.order(new ActivationStudy(), folder, 1, 1);
    Bench bench = new Bench(order.data(), order.settings(), order.kernels(), 2);
    double sigmoid = lost(Activation.Function.SIGMOID, bench);
    double relu = lost(Activation.Function.RELU, bench);
    assertThat(sigmoid).isGreaterThan(1000);
    assertThat(relu).isLessThan(20);
  }

  /** How many times less gradient reaches the first of eight convolutions than of two. */
  private static double lost(Activation.Function function, Bench bench) {
    return Ratio.of(
            FirstStep.measure(function, 2, bench).first(),
            FirstStep.measure(function, 8, bench).first())
        .value();
  }
}
