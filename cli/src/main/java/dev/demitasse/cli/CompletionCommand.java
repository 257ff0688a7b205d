package dev.demitasse.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demitasse completion}: a script that lets bash and zsh complete the command. */
@Command(
    name = "completion",
    description = "Prints a completion script for bash and zsh: source <(demitasse completion)",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("demitasse", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
