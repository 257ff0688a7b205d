package dev.demitasse.model;

import dev.demitasse.tensor.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Architectures that come with Demitasse, by name. */
public final class Presets {
  private static final List<String> NAMES =
      List.of(
          "report-cnn",
          "report-cnn-sigmoid",
          "report-cnn-linear",
          "report-nn",
          "lenet5",
          "vgg8",
          "resnet20",
          "separable");

  private Presets() {}

  /** The names there are. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The architecture of that name.
   *
   * @throws ArchitectureException if there is none
   */
  public static Architecture named(String name) {
    return textOf(name).architecture();
  }

  /**
   * What a person means by a preset's name or a file of architecture text.
   *
   * @throws ArchitectureException if it is neither, or the file is no architecture
   */
  public static ArchitectureText find(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return textOf(nameOrFile);
    }
    Path file = path(nameOrFile);
    if (file == null || !Files.isRegularFile(file)) {
      throw new ArchitectureException(
          "there is no architecture '%s'; %sname a file of architecture text or one of %s"
              .formatted(
                  Excerpt.of(nameOrFile),
                  Suggestion.of(nameOrFile, NAMES),
                  String.join(", ", NAMES)));
    }
    return ArchitectureText.read(file);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null; // no file can have that name
    }
  }

  private static ArchitectureText textOf(String name) {
    if (!NAMES.contains(name)) {
      throw new ArchitectureException(
          "there is no preset '%s'; %schoose one of %s"
              .formatted(Excerpt.of(name), Suggestion.of(name, NAMES), String.join(", ", NAMES)));
    }
    try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".txt")) {
      return ArchitectureText.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
