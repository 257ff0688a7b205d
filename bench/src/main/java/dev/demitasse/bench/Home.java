package dev.demitasse.bench;

import dev.demitasse.tensor.InputException;
import java.nio.file.Path;

/** Where Demitasse's sources, launchers and built files are. */
public final class Home {
  private static final String PROPERTY = "demitasse.home";

  private Home() {}

  /**
   * The folder.
   *
   * @throws InputException if the launcher did not tell
   */
  public static Path folder() {
    String folder = System.getProperty(PROPERTY);
    if (folder == null) {
      throw new InputException(
          "it is not known where Demitasse is; start ./demitasse-bench, or set -D" + PROPERTY);
    }
    return Path.of(folder);
  }
}
