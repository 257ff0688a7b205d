package dev.demitasse.studies.sweep;

import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Randomness.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All combinations of the parameters' values.
 *
 * @param parameters the parameters, in the order in which they were given
 */
record Space(List<Parameter> parameters) {
  /**
   * Something that a sweep varies.
   *
   * @param name its name
   * @param text its values as they were typed
   * @param values its values
   */
  record Parameter(String name, String text, Values values) {}

  /** Copies the list. */
  Space {
    parameters = List.copyOf(parameters);
  }

  /** How many combinations there are; {@link Long#MAX_VALUE} if they cannot be counted. */
  long size() {
    long size = 1;
    for (Parameter parameter : parameters) {
      long count = parameter.values().count();
      size = count > Long.MAX_VALUE / size ? Long.MAX_VALUE : size * count;
    }
    return size;
  }

  /** The first parameter with values that cannot be gone through one by one. */
  Optional<Parameter> firstRange() {
    return parameters.stream()
        .filter(parameter -> parameter.values() instanceof Values.Range)
        .findFirst();
  }

  /** One of the combinations of listed values; the last parameter changes first. */
  Combination at(long index) {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.forEach(parameter -> values.put(parameter.name(), ""));
    long rest = index;
    for (Parameter parameter : parameters.reversed()) {
      List<String> texts = ((Values.Listed) parameter.values()).texts();
      values.put(parameter.name(), texts.get((int) (rest % texts.size())));
      rest /= texts.size();
    }
    return new Combination(values);
  }

  /** One of the combinations, drawn by its number; another parameter beside changes none. */
  Combination draw(Randomness randomness, long number) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      values.put(
          parameter.name(),
          parameter.values().draw(randomness.stream(Purpose.SETTINGS, number, i)));
    }
    return new Combination(values);
  }
}
