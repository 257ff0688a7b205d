package dev.demitasse.studies.page;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Maps, lists, texts, numbers and truth values as JSON text. */
public final class Json {
  private static final JsonFactory JSON = new JsonFactory();

  private Json() {}

  /** The JSON text of a value, on several lines, each with its end. */
  public static String text(Object value) {
    ObjectWriteContext context =
        new ObjectWriteContext.Base() {
          @Override
          public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }
        };
    return text(context, value) + '\n';
  }

  /** The JSON text of a value, on one line, as short as can be. */
  public static String compact(Object value) {
    return text(ObjectWriteContext.empty(), value);
  }

  private static String text(ObjectWriteContext context, Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(context, text)) {
      write(json, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) {
    switch (value) {
      case null -> json.writeNull();
      case String string -> json.writeString(string);
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case int[] numbers -> json.writeArray(numbers, 0, numbers.length);
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(item -> write(json, item));
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach(
            (name, item) -> {
              json.writeName((String) name);
              write(json, item);
            });
        json.writeEndObject();
      }
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }
}
