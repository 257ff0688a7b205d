package dev.demitasse.data;

import java.util.List;

/**
 * What is wanted of a data source.
 *
 * @param fitting the size and channels pictures are brought to
 * @param classes the classes to keep, in this order, each by its name or else by its number among
 *     the source's classes, counted from 0; empty for all
 * @param strict whether a file that cannot be read is an error rather than skipped
 * @param cache where the pixels are kept
 */
public record Request(Fitting fitting, List<String> classes, boolean strict, PixelCache cache) {
  /** Copies the list. */
  public Request {
    classes = List.copyOf(classes);
  }

  /** Pixels kept as usual. */
  public Request(Fitting fitting, List<String> classes, boolean strict) {
    this(fitting, classes, strict, PixelCache.usual());
  }

  /** All classes, files that cannot be read skipped. */
  public static Request of(Fitting fitting) {
    return new Request(fitting, List.of(), false);
  }
}
