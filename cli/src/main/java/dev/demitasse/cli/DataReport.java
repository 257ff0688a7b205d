package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.Dataset;
import dev.demitasse.data.Duplicates;
import dev.demitasse.data.Loaded;
import dev.demitasse.data.Part;
import dev.demitasse.data.Skipped;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is in a data set, as JSON and as text. */
record DataReport(DataSource source, Loaded loaded, Duplicates duplicates) {
  private static final int SHAPES_TOLD = 5;

  /** The counts by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", source.name());
    json.put("classes", source.classNames());
    json.put("channels", source.channels());
    json.put("picture_shape", source.pictureShape().map(Shape::toArray).orElse(null));
    json.put("shapes", source.shapes().entrySet().stream().map(DataReport::json).toList());
    json.put("parts", parts());
    json.put("skipped", loaded.skipped().stream().map(DataReport::json).toList());
    json.put("duplicates", copies());
    return json;
  }

  private static Map<String, Object> json(Map.Entry<Shape, Integer> shape) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("shape", shape.getKey().toArray());
    json.put("pictures", shape.getValue());
    return json;
  }

  private static Map<String, Object> json(Skipped skipped) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", skipped.file());
    json.put("reason", skipped.reason());
    return json;
  }

  private Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Map.Entry<Part, Dataset> part : loaded.parts().entrySet()) {
      Map<String, Object> counts = new LinkedHashMap<>();
      List<String> names = part.getValue().classNames();
      for (int i = 0; i < names.size(); i++) {
        counts.put(names.get(i), part.getValue().counts()[i]);
      }
      parts.put(name(part.getKey()), counts);
    }
    return parts;
  }

  private Map<String, Object> copies() {
    Map<String, Object> within = new LinkedHashMap<>();
    duplicates.within().forEach((part, count) -> within.put(name(part), count));
    Map<String, Object> copies = new LinkedHashMap<>();
    copies.put("within", within);
    copies.put("across", duplicates.across());
    copies.put("examples", duplicates.examples());
    return copies;
  }

  private String name(Part part) {
    return loaded.divided() ? part.name().toLowerCase(Locale.ROOT) : "all";
  }

  /** Sizes, a table of counts, duplicates and what was left out. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(Printable.of(source.name()) + ": pictures of " + sizes());
    lines.add("");
    lines.add(counts().toString());
    lines.add(
        "Exact duplicates: %,d within parts, %,d across parts"
            .formatted(duplicates.total() - duplicates.across(), duplicates.across()));
    duplicates.examples().forEach(example -> lines.add("  " + Printable.of(example)));
    lines.addAll(Skips.lines(loaded.skipped()));
    return String.join("\n", lines) + "\n";
  }

  /** {@code 1x28x28}, or {@code 3x640x480 (12), 1x640x480 (3)}. */
  private String sizes() {
    List<String> sizes = new ArrayList<>();
    Map<Shape, Integer> shapes = source.shapes();
    if (shapes.size() == 1) {
      return shapes.keySet().iterator().next().toString();
    }
    shapes.entrySet().stream()
        .limit(SHAPES_TOLD)
        .forEach(entry -> sizes.add("%s (%,d)".formatted(entry.getKey(), entry.getValue())));
    if (shapes.size() > SHAPES_TOLD) {
      sizes.add("%,d other sizes".formatted(shapes.size() - SHAPES_TOLD));
    }
    return String.join(", ", sizes);
  }

  private Table counts() {
    List<Dataset> parts = List.copyOf(loaded.parts().values());
    List<Object> head = new ArrayList<>(List.of("class"));
    loaded.parts().keySet().forEach(part -> head.add(loaded.divided() ? name(part) : "pictures"));
    Table table = new Table().row(head);
    List<String> names = parts.getFirst().classNames();
    for (int i = 0; i < names.size(); i++) {
      List<Object> row = new ArrayList<>(List.of(names.get(i)));
      for (Dataset part : parts) {
        row.add(part.counts()[i]);
      }
      table.row(row);
    }
    List<Object> sums = new ArrayList<>(List.of("all"));
    parts.forEach(part -> sums.add(part.size()));
    return table.row(sums);
  }
}
