package dev.demitasse.cli;

import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.InputChoice;
import dev.demitasse.model.Model;
import dev.demitasse.model.Presets;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a person means by a model: a model file, a run's folder, a preset or architecture text. */
record ModelArgument(String text) {
  static final String TRAINED = "A model file, or the folder that train wrote.";
  static final String ANY =
      "A preset (${COMPLETION-CANDIDATES}), a file of architecture text, a model file or a folder"
          + " that train wrote.";

  private static final String ENDING = ".safetensors";
  private static final String MODEL_FILE = "model" + ENDING;

  /** Whether this is a model file, by its name, or a folder with one in it. */
  boolean isTrained() {
    return text.endsWith(ENDING) || Files.exists(path().resolve(MODEL_FILE));
  }

  /**
   * Refuses pictures among which there is a model.
   *
   * @throws ParameterException if there is
   */
  static void refuseAmong(List<Path> images, CommandSpec spec) {
    Optional<Path> later =
        images.stream().filter(image -> new ModelArgument(image.toString()).isTrained()).findAny();
    if (later.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "'%s' is a model, which comes before the pictures".formatted(later.get()));
    }
  }

  /**
   * The model file meant: the file itself, or that in a run's folder.
   *
   * @throws InputException if it is a folder without one
   */
  Path file() {
    Path path = path();
    if (!Files.isDirectory(path)) {
      return path;
    }
    Path file = path.resolve(MODEL_FILE);
    if (!Files.exists(file)) {
      throw new InputException(
          "the folder '%s' has no %s in it; %s"
              .formatted(
                  path,
                  MODEL_FILE,
                  lastRun(path)
                      .map(run -> "did you mean '" + run + "'?")
                      .orElse("name a run's folder or a model file")));
    }
    return file;
  }

  /** The folder in it with a model that comes last by its name: of runs, the youngest. */
  private static Optional<Path> lastRun(Path folder) {
    try (Stream<Path> inner = Files.list(folder)) {
      return inner
          .filter(path -> Files.exists(path.resolve(MODEL_FILE)))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty(); // it is only a hint
    }
  }

  private Path path() {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InputException(
          "'%s' is no path (%s); check it".formatted(Printable.of(text), e.getReason()), e);
    }
  }

  /** The model in the model file meant. */
  Model model() {
    return Model.load(file());
  }

  /** The architecture meant; where its text names no input, the one for pictures of this shape. */
  InputChoice architecture(Optional<Shape> pictures) {
    if (isTrained() || Files.isDirectory(path())) {
      return new InputChoice(model().architecture(), Optional.empty());
    }
    ArchitectureText found = Presets.find(text);
    if (found.input().isPresent()) {
      return new InputChoice(found.architecture(), Optional.empty());
    }
    return pictures
        .map(shape -> InputChoice.forPictures(found, shape))
        .orElseGet(() -> InputChoice.smallest(found));
  }
}
