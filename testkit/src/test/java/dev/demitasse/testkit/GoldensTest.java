package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GoldensTest {
  @ParameterizedTest
  @CsvSource({
    "conv2d, 16",
    "pooling, 16",
    "dense_and_activations, 14",
    "losses, 8",
    "optimizers, 8",
    "schedules, 4",
    "whole_models, 3",
    "batchnorm2d, 6"
  })
  void everyFileHasItsCases(String name, int count) {
    assertThat(Goldens.read(name)).hasSize(count);
  }

  @Test
  void shapedArraysSettingsAndNestedNamesAreRead() {
    GoldenCase golden = Goldens.read("conv2d").getFirst();
    assertThat(golden.op()).isEqualTo("conv2d");
    assertThat(golden.integer("filter_size")).isEqualTo(3);
    assertThat(golden.array("x").shape()).containsExactly(2, 1, 8, 8);
    assertThat(golden.array("x").values()[0]).isEqualTo(-1.2518031597137451);
    assertThat(golden.array("params.weight").shape()).containsExactly(3, 1, 3, 3);
    assertThat(golden.array("dparams.bias").values()[2]).isEqualTo(-2.7852973609697074);
    assertThat(golden).asString().contains("conv2d", "stride=1.0", "x=[2, 1, 8, 8]");
  }

  @Test
  void inputsAreExactInFloat32() {
    double[] x = Goldens.read("conv2d").getFirst().array("x").values();
    assertThat(Floats.widen(Floats.of(x))).containsExactly(x);
  }

  @Test
  void lossCurvesAreReadAndAMissingMomentumIsAbsent() {
    GoldenCase golden = Goldens.read("whole_models", "report_cnn_linear").getFirst();
    assertThat(golden.text("weights")).isEqualTo("report_cnn_linear.safetensors");
    assertThat(golden.number("full_batch_steps.sgd_momentum.momentum")).isEqualTo(0.9);
    assertThat(golden.has("full_batch_steps.adam.momentum")).isFalse();
    assertThat(golden.array("full_batch_steps.adam.loss_at_step").size()).isEqualTo(20);
  }

  @Test
  void anArrayOfStepsIsReadRowByRow() {
    GoldenCase golden = Goldens.read("optimizers", "sgd").getFirst();
    assertThat(golden.flag("defaults.nesterov")).isFalse();
    assertThat(golden.array("gradients").shape()).containsExactly(12, 7);
    assertThat(golden.array("gradients").row(0)[1]).isEqualTo(-0.48891788721084595);
  }

  @Test
  void labelsAreIntegersAndOtherValuesAreNot() {
    GoldenCase golden = Goldens.read("losses", "softmax_cross_entropy").getFirst();
    assertThat(golden.array("labels").integers()).containsExactly(0, 4, 2, 2, 1, 3);
    GoldenArray logits = golden.array("logits");
    assertThatIllegalArgumentException().isThrownBy(logits::integers);
  }

  @Test
  void aNameThatIsNotThereIsRefused() {
    GoldenCase golden = Goldens.read("losses").getFirst();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> golden.array("loss"))
        .withMessageContaining("no GoldenArray named loss among [dlogits, logits");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Goldens.read("nothing"));
    assertThatIllegalArgumentException().isThrownBy(() -> Goldens.read("losses", "hinge"));
  }

  @Test
  void theTensorsOfAWholeModelAreRead() {
    GoldenTensors tensors = Goldens.tensors("report_cnn_linear").orElseThrow();
    assertThat(tensors.names()).hasSize(17).contains("0.weight", "grad.7.bias", "logits_before");
    assertThat(tensors.array("3.weight").shape()).containsExactly(16, 8, 3, 3);
    assertThat(tensors.array("input").size()).isEqualTo(64 * 32 * 32);
    assertThat(tensors.array("target").values()).containsOnly(0, 1);
  }

  @Test
  void theReferenceLossOfTheLogitsIsTheFirstLossOfTheCurve() {
    for (String model : List.of("report_cnn_linear", "report_cnn", "report_nn")) {
      Optional<GoldenTensors> tensors = Goldens.tensors(model);
      if (tensors.isPresent()) {
        double[] curve =
            Goldens.read("whole_models", model)
                .getFirst()
                .array("full_batch_steps.adam.loss_at_step")
                .values();
        double loss =
            ReferenceLoss.binaryCrossEntropy(
                    tensors.get().array("logits_before").values(),
                    tensors.get().array("target").values())
                .value();
        Closeness.relative(1e-6).assertClose(model, new double[] {curve[0]}, new double[] {loss});
      }
    }
  }

  @Test
  void sharedFilesAreFoundBesideTheRepository() {
    Optional<Path> folder = Goldens.sharedFolder();
    Assumptions.assumeTrue(folder.isPresent());
    assertThat(Goldens.shared("losses.json")).hasValue(folder.get().resolve("goldens/losses.json"));
    assertThat(Goldens.shared("nothing.json")).isEmpty();
  }
}
