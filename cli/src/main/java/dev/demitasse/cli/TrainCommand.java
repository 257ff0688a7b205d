package dev.demitasse.cli;

import dev.demitasse.PreparedData;
import dev.demitasse.RunFolder;
import dev.demitasse.TrainedModel;
import dev.demitasse.data.DataSource;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.InputChoice;
import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.training.TrainingSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse train}: from pictures to a model file. */
@Command(
    name = "train",
    description = "Trains a model and writes it, with its history, to a run's folder.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  demitasse train                                   the generated demo data",
      "  demitasse train photos --model report-cnn-linear  a folder of class folders",
      "  demitasse train fashion-mnist --classes Pullover,Coat --epochs 5",
      "  demitasse train photos --model my-network.txt --out runs/first --seed 7"
    })
final class TrainCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Parameters(
      arity = "0..1",
      paramLabel = "DATA",
      description = DataArgument.DESCRIPTION + " The generated demo data if not given.")
  private String data = "demo";

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description =
          "report-cnn, report-cnn-sigmoid, report-cnn-linear, report-nn, lenet5 or a file of"
              + " architecture text; ${DEFAULT-VALUE} if not given.")
  private String model = "report-cnn";

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "A,B",
      description = "Keep only these classes, in this order, by name or number.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = Positive.class,
      description = "How often to go through the training pictures; ${DEFAULT-VALUE} if not given.")
  private int epochs = TrainingSettings.DEFAULT.epochs();

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      converter = Positive.class,
      description = "Pictures a step takes; ${DEFAULT-VALUE} if not given.")
  private int batchSize = TrainingSettings.DEFAULT.batchSize();

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Size of a step, above 0; ${DEFAULT-VALUE} if not given.")
  private double learningRate = TrainingSettings.DEFAULT.optimizer().learningRate();

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "sgd (momentum 0.9), adam or adamw; ${DEFAULT-VALUE} if not given.")
  private String optimizer = TrainingSettings.DEFAULT.optimizer().name();

  @Option(
      names = "--patience",
      paramLabel = "N",
      converter = Positive.class,
      description =
          "Stop after so many epochs without a lower validation loss; ${DEFAULT-VALUE} if not"
              + " given.")
  private int patience = TrainingSettings.DEFAULT.patience();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "The same seed gives the same model, byte for byte; ${DEFAULT-VALUE} if not given.")
  private long seed = TrainingSettings.DEFAULT.seed();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run's folder, new or empty; runs/TIME-MODEL if not given.")
  private Path out;

  @Option(
      names = "--strict",
      description = "Fail on a file that cannot be read; else it is skipped.")
  private boolean strict;

  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optimizer rule = Optimizer.named(optimizer, learningRate);
    TrainingSettings settings = new TrainingSettings(epochs, batchSize, rule, patience, seed);
    DataSource source = DataSource.open(data);
    InputChoice choice = new ModelArgument(model).architecture(source.pictureShape());
    RunFolder folder = RunFolder.at(out == null ? defaultFolder(choice) : out);
    PreparedData prepared;
    try (LoadingBar bar = new LoadingBar("Reading pictures", err)) {
      prepared =
          PreparedData.load(
              source, choice.architecture(), new PreparedData.Options(classes, strict, seed), bar);
    }
    choice.note().ifPresent(note -> err.println("Note: " + note + "."));
    describe(prepared, source, err);
    TrainedModel trained;
    try (Team team = compute.team();
        TrainingBar bar = new TrainingBar(err)) {
      trained = TrainedModel.train(prepared, settings, compute.kernels(), team, bar);
    } catch (OutOfMemoryError e) {
      throw new Exhausted(e);
    }
    TrainReport report = new TrainReport(folder, trained, settings, compute);
    folder.write(trained.model(), trained.training(), Json.text(report.config(data, prepared)));
    PrintWriter results = spec.commandLine().getOut();
    results.print(output.json() ? Json.text(report.json()) + "\n" : report.text());
    results.flush();
    return 0;
  }

  private static Path defaultFolder(InputChoice choice) {
    Path file = Path.of(choice.architecture().name()).getFileName();
    String name = file.toString().replaceFirst("\\.txt$", "");
    return Path.of("runs", LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + "-" + name);
  }

  private static void describe(PreparedData data, DataSource source, PrintWriter err) {
    err.printf(
        "%s: %,d training, %,d validation and %,d test pictures of %s; classes %s%n",
        source.name(),
        data.splits().train().size(),
        data.splits().validation().size(),
        data.splits().test().size(),
        data.architecture().input(),
        String.join(", ", data.splits().train().classNames()));
    data.notes().forEach(note -> err.println("Note: " + note + "."));
    SkippedText.print(data.skipped(), err);
    err.flush();
  }
}
