package dev.demitasse.cli;

import dev.demitasse.PreparedData;
import dev.demitasse.RunFolder;
import dev.demitasse.TrainedModel;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.json.Json;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.model.Model;
import dev.demitasse.model.Version;
import dev.demitasse.studies.report.FinishedRun;
import dev.demitasse.studies.report.RunReport;
import dev.demitasse.studies.sweep.Sweep;
import dev.demitasse.studies.sweep.SweepReport;
import dev.demitasse.studies.sweep.SweepResult;
import dev.demitasse.studies.trials.Trial;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.studies.trials.WorkFolder;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.Evaluator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best run of a sweep, trained once more with all threads as {@code train} does it, to be kept;
 * only now the test part is looked at. What was kept before is not trained again.
 *
 * @param folder the sweep's folder
 * @param pictures the pictures, the test part among them
 * @param compute what is computed with
 * @param line command lines for these pictures
 */
record BestRun(
    WorkFolder folder, TrialData pictures, ComputeOptions compute, CommandLineText line) {
  private static final String MODEL = "best";

  /** Says which run lies in which folder; written when that is complete. */
  private static final String MARK = "best.txt";

  private static final String NETWORK = "best-network.txt";

  /** Trains it, or finds it trained. */
  SweepReport.Best trained(Sweep sweep, SweepResult.Entry entry, PrintWriter err) {
    String network = network(sweep, entry);
    Trial trial = new Trial(named(network, entry), entry.run().trial().settings());
    String command =
        line.beginning("train")
            + " --model "
            + Shell.quoted(network)
            + line.settings(trial.settings(), List.of());
    PreparedData prepared = pictures.prepared(trial.architecture());
    Optional<RunFolder> known = known(trial);
    if (known.isPresent()) {
      Model model = Model.load(known.get().modelFile());
      try (Team team = compute.team()) {
        Evaluation test = new Evaluator(compute.kernels(), team).evaluate(model, prepared.test());
        return new SweepReport.Best(command, known.get().modelFile().toString(), test);
      }
    }
    err.println("The best run, %d, once more, to be kept:".formatted(entry.run().number()));
    TrainedModel trained = train(trial, prepared, err);
    RunFolder run = write(trial, new Kept(trained, prepared, command));
    return new SweepReport.Best(command, run.modelFile().toString(), trained.test());
  }

  /** What is written of it. */
  private record Kept(TrainedModel trained, PreparedData prepared, String command) {}

  private RunFolder write(Trial trial, Kept kept) {
    Map<String, Object> config =
        new TrainReport(kept.trained, trial.settings(), compute)
            .config(kept.command, line.data(), kept.prepared, kept.prepared.notes());
    FinishedRun run = new FinishedRun(kept.trained, kept.prepared, config);
    String page = RunReport.page(run, compute.kernels()).html();
    return Interruption.protect(
        () -> {
          RunFolder written =
              new RunFolder(folder.path().resolve(MODEL))
                  .write(kept.trained, Json.text(config), Optional.of(page));
          AtomicFile.writeText(mark(), written.path().getFileName() + "\n" + key(trial));
          return written;
        });
  }

  /** A name for the network: a preset, a file that was given, or a file written here. */
  private String network(Sweep sweep, SweepResult.Entry entry) {
    if (!sweep.changesModel(entry.run())) {
      return sweep.model(entry.run());
    }
    Path file = folder.path().resolve(NETWORK);
    AtomicFile.writeText(file, ArchitectureText.print(entry.run().trial().architecture()));
    return file.toString();
  }

  /** The network under the name it is called by now, which the model file keeps. */
  private static Architecture named(String network, SweepResult.Entry entry) {
    Architecture architecture = entry.run().trial().architecture();
    return Architecture.of(network, architecture.input(), architecture.layers());
  }

  private TrainedModel train(Trial trial, PreparedData prepared, PrintWriter err) {
    try (Team team = compute.team();
        TrainingBar bar = new TrainingBar(err)) {
      return TrainedModel.train(prepared, trial.settings(), compute.kernels(), team, bar);
    }
  }

  private Path mark() {
    return folder.path().resolve(MARK);
  }

  /** Everything the model depends on. */
  private String key(Trial trial) {
    return "demitasse %s, %s kernels, data %s, network %s\n%s"
        .formatted(
            Version.current(),
            compute.kernels().name(),
            pictures.fingerprint(trial.architecture()),
            trial.architecture().name(),
            trial.text());
  }

  private Optional<RunFolder> known(Trial trial) {
    try {
      if (!Files.exists(mark())) {
        return Optional.empty();
      }
      String[] parts = Files.readString(mark()).split("\n", 2);
      RunFolder run = new RunFolder(folder.path().resolve(parts[0]));
      boolean same = parts.length == 2 && parts[1].equals(key(trial));
      return same && Files.exists(run.modelFile()) ? Optional.of(run) : Optional.empty();
    } catch (IOException e) {
      throw new InputException(
          "cannot read %s; check its permissions, or delete it".formatted(mark()), e);
    }
  }
}
