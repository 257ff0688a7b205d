package dev.demitasse.model;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The texts beside a model's weights, each read as what it should be.
 *
 * @param file where they come from, for messages
 * @param texts the texts by name
 */
record ModelTexts(Path file, Map<String, String> texts) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Numbers as {@link #floats} reads them; each gives back the same bits. */
  static String of(float[] numbers) {
    return IntStream.range(0, numbers.length)
        .mapToObj(i -> Float.toString(numbers[i]))
        .collect(Collectors.joining(","));
  }

  /** Names as {@link #names} reads them: a JSON array, so that any character may be in them. */
  static String of(List<String> names) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      names.forEach(json::writeString);
      json.writeEndArray();
    }
    return text.toString();
  }

  String text(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new ModelFileException(
          ("%s was not written by Demitasse: its metadata lack \"%s\"; name a model.safetensors"
                  + " that `demitasse train` wrote")
              .formatted(file, key));
    }
    return text;
  }

  long whole(String key) {
    return read(key, "a whole number", Long::parseLong);
  }

  double number(String key) {
    return read(key, "a number", Double::parseDouble);
  }

  boolean flag(String key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw broken(key, text(key), "true or false");
    };
  }

  /** Sizes joined by x, as many as said. */
  int[] sizes(String key, int count) {
    String expected = count + " sizes joined by x";
    String[] parts = text(key).split("x", -1);
    if (parts.length != count) {
      throw broken(key, text(key), expected);
    }
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      String part = parts[i];
      sizes[i] = read(key, expected, _ -> Integer.parseInt(part));
      if (sizes[i] < 1) {
        throw broken(key, text(key), expected);
      }
    }
    return sizes;
  }

  /** Numbers joined by commas, as many as said. */
  float[] floats(String key, int count) {
    String expected = count + " numbers joined by commas";
    String[] parts = text(key).split(",", -1);
    if (parts.length != count) {
      throw broken(key, text(key), expected);
    }
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      String part = parts[i];
      floats[i] = read(key, expected, _ -> Float.parseFloat(part));
    }
    return floats;
  }

  /** A JSON array of different names. */
  List<String> names(String key) {
    List<String> names = new ArrayList<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text(key))) {
      boolean sound = json.nextToken() == JsonToken.START_ARRAY;
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        names.add(json.getString());
      }
      sound = sound && json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null;
      if (sound && names.stream().distinct().count() == names.size()) {
        return names;
      }
    } catch (JacksonException e) {
      throw broken(key, text(key), "a JSON array of names");
    }
    throw broken(key, text(key), "a JSON array of different names");
  }

  private <T> T read(String key, String expected, Function<String, T> reader) {
    try {
      return reader.apply(text(key));
    } catch (NumberFormatException e) {
      throw broken(key, text(key), expected);
    }
  }

  /** What to say of something that is not as it should be. */
  ModelFileException broken(String what, Object found, Object expected) {
    return new ModelFileException(
        "%s is no sound model file: %s is %s where %s was expected; copy or train it again"
            .formatted(file, what, Excerpt.of(found.toString()), expected));
  }
}
