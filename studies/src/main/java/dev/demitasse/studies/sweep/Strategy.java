package dev.demitasse.studies.sweep;

import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which combinations of values are tried, and how long. */
public enum Strategy {
  /** All of them. */
  GRID,
  /** Some, drawn at random; none twice. */
  RANDOM,
  /** Drawn at random; only the better ones are trained to the end, see {@link Halving}. */
  HALVING;

  /** The names that {@link #named} knows. */
  public static final List<String> NAMES = Arrays.stream(values()).map(Strategy::text).toList();

  /** The name it is chosen by. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The strategy of that name.
   *
   * @throws InputException if there is none
   */
  public static Strategy named(String name) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "there is no strategy '%s'; %schoose one of %s"
                        .formatted(name, Suggestion.of(name, NAMES), String.join(", ", NAMES))));
  }
}
