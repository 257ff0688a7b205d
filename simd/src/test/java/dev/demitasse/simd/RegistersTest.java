package dev.demitasse.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RegistersTest {
  @Test
  void x86HasManyOnlyWithTheWidestVectorsAndOtherProcessorsAlways() {
    assertThat(Registers.areMany("amd64", 512)).isTrue();
    assertThat(Registers.areMany("amd64", 256)).isFalse();
    assertThat(Registers.areMany("x86_64", 128)).isFalse();
    assertThat(Registers.areMany("aarch64", 128)).isTrue();
  }
}
