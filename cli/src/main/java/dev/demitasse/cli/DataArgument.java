package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person means by DATA. */
record DataArgument(String text) {
  static final String DEMO = "demo";
  static final String DESCRIPTION =
      "A folder with a folder of pictures for each class, perhaps below train, val and test; a"
          + " folder of IDX files; an NPZ file; or demo, which is generated.";

  /** The data set meant; its pictures are not read yet. */
  DataSource open(PrintWriter err) {
    if (text.equals(DEMO) && Files.exists(Path.of(DEMO))) {
      err.println("Note: demo is the generated data; for the folder of that name, give ./demo.");
    }
    return DataSource.open(text);
  }
}
