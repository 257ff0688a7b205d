package dev.demitasse.studies.trials;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.tensor.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of trials that belong together: what was asked, and the outcome of each that is
 * finished. Asked the same again, it is gone on with.
 *
 * @param path the folder
 */
public record WorkFolder(Path path) {
  private static final String OPTIONS = "options.json";

  /**
   * A folder for this work: new, empty, or that of the same work, which is then continued.
   *
   * @param work what the work is called, such as {@code study}
   * @param asked what is asked, as JSON text: all that the numbers depend on, one thing a line
   * @throws InputException if something else is in it, or it cannot be read or written
   */
  public static WorkFolder open(Path path, String work, String asked) {
    WorkFolder folder = new WorkFolder(path);
    try {
      Path file = path.resolve(OPTIONS);
      if (Files.exists(file)) {
        folder.check(work, Files.readString(file), asked);
      } else {
        folder.checkEmpty(work);
        Files.createDirectories(path);
        AtomicFile.writeText(file, asked);
      }
    } catch (IOException e) {
      throw new InputException(
          "'%s' cannot be used for a %s (%s); name another folder"
              .formatted(path, work, FileTrouble.of(e)),
          e);
    }
    return folder;
  }

  private void checkEmpty(String work) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new InputException("'%s' is a file; name a folder".formatted(path));
    }
    try (Stream<Path> content = Files.list(path)) {
      if (content.anyMatch(file -> !file.getFileName().toString().endsWith(".partial"))) {
        throw new InputException(
            "'%s' is not empty and holds no %s; name a new folder".formatted(path, work));
      }
    }
  }

  private void check(String work, String found, String asked) {
    if (found.equals(asked)) {
      return;
    }
    List<String> before = found.lines().toList();
    List<String> now = asked.lines().toList();
    int line = 0;
    while (line < Math.min(before.size(), now.size()) && before.get(line).equals(now.get(line))) {
      line++;
    }
    throw new InputException(
        "'%s' holds a %s with %s where %s is asked for; give the same options to continue it, or name another folder"
            .formatted(path, work, setting(before, line), setting(now, line)));
  }

  private static String setting(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line).strip().replaceFirst(",$", "") : "nothing more";
  }

  /** Where outcomes of trainings are kept. */
  public TrialStore trials() {
    return new TrialStore(path.resolve("trials"));
  }
}
