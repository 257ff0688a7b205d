package dev.demitasse.studies.sweep;

import dev.demitasse.tensor.RandomStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/** What a parameter may be; each value is the text that is typed for it or written in its place. */
public sealed interface Values {
  /** How many there are; {@link Long#MAX_VALUE} for a range of fractions. */
  long count();

  /** One of them, each as likely as the next; in a logarithmic range, each power of ten is. */
  String draw(RandomStream random);

  /**
   * Values one by one.
   *
   * @param texts the values, each once
   */
  record Listed(List<String> texts) implements Values {
    /** Copies the list. */
    public Listed {
      texts = List.copyOf(texts);
    }

    @Override
    public long count() {
      return texts.size();
    }

    @Override
    public String draw(RandomStream random) {
      return texts.get(random.nextInt(texts.size()));
    }
  }

  /**
   * All numbers between two. Fractions are drawn to four digits, so that they can be typed.
   *
   * @param low the least
   * @param high the largest, above the least
   * @param whole whether only whole numbers are meant
   * @param logarithmic whether each power of ten is as likely as the next; the ends are above 0
   */
  record Range(double low, double high, boolean whole, boolean logarithmic) implements Values {
    private static final MathContext DIGITS = new MathContext(4);
    private static final double SMALLEST_PLAIN = 1e-5;
    private static final double LARGEST_PLAIN = 1e7;
    private static final double HALF = 0.5; // what rounding to a whole number reaches

    @Override
    public long count() {
      return whole ? (long) (high - low) + 1 : Long.MAX_VALUE;
    }

    @Override
    public String draw(RandomStream random) {
      double reach = whole ? HALF : 0;
      return text(between(low - reach, high + reach, random.nextDouble()));
    }

    /** So many of them from end to end, evenly spaced; fewer where whole numbers coincide. */
    public Listed spaced(int count) {
      return new Listed(
          IntStream.range(0, count)
              .mapToObj(i -> text(between(low, high, (double) i / (count - 1))))
              .distinct()
              .toList());
    }

    private double between(double from, double to, double share) {
      return logarithmic
          ? StrictMath.exp(
              StrictMath.log(from) + share * (StrictMath.log(to) - StrictMath.log(from)))
          : from + share * (to - from);
    }

    private String text(double number) {
      if (whole) {
        return Long.toString(Math.round(Math.clamp(number, low, high)));
      }
      double rounded = new BigDecimal(number).round(DIGITS).doubleValue();
      BigDecimal exact =
          BigDecimal.valueOf(Math.clamp(rounded, low, high)).stripTrailingZeros(); // 0.001, 1E-3
      double size = Math.abs(exact.doubleValue());
      boolean plain = size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN);
      return plain ? exact.toPlainString() : exact.toString().replace("E+", "e").replace('E', 'e');
    }
  }
}
