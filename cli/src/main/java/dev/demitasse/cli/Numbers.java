package dev.demitasse.cli;

import java.math.BigInteger;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers, each kind with a sentence of its own for what is none. */
final class Numbers {
  private Numbers() {}

  /** A whole number of at least 1. */
  static final class Positive extends Whole {
    Positive() {
      super(Integer.MAX_VALUE, "a whole number of at least 1");
    }
  }

  /** A number of threads; more than the limit would only wait for each other. */
  static final class Threads extends Whole {
    private static final int MOST = 1024;

    Threads() {
      super(MOST, "a whole number from 1 to " + MOST);
    }
  }

  abstract static class Whole implements ITypeConverter<Integer> {
    private final int most;
    private final String expected;

    Whole(int most, String expected) {
      this.most = most;
      this.expected = expected;
    }

    @Override
    public Integer convert(String text) {
      try {
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(most)) > 0) {
          throw outside(text, "large", "a whole number from 1 to " + most);
        }
        if (number.signum() > 0) {
          return number.intValue();
        }
      } catch (NumberFormatException e) {
        // falls through to the sentence below, which fits both cases
      }
      throw unexpected(text, expected);
    }
  }

  /** A learning rate: a number above 0 that a 32-bit float can hold. */
  static final class LearningRate implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double number = Double.parseDouble(text);
        if ((float) number == Float.POSITIVE_INFINITY) {
          throw outside(text, "large", "a number of at most 3e38");
        }
        if (number > 0 && (float) number == 0) {
          throw outside(text, "small", "a number of at least 1e-45");
        }
        if (number > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // falls through to the sentence below, which fits both cases
      }
      throw unexpected(text, "a number above 0, such as 0.001,");
    }
  }

  /** A seed: any whole number of 64 bits. */
  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw unexpected(text, "a whole number of at most 18 digits");
      }
    }
  }

  private static TypeConversionException outside(String found, String too, String expected) {
    return new TypeConversionException(
        "found '%s', which is too %s, where %s was expected".formatted(found, too, expected));
  }

  private static TypeConversionException unexpected(String found, String expected) {
    return new TypeConversionException("found '" + found + "' where " + expected + " was expected");
  }
}
