package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ActivationTimingTest {
  @ParameterizedTest
  @FieldSource("dev.demitasse.studies.study.ActivationStudy#FUNCTIONS")
  void everyFunctionTakesSomeTimeForwardAndBack(Activation.Function function) {
    ActivationTiming timing = ActivationTiming.measure(function, Kernels.portable(), 1_000);
    assertThat(timing.forward()).isPositive().isFinite();
    assertThat(timing.backward()).isPositive().isFinite();
  }
}
