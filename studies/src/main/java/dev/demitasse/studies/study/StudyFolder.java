package dev.demitasse.studies.study;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.studies.page.Json;
import dev.demitasse.studies.trials.TrialStore;
import dev.demitasse.tensor.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of a study: what was asked, the outcome of each training that is finished, and at the
 * end the page, the text and the numbers.
 *
 * @param path the folder
 */
public record StudyFolder(Path path) {
  private static final String OPTIONS = "options.json";

  /**
   * A folder for a study: new, empty, or that of the same study, which is then continued.
   *
   * @param options what is asked, by JSON names: all that the numbers depend on
   * @throws InputException if something else is in it, or it cannot be read or written
   */
  public static StudyFolder open(Path path, Map<String, Object> options) {
    StudyFolder folder = new StudyFolder(path);
    String asked = Json.text(options);
    try {
      Path file = path.resolve(OPTIONS);
      if (Files.exists(file)) {
        folder.check(Files.readString(file), asked);
      } else {
        folder.checkEmpty();
        Files.createDirectories(path);
        AtomicFile.writeText(file, asked);
      }
    } catch (IOException e) {
      throw new InputException(
          "'%s' cannot be used for a study (%s); name another folder"
              .formatted(path, FileTrouble.of(e)),
          e);
    }
    return folder;
  }

  private void checkEmpty() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new InputException("'%s' is a file; name a folder".formatted(path));
    }
    try (Stream<Path> content = Files.list(path)) {
      if (content.anyMatch(file -> !file.getFileName().toString().endsWith(".partial"))) {
        throw new InputException(
            "'%s' is not empty and holds no study; name a new folder".formatted(path));
      }
    }
  }

  private void check(String found, String asked) {
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
        "'%s' holds a study with %s where %s is asked for; give the same options to continue it, or name another folder"
            .formatted(path, setting(before, line), setting(now, line)));
  }

  private static String setting(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line).strip().replaceFirst(",$", "") : "nothing more";
  }

  /** Where outcomes of trainings are kept. */
  public TrialStore trials() {
    return new TrialStore(path.resolve("trials"));
  }

  /** The page. */
  public Path page() {
    return path.resolve("study.html");
  }

  /** The page's text and numbers in Markdown. */
  public Path markdown() {
    return path.resolve("study.md");
  }

  /** The numbers in JSON. */
  public Path json() {
    return path.resolve("study.json");
  }

  /**
   * Writes what a study came to.
   *
   * @return this folder
   * @throws InputException if it cannot be written
   */
  public StudyFolder write(StudyDocument document) {
    AtomicFile.writeText(markdown(), document.markdown());
    AtomicFile.writeText(json(), Json.text(document.json()));
    AtomicFile.writeText(page(), document.page().html());
    return this;
  }
}
