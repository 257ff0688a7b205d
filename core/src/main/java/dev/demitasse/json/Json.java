package dev.demitasse.json;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Maps, lists, texts, numbers and truth values as JSON text, and back. Numbers that are not finite
 * are written as texts, since JSON has none.
 */
public final class Json {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /**
   * The JSON text of a value, on several lines, each with its end.
   *
   * @throws IllegalArgumentException if there is something else in it
   */
  public static String text(Object value) {
    ObjectWriteContext context =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }
        };
    return text(context, value) + '\n';
  }

  /**
   * The JSON text of a value, on one line without an end, as short as can be.
   *
   * @throws IllegalArgumentException if there is something else in it
   */
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

  /**
   * The value of a JSON text: a map in the text's order, a list, a text, a Long or Double, a truth
   * value or null.
   *
   * @throws JsonException if it is not one JSON value, or an object has a name twice
   */
  public static Object parse(String text) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      Object value = read(json);
      if (json.nextToken() != null) {
        throw new JsonException("there is more behind the first value");
      }
      return value;
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      throw new JsonException(
          place == null
              ? "it is no JSON"
              : "it is no JSON from line %d, column %d on"
                  .formatted(place.getLineNr(), place.getColumnNr()),
          e);
    }
  }

  private static Object read(JsonParser json) {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
          json.nextToken();
          map.put(name, read(json));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(json));
        }
        yield list;
      }
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      case VALUE_NULL -> null;
      case null, default ->
          throw new JsonException("a value was expected, found " + json.currentToken());
    };
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
