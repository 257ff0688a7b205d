package dev.demitasse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What was given to {@code --out}. */
final class OutFolder {
  private OutFolder() {}

  /**
   * A shell leaves ~ as it is behind {@code --out=}; nobody wants a folder of that name. And a
   * variable that is not set leaves nothing, by which nobody means the current folder.
   */
  static Path checked(CommandSpec spec, Path folder) {
    if (folder.toString().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "'--out' names nothing; name where to write to");
    }
    if (folder.startsWith("~") && !Files.exists(Path.of("~"))) {
      throw new ParameterException(
          spec.commandLine(),
          "the shell did not replace ~ in '--out=%s'; write --out %s".formatted(folder, folder));
    }
    return folder;
  }
}
