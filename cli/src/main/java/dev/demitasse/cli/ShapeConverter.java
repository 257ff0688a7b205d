package dev.demitasse.cli;

import dev.demitasse.tensor.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a shape such as {@code 1x32x32}. */
final class ShapeConverter implements ITypeConverter<Shape> {
  private static final Pattern SHAPE = Pattern.compile("([13])x([0-9]{1,5})x([0-9]{1,5})");

  @Override
  public Shape convert(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()
        || Integer.parseInt(matcher.group(2)) < 1
        || Integer.parseInt(matcher.group(3)) < 1) {
      throw new TypeConversionException(
          "found '"
              + text
              + "' where channels (1 or 3), height and width were expected, as 1x32x32");
    }
    return Shape.of(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }
}
