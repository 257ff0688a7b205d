package dev.demitasse.studies.study;

import dev.demitasse.json.Json;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.studies.trials.TrialStore;
import dev.demitasse.studies.trials.WorkFolder;
import dev.demitasse.tensor.InputException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of a study: what was asked, the outcome of each training that is finished, and at the
 * end the page, the text and the numbers.
 *
 * @param path the folder
 */
public record StudyFolder(Path path) {
  /**
   * A folder for a study: new, empty, or that of the same study, which is then continued.
   *
   * @param options what is asked, by JSON names: all that the numbers depend on
   * @throws InputException if something else is in it, or it cannot be read or written
   */
  public static StudyFolder open(Path path, Map<String, Object> options) {
    return new StudyFolder(WorkFolder.open(path, "study", Json.text(options)).path());
  }

  /** Where outcomes of trainings are kept. */
  public TrialStore trials() {
    return new WorkFolder(path).trials();
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
