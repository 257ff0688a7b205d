package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> KNOWN = List.of("coat", "coat, long", "red,green,blue", "bag");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bag,coat                | bag;coat
          bag , coat              | bag;coat
          coat, long,bag          | coat, long;bag
          red,green,blue,coat     | red,green,blue;coat
          red,green               | red;green
          0,3                     | 0;3
          bag,                    | bag;''
          ''                      | ''
          """)
  void namesAreTakenApartAtCommasThatAreNotTheirs(String text, String names) {
    assertThat(Names.split(text, KNOWN)).isEqualTo(List.of(names.replace("''", "").split(";", -1)));
  }

  @Test
  void namesAreToldInASentence() {
    assertThat(Names.told(List.of("a"))).isEqualTo("'a'");
    assertThat(Names.told(List.of("a", "b c", "d"))).isEqualTo("'a', 'b c' and 'd'");
    assertThat(Names.told(IntStream.range(0, 100).mapToObj(Integer::toString).toList()))
        .startsWith("'0', '1', ")
        .endsWith("'19' and 80 more");
    assertThat(Names.told(IntStream.range(0, 21).mapToObj(Integer::toString).toList()))
        .endsWith("'19' and '20'");
    assertThat(Names.told(List.of("a\nb\u001b[31m"))).isEqualTo("'a\uFFFDb\uFFFD[31m'");
  }
}
