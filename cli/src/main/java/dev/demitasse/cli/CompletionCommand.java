package dev.demitasse.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demitasse completion}: a script that lets bash and zsh complete the command. */
@Command(
    name = "completion",
    description = "Prints a script that lets bash and zsh complete commands and options.",
    footer = {
      "",
      "Example, for this shell; in ~/.bashrc or ~/.zshrc, for every new one:",
      "  source <(${ROOT-COMMAND-NAME} completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  /** In picocli's script: names of files do not come in where nothing else does. Here they do. */
  private static final String NO_FILES = "type compopt &>/dev/null && compopt +o default";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("demitasse", spec.root().commandLine());
    OutputOptions.print(spec, script.replace(NO_FILES, ":"));
    return 0;
  }
}
