package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTextTest {
  @ParameterizedTest
  @CsvSource({"5.711E-4, 0.0005711", "1.0, 1", "1e-3, 0.001", "1e-9, 0.000000001", "30, 30"})
  void aLearningRateIsWrittenAsOneReadsIt(double rate, String text) {
    assertThat(CommandLineText.option("learning-rate", rate)).isEqualTo(" --learning-rate " + text);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5.711e-4, 0.1, 1.0 / 3, 1e-45, 1.7e-12, 1e-9, 123456789.123, 3e38})
  void aLearningRateThatWasWrittenIsTakenAsTheSameNumber(double rate) {
    String text = CommandLineText.option("learning-rate", rate).replace(" --learning-rate ", "");
    assertThat(new Numbers.LearningRate().convert(text)).isEqualTo(rate);
  }

  @Test
  void whatIsNoFractionIsWrittenAsItIs() {
    assertThat(CommandLineText.option("optimizer", "adam")).isEqualTo(" --optimizer adam");
    assertThat(CommandLineText.option("epochs", 1000)).isEqualTo(" --epochs 1000");
  }
}
