package dev.demitasse.testkit;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into plain Java values and the cases of a golden file out of those. */
final class GoldenJson {
  private GoldenJson() {}

  /** The cases of a golden file; the caller closes the stream. */
  static List<GoldenCase> cases(InputStream in) {
    Map<?, ?> file = object(in);
    if (!(file.get("cases") instanceof List<?> cases)) {
      throw new IllegalArgumentException("not a golden file: it has no list named cases");
    }
    List<GoldenCase> result = new ArrayList<>();
    for (Object each : cases) {
      Map<String, Object> flat = new TreeMap<>();
      flatten("", each, flat);
      result.add(new GoldenCase(flat));
    }
    return List.copyOf(result);
  }

  /** A JSON value as Map, List, Double, Boolean and String values; nulls are left out. */
  static Object value(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      return read(parser);
    }
  }

  /** One JSON object as Map, List, Double, Boolean and String values; nulls are left out. */
  static Map<?, ?> object(InputStream in) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      parser.nextToken();
      if (read(parser) instanceof Map<?, ?> map) {
        return map;
      }
      throw new IllegalArgumentException("not a JSON object");
    }
  }

  /** Numbers of a list as an array; a list of lists must be a matrix and is given row by row. */
  static double[] numbers(List<?> list) {
    return list.stream()
        .flatMap(each -> each instanceof List<?> row ? row.stream() : Stream.of(each))
        .mapToDouble(each -> (Double) each)
        .toArray();
  }

  private static Object read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case null, default ->
          throw new IllegalArgumentException("unexpected JSON token " + parser.currentToken());
    };
  }

  private static Map<String, Object> readObject(JsonParser parser) {
    Map<String, Object> map = new TreeMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        map.put(name, read(parser));
      }
    }
    return map;
  }

  private static List<Object> readArray(JsonParser parser) {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(read(parser));
    }
    return list;
  }

  private static void flatten(String name, Object value, Map<String, Object> flat) {
    switch (value) {
      case Map<?, ?> map
          when map.get("shape") instanceof List<?> shape
              && map.get("data") instanceof List<?> data ->
          flat.put(name, new GoldenArray(integers(shape), numbers(data)));
      case Map<?, ?> map ->
          map.forEach(
              (key, each) -> flatten(name.isEmpty() ? "" + key : name + "." + key, each, flat));
      case List<?> list -> flat.put(name, new GoldenArray(listShape(list), numbers(list)));
      default -> flat.put(name, value);
    }
  }

  private static int[] listShape(List<?> list) {
    if (!list.isEmpty() && list.getFirst() instanceof List<?> row) {
      return new int[] {list.size(), row.size()};
    }
    return new int[] {list.size()};
  }

  static int[] integers(List<?> list) {
    return list.stream().mapToInt(each -> ((Double) each).intValue()).toArray();
  }
}
