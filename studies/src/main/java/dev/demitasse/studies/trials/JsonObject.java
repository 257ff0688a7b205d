package dev.demitasse.studies.trials;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** A JSON object that was read, asked for what it should hold. */
record JsonObject(Map<String, Object> entries) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** The text is not JSON, or something in it is missing or of another kind. */
  static final class UnexpectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private UnexpectedException(String message) {
      super(message);
    }
  }

  /** Reads a text that is one object. */
  static JsonObject parse(String text) throws UnexpectedException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      Object value = value(json);
      if (json.nextToken() != null) {
        throw new UnexpectedException("there is more behind the first value");
      }
      return as(JsonObject.class, "the text", value);
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      throw new UnexpectedException(
          "it is no JSON from line %d, column %d on"
              .formatted(place.getLineNr(), place.getColumnNr()));
    }
  }

  /** The value that begins with the current token. */
  private static Object value(JsonParser json) throws UnexpectedException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
          json.nextToken();
          entries.put(name, value(json));
        }
        yield new JsonObject(entries);
      }
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(json));
        }
        yield values;
      }
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      case null, default -> throw new UnexpectedException("found " + json.currentToken());
    };
  }

  private static <T> T as(Class<T> type, String name, Object value) throws UnexpectedException {
    if (!type.isInstance(value)) {
      throw new UnexpectedException(
          "%s is %s where %s was expected".formatted(name, value, type.getSimpleName()));
    }
    return type.cast(value);
  }

  /** A number; those that are not finite are kept as texts, since JSON has none. */
  private static double number(String name, Object value) throws UnexpectedException {
    return value instanceof String text ? notFinite(name, text) : as(Double.class, name, value);
  }

  private static double notFinite(String name, String text) throws UnexpectedException {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> as(Double.class, name, text);
    };
  }

  private <T> T entry(Class<T> type, String name) throws UnexpectedException {
    return as(type, name, entries.get(name));
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  Set<String> names() {
    return entries.keySet();
  }

  String text(String name) throws UnexpectedException {
    return entry(String.class, name);
  }

  double number(String name) throws UnexpectedException {
    return number(name, entries.get(name));
  }

  boolean truth(String name) throws UnexpectedException {
    return entry(Boolean.class, name);
  }

  JsonObject object(String name) throws UnexpectedException {
    return entry(JsonObject.class, name);
  }

  List<JsonObject> objects(String name) throws UnexpectedException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object value : entry(List.class, name)) {
      objects.add(as(JsonObject.class, name, value));
    }
    return objects;
  }

  List<Double> numbers(String name) throws UnexpectedException {
    List<Double> numbers = new ArrayList<>();
    for (Object value : entry(List.class, name)) {
      numbers.add(number(name, value));
    }
    return numbers;
  }
}
