package dev.demitasse.studies.sweep;

import dev.demitasse.tensor.InputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a parameter as they are typed: {@code 3,5,7} one by one; {@code 1e-4..1e-2}, all
 * between two numbers; {@code 1e-4..1e-2:5}, five of these from end to end.
 */
final class ValuesText {
  private static final double LOGARITHMIC_FROM = 10; // times the lower end
  private static final int COUNT_AT_MOST = 1000;
  private static final Pattern RANGE = Pattern.compile("([^,]*?)\\.\\.([^,:]*)(?::([^,]*))?");

  private final String name;
  private final Kind kind;
  private final String text;

  private ValuesText(String name, Kind kind, String text) {
    this.name = name;
    this.kind = kind;
    this.text = text;
  }

  /**
   * The values that a text says.
   *
   * @param name the parameter's name
   * @param kind what it can be
   * @throws InputException if there is none, or one that it cannot be
   */
  static Values parse(String name, Kind kind, String text) {
    ValuesText values = new ValuesText(name, kind, text.strip());
    Matcher range = RANGE.matcher(values.text);
    return kind.hasRanges() && range.matches() ? values.range(range) : values.listed();
  }

  private Values listed() {
    List<String> texts = List.of(text.split(",", -1)).stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String value : texts) {
      if (value.isEmpty()) {
        throw wrong("names no value", "write %s=3,5 or %s=1..10".formatted(name, name));
      }
      if (value.contains("..") && kind != Kind.MODEL) {
        throw wrong(
            kind.hasRanges() ? "has a range among other values" : "has a range of what are names",
            "give either values with commas between them or one range of numbers");
      }
      kind.check(name, value);
      if (!seen.add(Kind.isNumber(value) ? Double.toString(Double.parseDouble(value)) : value)) {
        throw wrong("has " + value + " twice", "name each value once");
      }
    }
    return new Values.Listed(texts);
  }

  private Values range(Matcher match) {
    String low = match.group(1).strip();
    String high = match.group(2).strip();
    for (String end : List.of(low, high)) {
      if (!Kind.isNumber(end)) {
        throw wrong("is a range without two numbers", "write one such as %s=1..10".formatted(name));
      }
      kind.check(name, end);
    }
    double from = Double.parseDouble(low);
    double to = Double.parseDouble(high);
    if (!(from < to)) {
      throw wrong("is an empty range", "write the smaller number first");
    }
    boolean logarithmic = from > 0 && (kind == Kind.LEARNING_RATE || to / from >= LOGARITHMIC_FROM);
    boolean whole = Kind.isWhole(low) && Kind.isWhole(high);
    Values.Range range = new Values.Range(from, to, whole, logarithmic);
    checkWhole(whole);
    return match.group(3) == null ? range : range.spaced(count(match.group(3).strip()));
  }

  private void checkWhole(boolean whole) {
    if (!whole && (kind == Kind.COUNT || kind == Kind.MARGIN)) {
      throw wrong("has an end that is not whole", "write whole numbers without a point");
    }
  }

  private int count(String written) {
    if (Kind.isWhole(written)) {
      int count = Integer.parseInt(written);
      if (count >= 2 && count <= COUNT_AT_MOST) {
        return count;
      }
    }
    throw wrong(
        "says '%s' behind its ':'".formatted(written),
        "write how many values to take of the range, 2 to " + COUNT_AT_MOST);
  }

  private InputException wrong(String what, String remedy) {
    return new InputException("--set %s=%s %s; %s".formatted(name, text, what, remedy));
  }
}
