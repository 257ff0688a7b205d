package dev.demitasse.studies.sweep;

import dev.demitasse.studies.sweep.Space.Parameter;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep varies and in which networks: {@code NAME=VALUES} as typed, understood.
 *
 * <p>A name is that of a setting of training, of something that the architecture text leaves open
 * as {@code {name}}, or else of an argument of layers, which is then meant in every layer that has
 * it. What could be meant in two ways is refused.
 */
final class Scope {
  private static final String EXAMPLE = "--set learning-rate=1e-4..1e-2";

  /** Arguments of layers that cannot be meant in all of them, and why. */
  private static final Map<String, String> AMBIGUOUS =
      Map.of(
          "stride", "could be that of Conv or of MaxPool",
          "input_channel", "follows from the layer before",
          "inputs", "follows from the layer before",
          "loss", "is one for the whole network");

  private final Map<String, String> given;
  private final Map<String, Template> templates = new LinkedHashMap<>();
  private final String base;
  private final Optional<Shape> pictures;

  private Scope(Map<String, String> given, String base, Optional<Shape> pictures) {
    this.given = given;
    this.base = base;
    this.pictures = pictures;
  }

  /** What came of it. */
  record Found(Space space, Networks networks) {}

  /**
   * Understands what was typed.
   *
   * @param sets what is varied, each {@code NAME=VALUES}
   * @param base the network where {@code model} is not varied
   * @param pictures the shape of the pictures, if they have one
   * @throws InputException if something is not understood
   */
  static Found of(List<String> sets, String base, Optional<Shape> pictures) {
    Scope scope = new Scope(given(sets), base, pictures);
    List<Parameter> parameters = scope.parameters();
    Networks networks = new Networks(scope.templates, base, pictures);
    return new Found(new Space(parameters), networks);
  }

  private static Map<String, String> given(List<String> sets) {
    if (sets.isEmpty()) {
      throw new InputException(
          "a sweep varies something; give at least one --set, such as " + EXAMPLE);
    }
    Map<String, String> given = new LinkedHashMap<>();
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals < 1) {
        throw new InputException(
            "found '--set %s' where NAME=VALUES was expected; write it as in %s"
                .formatted(set, EXAMPLE));
      }
      String name = set.substring(0, equals).strip();
      if (given.put(name, set.substring(equals + 1)) != null) {
        throw new InputException(
            "--set %s is given twice; put all its values into one".formatted(name));
      }
    }
    return given;
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    String model = Setting.MODEL.text();
    if (given.containsKey(model)) {
      Values values = ValuesText.parse(model, Kind.MODEL, given.get(model));
      ((Values.Listed) values).texts().forEach(each -> templates.put(each, Template.find(each)));
    } else {
      templates.put(base, Template.find(base));
    }
    templates.values().forEach(this::checkGaps);
    given.forEach(
        (name, text) ->
            parameters.add(new Parameter(name, text, ValuesText.parse(name, kind(name), text))));
    return parameters;
  }

  private Kind kind(String name) {
    Optional<Setting> setting = Setting.named(name);
    if (setting.isPresent()) {
      return setting.get().kind();
    }
    Kind kind = LayerArguments.KINDS.get(name);
    boolean open = templates.values().stream().anyMatch(each -> each.gaps().contains(name));
    for (Template template : templates.values()) {
      if (!template.gaps().contains(name)) {
        checkArgument(name, template, open || kind == null);
      }
    }
    return open ? Kind.OPEN : kind;
  }

  /** In a text with gaps only these are meant; in others, what stands in a layer is. */
  private void checkArgument(String name, Template template, boolean gap) {
    if (gap || !template.gaps().isEmpty()) {
      throw unknown(name, template);
    }
    if (!LayerArguments.stands(name, template.filled(Map.of(), pictures).layers())) {
      throw new InputException(
          "%s has no hidden layer with %s; vary something else, or name networks that all have it"
              .formatted(template.name(), name));
    }
  }

  private InputException unknown(String name, Template template) {
    if (AMBIGUOUS.containsKey(name) && template.gaps().isEmpty()) {
      return new InputException(
          "--set %s %s; write {%s} where it is meant in a file of architecture text, and name that with --model"
              .formatted(name, AMBIGUOUS.get(name), name));
    }
    List<String> known = new ArrayList<>(Setting.names());
    known.addAll(template.gaps().isEmpty() ? LayerArguments.KINDS.keySet() : template.gaps());
    return new InputException(
        "there is nothing called '%s' to be varied in %s; %sknown are %s"
            .formatted(
                name, template.name(), Suggestion.of(name, known), String.join(", ", known)));
  }

  private void checkGaps(Template template) {
    for (String gap : template.gaps()) {
      if (Setting.named(gap).isPresent()) {
        throw new InputException(
            "%s leaves {%s} open, which is the name of a setting; call it otherwise"
                .formatted(template.name(), gap));
      }
      if (!given.containsKey(gap)) {
        throw new InputException(
            "%s leaves {%s} open; add --set %s=VALUES, or write a value in its place"
                .formatted(template.name(), gap, gap));
      }
    }
  }
}
