package dev.demitasse.model;

import dev.demitasse.tensor.Tensor;
import java.io.StringWriter;
import java.nio.file.Path;
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
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The JSON header of a SafeTensors file: which array stands where, and texts. */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final String FLOAT = "F32";
  private static final int DIMENSIONS_AT_MOST = 8;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
          .build();

  /** One array: its type, shape and place among the values, in bytes, the end exclusive. */
  record Entry(String name, String type, int[] shape, long begin, long end) {}

  /** The header for this content, arrays one after the other. */
  static SafeTensorsHeader of(SafeTensors content) {
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, Tensor> named : content.tensors().entrySet()) {
      Tensor tensor = named.getValue();
      long end = begin + (long) tensor.size() * Float.BYTES;
      entries.add(new Entry(named.getKey(), FLOAT, tensor.shape().toArray(), begin, end));
      begin = end;
    }
    return new SafeTensorsHeader(entries, content.metadata());
  }

  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeObjectPropertyStart(METADATA);
      metadata.forEach(json::writeStringProperty);
      json.writeEndObject();
      for (Entry entry : entries) {
        json.writeObjectPropertyStart(entry.name);
        json.writeStringProperty("dtype", entry.type);
        json.writeName("shape");
        json.writeArray(entry.shape, 0, entry.shape.length);
        json.writeName("data_offsets");
        json.writeArray(new long[] {entry.begin, entry.end}, 0, 2);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  /**
   * Reads a header.
   *
   * @throws ModelFileException if it is not JSON of the right form
   */
  static SafeTensorsHeader parse(Path file, String text) {
    List<Entry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      expect(file, json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        expect(file, json.nextToken(), JsonToken.START_OBJECT);
        if (name.equals(METADATA)) {
          readMetadata(file, json, metadata);
        } else {
          entries.add(readEntry(file, json, name));
        }
      }
      if (json.nextToken() != null) {
        throw broken(file, "there is more after the header's end");
      }
    } catch (JacksonException e) {
      throw new ModelFileException(
          file + " is no model file: its header is not valid JSON (" + e.getOriginalMessage() + ")",
          e);
    }
    return new SafeTensorsHeader(entries, metadata);
  }

  private static void readMetadata(Path file, JsonParser json, Map<String, String> metadata) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      expect(file, json.nextToken(), JsonToken.VALUE_STRING);
      metadata.put(name, json.getString());
    }
  }

  private static Entry readEntry(Path file, JsonParser json, String name) {
    String type = "";
    long[] shape = null;
    long[] offsets = new long[0];
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(file, value, JsonToken.VALUE_STRING);
          type = json.getString();
        }
        case "shape" -> shape = readNumbers(file, json, value);
        case "data_offsets" -> offsets = readNumbers(file, json, value);
        default -> throw broken(file, name + " has an unknown entry \"" + key + "\"");
      }
    }
    if (shape == null || offsets.length != 2) {
      throw broken(file, name + " lacks its shape or its two data_offsets");
    }
    return new Entry(name, type, dimensions(file, name, shape), offsets[0], offsets[1]);
  }

  private static int[] dimensions(Path file, String name, long[] shape) {
    int[] dimensions = new int[shape.length];
    long product = 1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] < 1 || shape[i] > Integer.MAX_VALUE) {
        throw broken(file, name + " has a dimension of " + shape[i]);
      }
      dimensions[i] = (int) shape[i];
      product *= shape[i];
      if (product > Integer.MAX_VALUE / Float.BYTES) {
        throw broken(file, name + " would have more than 2^29 values");
      }
    }
    return dimensions;
  }

  private static long[] readNumbers(Path file, JsonParser json, JsonToken first) {
    expect(file, first, JsonToken.START_ARRAY);
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      numbers.add(json.getLongValue());
      if (numbers.size() > DIMENSIONS_AT_MOST) {
        throw broken(file, "an array has more than " + DIMENSIONS_AT_MOST + " dimensions");
      }
    }
    expect(file, json.currentToken(), JsonToken.END_ARRAY);
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private static void expect(Path file, JsonToken found, JsonToken expected) {
    if (found != expected) {
      throw broken(file, "found " + found + " where " + expected + " was expected");
    }
  }

  /**
   * Checks the arrays against each other and the number of bytes there are for values.
   *
   * @throws ModelFileException if one is of another type, or they overlap, leave holes or do not
   *     end where the file does
   */
  void check(Path file, long bytes) {
    List<Entry> inOrder = new ArrayList<>(entries);
    inOrder.sort(java.util.Comparator.comparingLong(Entry::begin));
    long place = 0;
    for (Entry entry : inOrder) {
      if (!entry.type.equals(FLOAT)) {
        throw broken(file, entry.name + " is of type " + entry.type + " where F32 was expected");
      }
      long size = Float.BYTES;
      for (int dimension : entry.shape) {
        size *= dimension;
      }
      if (entry.begin != place || entry.end - entry.begin != size || entry.end > bytes) {
        throw broken(
            file,
            "%s stands at bytes %d to %d where %d to %d of %d were expected"
                .formatted(entry.name, entry.begin, entry.end, place, place + size, bytes));
      }
      place = entry.end;
    }
    if (place != bytes) {
      throw broken(file, "its values have %d bytes where %d were expected".formatted(bytes, place));
    }
  }

  private static ModelFileException broken(Path file, String what) {
    return new ModelFileException(
        file + " is no sound model file: " + what + "; copy or train it again");
  }
}
