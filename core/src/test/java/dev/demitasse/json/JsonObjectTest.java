package dev.demitasse.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonObjectTest {
  private static final JsonObject OBJECT =
      JsonObject.parse(
          """
          {"text": "a", "whole": 7, "number": 0.5, "not": "-Infinity", "none": null,
           "truth": true, "object": {"b": 1}, "objects": [{}, {"c": "NaN"}], "numbers": [1, 2.5]}
          """);

  @Test
  void whatItHoldsIsRead() {
    assertThat(OBJECT.text("text")).isEqualTo("a");
    assertThat(OBJECT.number("whole")).isEqualTo(7);
    assertThat(OBJECT.number("number")).isEqualTo(0.5);
    assertThat(OBJECT.number("not")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(OBJECT.truth("truth")).isTrue();
    assertThat(OBJECT.object("object").number("b")).isEqualTo(1);
    assertThat(OBJECT.objects("objects").getLast().number("c")).isNaN();
    assertThat(OBJECT.numbers("numbers")).containsExactly(1.0, 2.5);
    assertThat(OBJECT.has("none")).isTrue();
    assertThat(OBJECT.has("nothing")).isFalse();
    assertThat(OBJECT.names()).startsWith("text", "whole").hasSize(9);
    assertThat(JsonObject.parseAll("[{\"a\": 1}]").getFirst().number("a")).isEqualTo(1);
  }

  @Test
  void whatIsMissingOrOfAnotherKindIsToldByItsName() {
    List<Consumer<JsonObject>> wrong =
        List.of(
            object -> object.text("whole"),
            object -> object.number("text"),
            object -> object.number("none"),
            object -> object.truth("text"),
            object -> object.object("numbers"),
            object -> object.objects("object"),
            object -> object.objects("numbers"),
            object -> object.numbers("objects"),
            object -> object.numbers("nothing"));
    for (Consumer<JsonObject> reading : wrong) {
      assertThatThrownBy(() -> reading.accept(OBJECT))
          .isInstanceOf(JsonException.class)
          .hasMessageMatching("[a-z]+ is .* where (a|an|true) .*was expected");
    }
    assertThatThrownBy(() -> OBJECT.number("text"))
        .hasMessage("text is a where a number was expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1,/  "b" 2} | it is no JSON from line 2, column 7 on
          {"a": 1,/         | it is no JSON from line 2, column 1 on
          {"a": 1, "a": 2}   | it is no JSON from line 1, column 13 on
          {} {}              | there is more behind the first value
          [1]                | the text is [1] where an object was expected
          """)
  void aTextThatIsNoObjectIsToldInOurOwnWords(String text, String words) {
    assertThatThrownBy(() -> JsonObject.parse(text.replace('/', '\n')))
        .isInstanceOf(JsonException.class)
        .hasMessage(words);
  }
}
