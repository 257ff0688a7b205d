package dev.demitasse.studies.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Numbers as a reader wants them: to some four digits, thousands apart. */
public final class NumberText {
  private static final double SMALLEST_PLAIN = 0.001;
  private static final int DIGITS = 4;

  private NumberText() {}

  /** A number or text as text. */
  public static String of(Object value) {
    return switch (value) {
      case Integer number -> String.format(Locale.ROOT, "%,d", number);
      case Long number -> String.format(Locale.ROOT, "%,d", number);
      case Double number -> of(number, decimals(Math.abs(number)));
      default -> value.toString();
    };
  }

  /**
   * A number with so many decimals, or as a power of ten if it is small and these do not tell it.
   */
  static String of(double number, int decimals) {
    if (!Double.isFinite(number)) {
      return Double.isNaN(number) ? "–" : number > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(number);
    String text =
        size < SMALLEST_PLAIN && rounded(number, decimals) != number
            ? String.format(Locale.ROOT, "%.2e", number)
            : String.format(Locale.ROOT, "%,." + decimals + "f", number);
    return text.replace('-', '−').replace("e−0", "e−");
  }

  private static double rounded(double number, int decimals) {
    return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** A number without decimals if it has none. */
  static String whole(double number) {
    return of(number, decimals(List.of(number)));
  }

  /** How many decimals show all numbers of a column to some four digits; none if all are whole. */
  static int decimals(Collection<Double> numbers) {
    if (numbers.stream().allMatch(number -> number == Math.rint(number))) {
      return 0;
    }
    return decimals(
        numbers.stream()
            .filter(number -> Double.isFinite(number))
            .mapToDouble(Math::abs)
            .max()
            .orElse(0));
  }

  private static int decimals(double largest) {
    int whole = largest <= 1 ? 0 : (int) Math.floor(Math.log10(largest)) + 1;
    return Math.max(0, DIGITS - whole);
  }

  /** A number rounded to six digits for a chart, or null, which leaves a gap. */
  static Double plotted(double number) {
    if (!Double.isFinite(number)) {
      return null;
    }
    return Double.valueOf(String.format(Locale.ROOT, "%.5e", number));
  }
}
