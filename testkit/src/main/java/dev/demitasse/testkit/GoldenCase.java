package dev.demitasse.testkit;

import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One case of a golden file: an operator with its settings, inputs and reference results.
 *
 * <p>Nested objects are flattened with dots: {@code params.weight}, {@code dparams.bias}, {@code
 * defaults.lr}, {@code full_batch_steps.adam.loss_at_step}. A value that is null in the file is
 * absent here.
 */
public final class GoldenCase {
  private final Map<String, Object> values;

  /** Takes values of type Double, Boolean, String and GoldenArray. */
  GoldenCase(Map<String, Object> values) {
    this.values = new TreeMap<>(values);
  }

  /** What the case is about: its {@code op}, or the name of its {@code model}. */
  public String op() {
    return has("op") ? text("op") : text("model");
  }

  /** The names of all values. */
  public SortedSet<String> names() {
    return new TreeSet<>(values.keySet());
  }

  /** Whether there is a value of this name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A number.
   *
   * @throws NoSuchElementException if there is no number of this name
   */
  public double number(String name) {
    return value(name, Double.class);
  }

  /**
   * A whole number.
   *
   * @throws NoSuchElementException if there is no number of this name
   * @throws IllegalArgumentException if it is not a whole number
   */
  public int integer(String name) {
    double number = number(name);
    if (number != (int) number) {
      throw new IllegalArgumentException(name + " is " + number + ", no whole number");
    }
    return (int) number;
  }

  /**
   * A truth value.
   *
   * @throws NoSuchElementException if there is no truth value of this name
   */
  public boolean flag(String name) {
    return value(name, Boolean.class);
  }

  /**
   * A text.
   *
   * @throws NoSuchElementException if there is no text of this name
   */
  public String text(String name) {
    return value(name, String.class);
  }

  /**
   * An array; a list of equally long lists is a matrix.
   *
   * @throws NoSuchElementException if there is no array of this name
   */
  public GoldenArray array(String name) {
    return value(name, GoldenArray.class);
  }

  /** The operator and its plain settings in one line, for a test's description. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(op());
    values.forEach(
        (name, value) -> {
          if (value instanceof Double || value instanceof Boolean) {
            line.append(' ').append(name).append('=').append(value);
          }
        });
    if (has("x")) {
      line.append(" x=").append(Arrays.toString(array("x").shape()));
    }
    return line.toString();
  }

  private <T> T value(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new NoSuchElementException(
          "no " + type.getSimpleName() + " named " + name + " among " + values.keySet());
    }
    return type.cast(value);
  }
}
