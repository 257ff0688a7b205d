package dev.demitasse.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Architectures that come with Demitasse, by name. */
public final class Presets {
  private static final List<String> NAMES =
      List.of("report-cnn", "report-cnn-sigmoid", "report-cnn-linear", "report-nn", "lenet5");

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
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new ArchitectureException(
          "there is no architecture '%s'; name a file of architecture text or one of %s"
              .formatted(nameOrFile, String.join(", ", NAMES)));
    }
    return ArchitectureText.read(file);
  }

  private static ArchitectureText textOf(String name) {
    if (!NAMES.contains(name)) {
      throw new ArchitectureException(
          "there is no preset '%s'; choose one of %s".formatted(name, String.join(", ", NAMES)));
    }
    try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".txt")) {
      return ArchitectureText.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
