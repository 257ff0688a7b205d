package dev.demitasse.cli;

/** What DATA may be. */
final class DataArgument {
  static final String DESCRIPTION =
      "A folder of class folders (with or without train, val and test above them), a folder of IDX"
          + " files, an .npz file or demo.";

  private DataArgument() {}
}
