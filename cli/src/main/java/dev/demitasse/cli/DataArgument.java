package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** What a person means by DATA, declared here for all commands that read a data set. */
abstract sealed class DataArgument {
  static final String DEMO = "demo";
  private static final String DESCRIPTION =
      "A folder with a folder of pictures for each class, perhaps below train, val and test; a"
          + " folder of IDX files; an NPZ file; or demo, which is generated.";

  private DataArgument() {}

  /** DATA of a command that has to be told. */
  static final class Required extends DataArgument {
    @Parameters(paramLabel = "DATA", description = DESCRIPTION)
    private String data;

    @Override
    String text() {
      return data;
    }
  }

  /** DATA of a command that takes the generated pictures if it is not told. */
  static final class OrDemo extends DataArgument {
    @Parameters(
        arity = "0..1",
        paramLabel = "DATA",
        description = DESCRIPTION + " ${DEFAULT-VALUE} if not given.")
    private String data = DEMO;

    @Override
    String text() {
      return data;
    }
  }

  /** The data as they were given. */
  abstract String text();

  /** Whether the generated pictures are meant. */
  boolean isDemo() {
    return text().equals(DEMO);
  }

  /** The data set meant; its pictures are not read yet. */
  DataSource open(PrintWriter err) {
    if (isDemo() && Files.exists(Path.of(DEMO))) {
      err.println("Note: demo is the generated data; for the folder of that name, give ./demo.");
    }
    return DataSource.open(text());
  }
}
