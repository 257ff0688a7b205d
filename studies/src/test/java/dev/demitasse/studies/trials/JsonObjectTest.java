package dev.demitasse.studies.trials;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonObjectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1,/  "b" 2} | it is no JSON from line 2, column 7 on
          {"a": 1,/         | it is no JSON from line 2, column 1 on
          {"a": 1, "a": 2}   | it is no JSON from line 1, column 13 on
          {} {}              | there is more behind the first value
          [1]                | the text is [1.0] where JsonObject was expected
          """)
  void aTextThatIsNoObjectIsToldInOurOwnWords(String text, String words) {
    assertThatThrownBy(() -> JsonObject.parse(text.replace('/', '\n')))
        .isInstanceOf(JsonObject.UnexpectedException.class)
        .hasMessage(words);
  }
}
