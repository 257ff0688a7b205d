package dev.demitasse.bench;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.InputChoice;
import dev.demitasse.model.Presets;
import dev.demitasse.tensor.InputException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demitasse-bench measure}: one turn of one engine, in the JVM that was started for it. */
@Command(
    name = "measure",
    description = "Measures one engine at one work; what the other commands start.",
    mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
  @Option(names = "--engine", required = true, paramLabel = "ID", description = "The engine.")
  private String engine;

  @Option(
      names = "--work",
      required = true,
      paramLabel = "WORK",
      description = "The work, such as train:report-cnn:128.")
  private String work;

  @Mixin private EffortOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Work asked = Work.parse(work);
    out.println(measure(Engines.named(engine), asked, options.effort()).json(asked.phase()));
    out.flush();
    return 0;
  }

  static Measurement measure(Engine engine, Work work, Effort effort) throws Exception {
    Task task = Task.of(architecture(work.model()), work.batchSize(), effort.turns().threads());
    try (Engine.Session session = engine.open(task)) {
      Stopwatch.Step step =
          switch (work.phase()) {
            case TRAIN -> number -> session.train(number % task.batches());
            case PREDICT -> number -> session.predict(number % task.batches());
          };
      double rate = new Stopwatch(effort.warmUp(), effort.seconds()).rate(step);
      return new Measurement(session.name(), rate * work.batchSize());
    } catch (LinkageError e) {
      throw new InputException("%s cannot be loaded: %s".formatted(engine.title(), e), e);
    }
  }

  /** The architecture that a preset's name or a file means. */
  static Architecture architecture(String model) {
    ArchitectureText text = Presets.find(model);
    return text.input().isPresent()
        ? text.architecture()
        : InputChoice.smallest(text).architecture();
  }
}
