package dev.demitasse.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
  private static final Map<String, Object> VALUE = new LinkedHashMap<>();

  static {
    VALUE.put("text", "a \"b\"\n<ü>");
    VALUE.put("whole", 7L);
    VALUE.put("large", 1e7);
    VALUE.put("numbers", Arrays.asList(1.0, 2.5, Double.NaN, null));
    VALUE.put("empty", List.of());
    VALUE.put("inner", Map.of("truth", true));
    VALUE.put("none", Map.of());
  }

  /** Files and scripts of others hang on every byte of it. */
  @Test
  void onSeveralLinesItLooksSo() {
    assertThat(Json.text(VALUE))
        .isEqualTo(
            """
            {
              "text" : "a \\"b\\"\\n<ü>",
              "whole" : 7,
              "large" : 1.0E7,
              "numbers" : [ 1.0, 2.5, "NaN", null ],
              "empty" : [ ],
              "inner" : {
                "truth" : true
              },
              "none" : { }
            }
            """);
  }

  @Test
  void onOneLineItLooksSo() {
    assertThat(Json.compact(VALUE))
        .isEqualTo(
            "{\"text\":\"a \\\"b\\\"\\n<ü>\",\"whole\":7,\"large\":1.0E7,"
                + "\"numbers\":[1.0,2.5,\"NaN\",null],\"empty\":[],\"inner\":{\"truth\":true},\"none\":{}}");
    assertThat(Json.compact(new int[] {1, 2})).isEqualTo("[1,2]");
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    Map<String, Object> read = new LinkedHashMap<>(VALUE);
    read.put("numbers", Arrays.asList(1.0, 2.5, "NaN", null));
    assertThat(Json.parse(Json.text(VALUE))).isEqualTo(read);
    assertThat(Json.parse(Json.compact(VALUE))).isEqualTo(read);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    for (String text : new String[] {"", "{", "[1,]", "{} {}", "{\"a\": 1, \"a\": 1}", "nix"}) {
      assertThatThrownBy(() -> Json.parse(text)).as(text).isInstanceOf(JsonException.class);
    }
    assertThatThrownBy(() -> Json.text(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no JSON for class java.lang.Object");
  }
}
