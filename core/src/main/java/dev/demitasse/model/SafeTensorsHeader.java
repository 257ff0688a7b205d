package dev.demitasse.model;

import dev.demitasse.tensor.Tensor;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The header of a SafeTensors file: which array stands where, and texts.
 *
 * @param entries the arrays
 * @param metadata texts by name
 */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";
  static final String FLOAT = "F32";

  /**
   * One array of floats: its shape and its place among the values.
   *
   * @param begin its first byte
   * @param end the byte after its last
   */
  record Entry(String name, int[] shape, long begin, long end) {
    /** How many bytes its shape wants. */
    long size() {
      long size = Float.BYTES;
      for (int dimension : shape) {
        size = Math.multiplyExact(size, dimension);
      }
      return size;
    }
  }

  /** The header for this content, arrays one after the other. */
  static SafeTensorsHeader of(SafeTensors content) {
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, Tensor> named : content.tensors().entrySet()) {
      Tensor tensor = named.getValue();
      long end = begin + (long) tensor.size() * Float.BYTES;
      entries.add(new Entry(named.getKey(), tensor.shape().toArray(), begin, end));
      begin = end;
    }
    return new SafeTensorsHeader(entries, content.metadata());
  }

  /** The header as JSON, the texts first. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeObjectPropertyStart(METADATA);
      metadata.forEach(json::writeStringProperty);
      json.writeEndObject();
      for (Entry entry : entries) {
        json.writeObjectPropertyStart(entry.name);
        json.writeStringProperty("dtype", FLOAT);
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
   * Checks the arrays against each other and the number of bytes there are for values.
   *
   * @throws ModelFileException if they overlap, leave holes or do not end where the file does
   */
  void check(Path file, long bytes) {
    List<Entry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(Entry::begin));
    long place = 0;
    for (Entry entry : inOrder) {
      long end = place + entry.size();
      if (entry.begin != place || entry.end != end) {
        throw new ModelFileException(
            ("%s is no sound model file: %s stands at bytes %d to %d where %d to %d were expected;"
                    + " copy or train it again")
                .formatted(file, Excerpt.of(entry.name), entry.begin, entry.end, place, end));
      }
      place = end;
    }
    if (place != bytes) {
      throw new ModelFileException(
          "%s is %s: its values have %d bytes where %d were expected; copy or train it again"
              .formatted(file, bytes < place ? "cut short" : "too long", bytes, place));
    }
  }
}
