package dev.demitasse.cli;

import dev.demitasse.tensor.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with how the command was typed, and what to do about it. */
final class UsageText {
  private UsageText() {}

  static String of(ParameterException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    String what =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched(command, unmatched.getUnmatched().getFirst())
            : lowerCase(failure.getMessage().strip()) + "; ";
    return "%ssee %s --help".formatted(what, command.qualifiedName());
  }

  private static String unmatched(CommandSpec command, String argument) {
    if (argument.startsWith("-")) {
      List<String> known =
          command.optionsMap().keySet().stream().filter(name -> name.startsWith("--")).toList();
      return unknown("option", argument, known);
    }
    if (!command.subcommands().isEmpty()) {
      return unknown("command", argument, command.subcommands().keySet());
    }
    return "'%s' is one argument too many; put quotes around a name with spaces, or "
        .formatted(argument);
  }

  private static String unknown(String kind, String argument, Collection<String> known) {
    return "there is no %s '%s'; %s".formatted(kind, argument, Suggestion.of(argument, known));
  }

  private static String lowerCase(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
