package dev.demitasse.studies.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumberTextTest {
  @Test
  void aSmallNumberIsAPowerOfTenWhereItsDecimalsDoNotTellIt() {
    assertThat(NumberText.of(0.000157, 4)).isEqualTo("1.57e−4");
    assertThat(NumberText.of(3e-30, 4)).isEqualTo("3.00e−30");
  }

  @Test
  void aSmallRoundedNumberStaysPlain() {
    assertThat(NumberText.of(0.0007, 4)).isEqualTo("0.0007");
    assertThat(NumberText.of(-0.0008, 4)).isEqualTo("−0.0008");
    assertThat(NumberText.of(0.0, 4)).isEqualTo("0.0000");
  }
}
