package dev.demitasse.studies.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValuesTextTest {
  private static Values parse(Kind kind, String text) {
    return ValuesText.parse("name", kind, text);
  }

  private static List<Double> drawn(Values values, int count) {
    RandomStream random = new Randomness(7).stream(Randomness.Purpose.SETTINGS);
    return IntStream.range(0, count)
        .mapToObj(_ -> Double.parseDouble(values.draw(random)))
        .toList();
  }

  @Test
  void valuesWithCommasAreThoseAsTyped() {
    assertThat(parse(Kind.OPEN, "3, 5,relu,1e-3"))
        .isEqualTo(new Values.Listed(List.of("3", "5", "relu", "1e-3")));
    assertThat(parse(Kind.MODEL, "../my net.txt,report-nn"))
        .isEqualTo(new Values.Listed(List.of("../my net.txt", "report-nn")));
  }

  @Test
  void aRangeKnowsWhetherItIsWholeAndWhetherItGoesByPowersOfTen() {
    assertThat(parse(Kind.COUNT, "1..9")).isEqualTo(new Values.Range(1, 9, true, false));
    assertThat(parse(Kind.COUNT, "1..10")).isEqualTo(new Values.Range(1, 10, true, true));
    assertThat(parse(Kind.RATE, "0..0.5")).isEqualTo(new Values.Range(0, 0.5, false, false));
    assertThat(parse(Kind.LEARNING_RATE, "1e-3..2e-3"))
        .isEqualTo(new Values.Range(1e-3, 2e-3, false, true));
    assertThat(parse(Kind.OPEN, "-1..1.")).isEqualTo(new Values.Range(-1, 1, false, false));
  }

  @Test
  void ofARangeSoManyValuesAreTakenFromEndToEnd() {
    assertThat(parse(Kind.LEARNING_RATE, "1e-4..1e-2:3"))
        .isEqualTo(new Values.Listed(List.of("0.0001", "0.001", "0.01")));
    assertThat(parse(Kind.RATE, "0.1..0.5:3"))
        .isEqualTo(new Values.Listed(List.of("0.1", "0.3", "0.5")));
    assertThat(parse(Kind.COUNT, "1..3:9")).isEqualTo(new Values.Listed(List.of("1", "2", "3")));
    assertThat(parse(Kind.OPEN, "1e-9..1e9:2"))
        .isEqualTo(new Values.Listed(List.of("1e-9", "1e9")));
  }

  @Test
  void fractionsAreDrawnBetweenTheEndsToFourDigits() {
    Values uniform = parse(Kind.OPEN, "0.25..0.75");
    assertThat(drawn(uniform, 2000))
        .allMatch(value -> value >= 0.25 && value <= 0.75)
        .allMatch(value -> Math.abs(value * 1e4 - Math.rint(value * 1e4)) < 1e-6);
    assertThat(drawn(uniform, 2000).stream().filter(value -> value < 0.5).count())
        .isBetween(900L, 1100L);
  }

  @Test
  void eachPowerOfTenOfALogarithmicRangeIsAsLikely() {
    List<Double> drawn = drawn(parse(Kind.LEARNING_RATE, "1e-4..1e-1"), 3000);
    for (double from : new double[] {1e-4, 1e-3, 1e-2}) {
      assertThat(drawn.stream().filter(value -> value >= from && value < 10 * from).count())
          .isBetween(900L, 1100L);
    }
  }

  @Test
  void everyWholeNumberOfARangeIsDrawnTheEndsAsOften() {
    List<Double> drawn = drawn(parse(Kind.COUNT, "3..6"), 4000);
    for (double value : new double[] {3, 4, 5, 6}) {
      assertThat(drawn.stream().filter(each -> each == value).count()).isBetween(880L, 1120L);
    }
  }

  @Test
  void whatCanBeCountedIsCounted() {
    assertThat(parse(Kind.COUNT, "3..6").count()).isEqualTo(4);
    assertThat(parse(Kind.COUNT, "3,6").count()).isEqualTo(2);
    assertThat(parse(Kind.RATE, "0.3..0.6").count()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COUNT         | ''         | names no value
          COUNT         | 3,         | names no value
          COUNT         | 3,,5       | names no value
          COUNT         | 3,3        | has 3 twice
          OPEN          | 0.5,.5     | has .5 twice
          COUNT         | three      | found 'three' where a whole number of at least 1 was expected
          COUNT         | 9999999999 | found '9999999999', which is too large, where a whole number of at most 999999999
          COUNT         | 0          | found '0' where a whole number of at least 1 was expected
          COUNT         | 1.5        | found '1.5' where a whole number
          COUNT         | 1e3        | found '1e3' where a whole number
          COUNT         | 1.0..3     | found '1.0' where a whole number
          MARGIN        | -1         | found '-1' where a whole number of at least 0 was expected
          RATE          | 1          | found '1' where a number of at least 0 and below 1
          LEARNING_RATE | 0..1       | found '0' where a number above 0
          LEARNING_RATE | 1e-99      | found '1e-99' where a number above 0
          LEARNING_RATE | nan        | found 'nan' where a number above 0
          OPTIMIZER     | adam,sdg   | found 'sdg' where one of sgd, adam, adamw was expected
          OPTIMIZER     | adam..sgd  | has a range of what are names
          FUNCTION      | swish      | found 'swish' where one of relu, sigmoid
          OPEN          | 3)         | found '3)' where a number, or a word
          COUNT         | 5..3       | is an empty range
          COUNT         | 3..3       | is an empty range
          COUNT         | 3..        | is a range without two numbers
          COUNT         | ..3        | is a range without two numbers
          COUNT         | 1..3,5     | has a range among other values
          COUNT         | 1..3:1     | says '1' behind its ':'
          COUNT         | 1..3:      | says '' behind its ':'
          COUNT         | 1..3:many  | says 'many' behind its ':'
          """)
  void whatCanBeNoValueIsRefusedInASentence(Kind kind, String text, String words) {
    assertThatThrownBy(() -> parse(kind, text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(words)
        .hasMessageStartingWith("--set name");
  }
}
