package dev.demitasse;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.EpochResult;
import dev.demitasse.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder a training leaves its results in.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  private static final String MODEL = "model.safetensors";
  private static final String HISTORY = "history.csv";
  private static final String SIGNALS = "signals.csv";
  private static final String CONFIG = "config.json";

  /**
   * A folder that can be written to: new, or there and empty. Nothing is left on the disk yet.
   *
   * @throws InputException if it holds something or cannot be made
   */
  public static RunFolder at(Path path) {
    RunFolder folder = new RunFolder(path);
    if (Files.exists(path) && !folder.isEmptyFolder()) {
      throw new InputException(
          "'%s' %s, and a run never writes over anything; name a new folder"
              .formatted(path, Files.isDirectory(path) ? "is not empty" : "is a file"));
    }
    List<Path> made = folder.make();
    try {
      Files.delete(Files.createTempFile(path, "check", ".tmp"));
    } catch (IOException e) {
      throw unwritable(path, e);
    } finally {
      remove(made);
    }
    return folder;
  }

  private boolean isEmptyFolder() {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> content = Files.list(path)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Makes the folder and those above it, and says which were made, outermost first. */
  private List<Path> make() {
    List<Path> missing = new ArrayList<>();
    for (Path p = path.toAbsolutePath(); p != null && !Files.exists(p); p = p.getParent()) {
      missing.addFirst(p);
    }
    List<Path> made = new ArrayList<>();
    try {
      for (Path p : missing) {
        Files.createDirectory(p);
        made.add(p);
      }
    } catch (IOException e) {
      remove(made);
      throw unwritable(path, e);
    }
    return made;
  }

  private static void remove(List<Path> made) {
    for (Path p : made.reversed()) {
      try {
        Files.deleteIfExists(p);
      } catch (IOException e) {
        return; // someone put something there meanwhile: it stays
      }
    }
  }

  private static InputException unwritable(Path path, IOException e) {
    return new InputException(
        "'%s' cannot be written to (%s); name another folder".formatted(path, FileTrouble.of(e)),
        e);
  }

  /**
   * Writes the results: all of them, or none.
   *
   * @param config what was run, as JSON text
   * @return where they are: this folder, or one beside it if something was put here meanwhile
   * @throws InputException if they cannot be written; then nothing is left behind
   */
  public RunFolder write(TrainedModel trained, String config) {
    RunFolder free = free();
    free.writeAll(trained, config);
    return free;
  }

  private RunFolder free() {
    RunFolder free = this;
    for (int n = 2; Files.exists(free.path) && !free.isEmptyFolder(); n++) {
      free = new RunFolder(path.resolveSibling(path.getFileName() + "-" + n));
    }
    return free;
  }

  private void writeAll(TrainedModel trained, String config) {
    List<Path> made = make();
    try {
      AtomicFile.writeText(path.resolve(CONFIG), config);
      AtomicFile.writeText(path.resolve(HISTORY), csv(trained.training()));
      AtomicFile.writeText(path.resolve(SIGNALS), trained.signals().csv());
      trained.model().save(modelFile());
    } catch (RuntimeException e) {
      List<Path> all = new ArrayList<>(made);
      Stream.of(CONFIG, HISTORY, SIGNALS, MODEL).map(path::resolve).forEach(all::add);
      remove(all);
      throw e;
    }
  }

  /** The model file in the folder. */
  public Path modelFile() {
    return path.resolve(MODEL);
  }

  private static String csv(TrainingResult training) {
    StringBuilder csv =
        new StringBuilder(
            "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,best,seconds\n");
    for (EpochResult epoch : training.history()) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%s,%s,%s,%.3f\n",
              epoch.epoch(),
              epoch.trainLoss(),
              epoch.trainAccuracy(),
              epoch.validationLoss(),
              epoch.validationAccuracy(),
              epoch.epoch() == training.bestEpoch(),
              epoch.seconds()));
    }
    return csv.toString();
  }
}
