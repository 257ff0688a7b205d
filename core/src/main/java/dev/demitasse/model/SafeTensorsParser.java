package dev.demitasse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON header of a SafeTensors file, strictly: nothing is unknown, twice or missing. */
final class SafeTensorsParser {
  private static final int DIMENSIONS_AT_MOST = 8;
  private static final long VALUES_AT_MOST = Integer.MAX_VALUE / Float.BYTES;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxNameLength(1000)
                  .maxNumberLength(20)
                  .maxStringLength(16 << 20)
                  .build())
          .build();

  private final Path file;
  private final JsonParser json;
  private final List<SafeTensorsHeader.Entry> entries = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private SafeTensorsParser(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /**
   * Reads a header.
   *
   * @throws ModelFileException if it is not JSON of the right form
   */
  static SafeTensorsHeader parse(Path file, String text) {
    if (!text.startsWith("{")) {
      throw new ModelFileException(
          "%s is no model file: its header begins with '%s' where '{' was expected; name a"
                  .formatted(file, Excerpt.of(text.substring(0, 1)))
              + " .safetensors file");
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      return new SafeTensorsParser(file, json).header();
    } catch (JacksonException e) {
      throw new ModelFileException(
          "%s is no sound model file: its header is not valid JSON (%s); copy or train it again"
              .formatted(file, Excerpt.of(e.getOriginalMessage())),
          e);
    }
  }

  private SafeTensorsHeader header() {
    expect("the header", json.nextToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      expect(name, json.nextToken(), JsonToken.START_OBJECT);
      if (name.equals(SafeTensorsHeader.METADATA)) {
        readMetadata();
      } else {
        entries.add(entry(name));
      }
    }
    if (json.nextToken() != null) {
      throw broken("there is more after the header's end");
    }
    return new SafeTensorsHeader(entries, metadata);
  }

  private void readMetadata() {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      expect(name, json.nextToken(), JsonToken.VALUE_STRING);
      metadata.put(name, json.getString());
    }
  }

  private SafeTensorsHeader.Entry entry(String name) {
    String type = null;
    long[] shape = null;
    long[] offsets = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(name, value, JsonToken.VALUE_STRING);
          type = json.getString();
        }
        case "shape" -> shape = numbers(name, value);
        case "data_offsets" -> offsets = numbers(name, value);
        default -> throw broken(Excerpt.of(name) + " has an unknown entry " + Excerpt.of(key));
      }
    }
    if (type == null || shape == null || offsets == null) {
      throw broken(Excerpt.of(name) + " lacks its dtype, shape or data_offsets");
    }
    if (!type.equals(SafeTensorsHeader.FLOAT)) {
      throw new ModelFileException(
          "%s holds %s as %s where F32 was expected; save it with 32-bit floats"
              .formatted(file, Excerpt.of(name), Excerpt.of(type)));
    }
    if (offsets.length != 2) {
      throw broken(Excerpt.of(name) + " has " + offsets.length + " data_offsets where 2 belong");
    }
    return new SafeTensorsHeader.Entry(name, dimensions(name, shape), offsets[0], offsets[1]);
  }

  private int[] dimensions(String name, long[] shape) {
    int[] dimensions = new int[shape.length];
    long product = 1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] < 1 || shape[i] > VALUES_AT_MOST) {
        throw broken(
            "%s has a dimension of %d where 1 to %d were expected"
                .formatted(Excerpt.of(name), shape[i], VALUES_AT_MOST));
      }
      dimensions[i] = (int) shape[i];
      product *= shape[i];
      if (product > VALUES_AT_MOST) {
        throw broken(Excerpt.of(name) + " would have more than " + VALUES_AT_MOST + " values");
      }
    }
    return dimensions;
  }

  private long[] numbers(String name, JsonToken first) {
    expect(name, first, JsonToken.START_ARRAY);
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      numbers.add(json.getLongValue());
      if (numbers.size() > DIMENSIONS_AT_MOST) {
        throw broken(
            Excerpt.of(name) + " has more than " + DIMENSIONS_AT_MOST + " dimensions or offsets");
      }
    }
    expect(name, json.currentToken(), JsonToken.END_ARRAY);
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private void expect(String where, JsonToken found, JsonToken expected) {
    if (found != expected) {
      throw broken(
          "in %s, found %s where %s was expected"
              .formatted(Excerpt.of(where), words(found), words(expected)));
    }
  }

  private static String words(JsonToken token) {
    return switch (token) {
      case null -> "the end";
      case START_OBJECT -> "'{'";
      case END_OBJECT -> "'}'";
      case START_ARRAY -> "'['";
      case END_ARRAY -> "']'";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a number that is not whole";
      default -> "something else";
    };
  }

  private ModelFileException broken(String what) {
    return new ModelFileException(
        file + " is no sound model file: " + what + "; copy or train it again");
  }
}
