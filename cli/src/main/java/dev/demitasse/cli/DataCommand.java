package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.DemoSource;
import dev.demitasse.data.Duplicates;
import dev.demitasse.data.Fitting;
import dev.demitasse.data.Loaded;
import dev.demitasse.data.Request;
import dev.demitasse.tensor.Shape;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse data}: what is in a data set. */
@Command(
    name = "data",
    description = "Says what is in a data set, or writes the generated one as pictures.",
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} data photos              counts, sizes, bad files, duplicates",
      "  ${ROOT-COMMAND-NAME} data demo demo-pictures  writes the generated pictures"
    })
final class DataCommand implements Callable<Integer> {
  private static final int COMPARED_SIDE = 64;

  @Mixin private DataArgument.Required data;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "With demo: the folder to write its pictures to, new or empty.")
  private Path folder;

  @Mixin private ReadingOptions reading;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (folder == null) {
      DataReport report = report(data.open(err()));
      output.print(report::json, report::text);
    } else if (data.isDemo()) {
      writeDemo();
    } else {
      throw new ParameterException(
          spec.commandLine(), "only demo is written to a folder, found '" + data.text() + "'");
    }
    return 0;
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Where pictures have several sizes, they are compared scaled first and then as they are. */
  private DataReport report(DataSource source) {
    Shape shape =
        source
            .pictureShape()
            .orElseGet(() -> Shape.of(source.channels(), COMPARED_SIDE, COMPARED_SIDE));
    Fitting fitting = Fitting.of(shape.dimension(0), shape.dimension(1), shape.dimension(2));
    Loaded loaded;
    try (LoadingBar bar = new LoadingBar("Reading pictures", err())) {
      loaded = source.load(new Request(fitting, List.of(), reading.strict()), bar);
    }
    return new DataReport(source, loaded, Duplicates.of(loaded.parts(), source::same));
  }

  private void writeDemo() {
    try (LoadingBar bar = new LoadingBar("Writing pictures", err())) {
      Interruption.protect(
          () -> {
            DemoSource.write(folder, bar);
            return folder;
          });
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", data.text());
    json.put("folder", folder.toString());
    output.print(() -> json, () -> "Wrote the generated pictures to " + folder + "\n");
  }
}
