package dev.demitasse.cli;

import dev.demitasse.PreparedData;
import dev.demitasse.data.DataSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that train: which pictures to learn from, and how to read them. */
final class PictureOptions {
  @Option(
      names = "--classes",
      paramLabel = "A,B,...",
      description =
          "Keep only these classes, in this order, by name or by number from 0. Of two, the second"
              + " is the positive one.")
  private List<String> classes = new ArrayList<>();

  @Mixin private ReadingOptions reading;

  /** The classes to keep, as they were given. */
  List<String> classes() {
    return classes;
  }

  boolean strict() {
    return reading.strict();
  }

  /** What to read of a data set; the seed divides it. */
  PreparedData.Options of(DataSource source, long seed) {
    List<String> kept =
        classes.stream().flatMap(text -> Names.split(text, source.classNames()).stream()).toList();
    return new PreparedData.Options(kept, reading.strict(), seed);
  }

  /** The options as they were given, with a blank before each; nothing if none was. */
  String given() {
    StringBuilder given = new StringBuilder();
    classes.forEach(each -> given.append(" --classes ").append(Shell.quoted(each)));
    return given.append(reading.strict() ? " --strict" : "").toString();
  }
}
