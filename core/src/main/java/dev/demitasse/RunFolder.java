package dev.demitasse;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  private static final String REPORT = "report.html";

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
   * @param report the page about the run, if there is to be one
   * @return where they are: this folder, or one beside it if something was put here meanwhile
   * @throws InputException if they cannot be written; then nothing is left behind
   */
  public RunFolder write(TrainedModel trained, String config, Optional<String> report) {
    RunFolder free = free();
    free.writeAll(trained, config, report);
    return free;
  }

  private RunFolder free() {
    RunFolder free = this;
    for (int n = 2; Files.exists(free.path) && !free.isEmptyFolder(); n++) {
      free = new RunFolder(path.resolveSibling(path.getFileName() + "-" + n));
    }
    return free;
  }

  private void writeAll(TrainedModel trained, String config, Optional<String> report) {
    List<Path> made = make();
    try {
      AtomicFile.writeText(configFile(), config);
      AtomicFile.writeText(path.resolve(HISTORY), HistoryText.of(trained.training()));
      AtomicFile.writeText(path.resolve(SIGNALS), trained.signals().csv());
      report.ifPresent(page -> AtomicFile.writeText(reportFile(), page));
      trained.model().save(modelFile());
    } catch (RuntimeException e) {
      List<Path> all = new ArrayList<>(made);
      Stream.of(CONFIG, HISTORY, SIGNALS, REPORT, MODEL).map(path::resolve).forEach(all::add);
      remove(all);
      throw e;
    }
  }

  /** The model file in the folder. */
  public Path modelFile() {
    return path.resolve(MODEL);
  }

  /** The file that says what was run. */
  public Path configFile() {
    return path.resolve(CONFIG);
  }

  /** The page about the run. */
  public Path reportFile() {
    return path.resolve(REPORT);
  }

  /**
   * The course of training, as it was written; how many samples a second went through is not.
   *
   * @param epochsAtMost after how many epochs training would have ended by itself
   * @throws InputException if it cannot be read or is not what a run writes
   */
  public TrainingResult readHistory(int epochsAtMost) {
    return read(HISTORY, csv -> HistoryText.parse(csv, epochsAtMost));
  }

  /**
   * How well the layers learned, as it was written.
   *
   * @throws InputException if it cannot be read or is not what a run writes
   */
  public SignalHistory readSignals() {
    return read(SIGNALS, SignalHistory::parse);
  }

  private <T> T read(String name, Function<String, T> parser) {
    Path file = path.resolve(name);
    try {
      return parser.apply(Files.readString(file));
    } catch (IOException e) {
      throw new InputException(
          "cannot read %s (%s), which train writes beside the model; put it back, or train again"
              .formatted(file, FileTrouble.of(e)),
          e);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "%s is not what a run writes (%s); train again".formatted(file, e.getMessage()), e);
    }
  }
}
