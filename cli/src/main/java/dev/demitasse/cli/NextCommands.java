package dev.demitasse.cli;

import dev.demitasse.data.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What to type after training.
 *
 * @param run the run's folder
 * @param data what was trained on, as it was given
 * @param test the pictures that were kept back
 */
record NextCommands(Path run, String data, Dataset test) {
  private static final String DEMO_FOLDER = "demo-pictures";

  /** Commands that try the model, ready to be copied where the pictures are files. */
  List<String> lines() {
    String evaluate = command("evaluate %s %s", run.toString(), data);
    if (data.equals(DataArgument.DEMO)) {
      return List.of(
          evaluate,
          command("data %s %s", data, DEMO_FOLDER),
          command("predict %s %s", run.toString(), DEMO_FOLDER + "/test/defect/0001.png"));
    }
    Path picture = Path.of(data).resolve(test.origin(0));
    return List.of(
        evaluate,
        Files.isRegularFile(picture)
            ? command("predict %s %s", run.toString(), picture.toString())
            : command("predict %s PICTURE", run.toString()));
  }

  private static String command(String form, String... paths) {
    Object[] quoted = List.of(paths).stream().map(Shell::quoted).toArray();
    return Shell.command() + " " + form.formatted(quoted);
  }
}
