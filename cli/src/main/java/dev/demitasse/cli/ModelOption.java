package dev.demitasse.cli;

import picocli.CommandLine.Option;

/** Which network a command works with, or the report's if it is not told. */
final class ModelOption {
  static final String LABEL = "NAME|FILE";
  static final String DESCRIPTION = "${COMPLETION-CANDIDATES} or a file of architecture text";

  @Option(
      names = "--model",
      paramLabel = LABEL,
      completionCandidates = Choices.Presets.class,
      description = DESCRIPTION + "; ${DEFAULT-VALUE} if not given.")
  private String model = "report-cnn";

  /** The model as it was given. */
  String text() {
    return model;
  }

  /** What is meant by it. */
  ModelArgument argument() {
    return new ModelArgument(model);
  }
}
