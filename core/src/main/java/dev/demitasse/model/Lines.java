package dev.demitasse.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where in a text a layer stands.
 *
 * @param line its line, from 1
 * @param paths the lines of the layers that its paths hold, if it is a join
 */
public record Lines(int line, List<List<Lines>> paths) {
  /** Copies the list. */
  public Lines {
    paths = List.copyOf(paths);
  }

  /** The line of a single layer. */
  static Lines of(int line) {
    return new Lines(line, List.of());
  }

  /**
   * The line of the layer at a place, or the nearest known around it.
   *
   * @param place layer, path, layer, ... from outside in, each from 1
   * @param lines the lines of the outermost layers
   */
  static OptionalInt of(List<Integer> place, List<Lines> lines) {
    OptionalInt line = OptionalInt.empty();
    List<Lines> here = lines;
    for (int i = 0; i < place.size() && place.get(i) <= here.size(); i += 2) {
      Lines layer = here.get(place.get(i) - 1);
      line = OptionalInt.of(layer.line);
      boolean deeper = i + 1 < place.size() && place.get(i + 1) <= layer.paths.size();
      here = deeper ? layer.paths.get(place.get(i + 1) - 1) : List.of();
    }
    return line;
  }
}
