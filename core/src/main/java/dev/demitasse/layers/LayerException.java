package dev.demitasse.layers;

import dev.demitasse.tensor.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer has a hyper-parameter it cannot have or is given a shape it cannot take.
 *
 * <p>{@link #place} says where in a network that is, once it is known: from outside in, the layer's
 * number in its path, the path's number in its join, and so on, from 1.
 */
public final class LayerException extends InputException {
  private static final long serialVersionUID = 1L;

  private final transient List<Integer> place;

  /** An error with this sentence, which names the layer, what it got and what it wants. */
  public LayerException(String message) {
    this(message, List.of());
  }

  private LayerException(String message, List<Integer> place) {
    super(message);
    this.place = place;
  }

  /** The same error, said of the layer with this number or of the path with this number. */
  public LayerException within(int number) {
    List<Integer> outer = new ArrayList<>(List.of(number));
    outer.addAll(place);
    LayerException moved = new LayerException(getMessage(), List.copyOf(outer));
    moved.setStackTrace(getStackTrace());
    return moved;
  }

  /** Layer, path, layer, ... from outside in, each from 1; empty where that is not known. */
  public List<Integer> place() {
    return place == null ? List.of() : place;
  }

  /** The place in words, such as {@code layer 3, path 2, layer 1}. */
  public String placeInWords() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < place().size(); i++) {
      words.add((i % 2 == 0 ? "layer " : "path ") + place().get(i));
    }
    return String.join(", ", words);
  }
}
