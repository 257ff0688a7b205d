package dev.demitasse.studies.sweep;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.tensor.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The networks of a sweep, made from templates; each is made once. */
final class Networks {
  private final Map<String, Template> templates;
  private final String base;
  private final Optional<Shape> pictures;
  private final Map<Map<String, String>, Architecture> made = new HashMap<>();

  /**
   * Networks from these templates.
   *
   * @param templates the templates by the names they were called by
   * @param base the one to take where a combination names no model
   * @param pictures the shape of the pictures, if they have one
   */
  Networks(Map<String, Template> templates, String base, Optional<Shape> pictures) {
    this.templates = Map.copyOf(templates);
    this.base = base;
    this.pictures = pictures;
  }

  /**
   * The network of a combination.
   *
   * @throws dev.demitasse.model.ArchitectureException if its values make none
   */
  Architecture of(Combination combination) {
    Map<String, String> values = new LinkedHashMap<>(combination.values());
    Setting.names().stream()
        .filter(name -> !name.equals(Setting.MODEL.text()))
        .forEach(values::remove);
    Architecture known = made.get(values);
    if (known != null) {
      return known;
    }
    Architecture architecture = templates.get(model(combination)).filled(values, pictures);
    made.put(values, architecture);
    return architecture;
  }

  /** The name of the network that a combination begins with. */
  String model(Combination combination) {
    return combination.values().getOrDefault(Setting.MODEL.text(), base);
  }

  /** Whether a combination changes the network it begins with, so that no name says it. */
  boolean changes(Combination combination) {
    Template template = templates.get(model(combination));
    return !template.gaps().isEmpty()
        || LayerArguments.KINDS.keySet().stream().anyMatch(combination.values()::containsKey);
  }

  /** The text of each template by its name: what the networks depend on. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    templates.keySet().stream()
        .sorted()
        .forEach(name -> texts.put(name, templates.get(name).text().orElse(name)));
    return texts;
  }

  /** The text of a combination's network. */
  String text(Combination combination) {
    return ArchitectureText.print(of(combination));
  }
}
