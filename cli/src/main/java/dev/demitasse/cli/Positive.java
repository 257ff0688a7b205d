package dev.demitasse.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of at least 1. */
final class Positive implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the sentence below, which fits both cases
    }
    throw new TypeConversionException(
        "found '" + text + "' where a whole number of at least 1 was expected");
  }
}
