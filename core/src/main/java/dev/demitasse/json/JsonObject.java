package dev.demitasse.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JSON object that was read, asked for what it should hold.
 *
 * @param entries its values by name, as {@link Json#parse} gives them
 */
public record JsonObject(Map<String, Object> entries) {
  /** How numbers are written that JSON has no way to write. */
  private static final Map<String, Double> NOT_FINITE =
      Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
          .collect(Collectors.toMap(String::valueOf, Function.identity()));

  /**
   * Reads a text that is one object.
   *
   * @throws JsonException if it is not
   */
  public static JsonObject parse(String text) {
    return object("the text", Json.parse(text));
  }

  /**
   * Reads a text that is an array of objects.
   *
   * @throws JsonException if it is not
   */
  public static List<JsonObject> parseAll(String text) {
    return objects("the text", Json.parse(text));
  }

  private static List<JsonObject> objects(String name, Object value) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : as(List.class, "an array", name, value)) {
      objects.add(object(name, item));
    }
    return objects;
  }

  private static JsonObject object(String name, Object value) {
    Map<String, Object> entries = new LinkedHashMap<>();
    Map<?, ?> map = as(Map.class, "an object", name, value);
    map.forEach((key, item) -> entries.put((String) key, item));
    return new JsonObject(entries);
  }

  private static <T> T as(Class<T> type, String words, String name, Object value) {
    if (!type.isInstance(value)) {
      throw new JsonException("%s is %s where %s was expected".formatted(name, value, words));
    }
    return type.cast(value);
  }

  private static double number(String name, Object value) {
    return value instanceof String text && NOT_FINITE.containsKey(text)
        ? NOT_FINITE.get(text)
        : as(Number.class, "a number", name, value).doubleValue();
  }

  /** Whether there is an entry of this name. */
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The names of all entries. */
  public Set<String> names() {
    return entries.keySet();
  }

  /**
   * The text of this name.
   *
   * @throws JsonException if there is none
   */
  public String text(String name) {
    return as(String.class, "a text", name, entries.get(name));
  }

  /**
   * The number of this name, finite or not.
   *
   * @throws JsonException if there is none
   */
  public double number(String name) {
    return number(name, entries.get(name));
  }

  /**
   * The truth value of this name.
   *
   * @throws JsonException if there is none
   */
  public boolean truth(String name) {
    return as(Boolean.class, "true or false", name, entries.get(name));
  }

  /**
   * The object of this name.
   *
   * @throws JsonException if there is none
   */
  public JsonObject object(String name) {
    return object(name, entries.get(name));
  }

  /**
   * The objects in the array of this name.
   *
   * @throws JsonException if there is none, or something else in it
   */
  public List<JsonObject> objects(String name) {
    return objects(name, entries.get(name));
  }

  /**
   * The numbers in the array of this name.
   *
   * @throws JsonException if there is none, or something else in it
   */
  public List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    for (Object value : as(List.class, "an array", name, entries.get(name))) {
      numbers.add(number(name, value));
    }
    return numbers;
  }
}
