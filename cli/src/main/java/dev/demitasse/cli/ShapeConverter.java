package dev.demitasse.cli;

import dev.demitasse.tensor.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a shape such as {@code 1x32x32}. */
final class ShapeConverter implements ITypeConverter<Shape> {
  private static final Pattern SHAPE =
      Pattern.compile("([13])x([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");

  @Override
  public Shape convert(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "found '%s' where channels (1 or 3), height and width (up to 9999) were expected, as in"
                  .formatted(text)
              + " 1x32x32");
    }
    return Shape.of(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }
}
