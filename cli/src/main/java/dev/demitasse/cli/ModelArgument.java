package dev.demitasse.cli;

import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.InputChoice;
import dev.demitasse.model.Model;
import dev.demitasse.model.Presets;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What a person means by a model: a model file, a run's folder, a preset or architecture text. */
record ModelArgument(String text) {
  private static final String MODEL_FILE = "model.safetensors";

  /** The model file meant: the file itself, or that in a run's folder. */
  Path file() {
    Path path = path();
    return Files.isDirectory(path) && Files.exists(path.resolve(MODEL_FILE))
        ? path.resolve(MODEL_FILE)
        : path;
  }

  private Path path() {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InputException("'%s' is no path: %s".formatted(text, e.getReason()), e);
    }
  }

  /** The model in the model file meant. */
  Model model() {
    return Model.load(file());
  }

  /** The architecture meant; where its text names no input, the one for pictures of this shape. */
  InputChoice architecture(Optional<Shape> pictures) {
    if (text.endsWith(".safetensors") || Files.isDirectory(path())) {
      return new InputChoice(model().architecture(), Optional.empty());
    }
    ArchitectureText found = Presets.find(text);
    if (found.input().isPresent()) {
      return new InputChoice(found.architecture(), Optional.empty());
    }
    return pictures
        .map(shape -> InputChoice.forPictures(found.name(), found.layers(), shape))
        .orElseGet(() -> InputChoice.smallest(found.name(), found.layers()));
  }
}
