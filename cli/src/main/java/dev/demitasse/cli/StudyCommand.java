package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.studies.study.Study;
import dev.demitasse.studies.study.StudyDocument;
import dev.demitasse.studies.study.StudyFolder;
import dev.demitasse.studies.study.StudyOrder;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.tensor.InputException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse study}: networks trained side by side to answer a question. */
@Command(
    name = "study",
    description = {
      "Trains networks side by side, several times each, and says on a page what was",
      "found. Interrupted, the same command continues it and repeats nothing that is",
      "finished."
    },
    footer = {
      "",
      "Studies:",
      "  relu-vs-sigmoid  what the function in the hidden layers does",
      "  shapes           what filter size, pooling, channels, padding and stride do",
      "  parameters       how many weights it takes",
      "  report           all three as one document",
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} study relu-vs-sigmoid                   on generated pictures",
      "  ${ROOT-COMMAND-NAME} study shapes photos --repeat 5          with five seeds",
      "  ${ROOT-COMMAND-NAME} study parameters photos --model lenet5  one more network"
    })
final class StudyCommand implements Callable<Integer> {
  /** More trainings than this are begun only when it is said that they are meant. */
  private static final int TRAININGS_UNASKED = 500;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      completionCandidates = Choices.Studies.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String name;

  @Mixin private DataArgument.OrDemo data;

  @Option(
      names = "--model",
      paramLabel = ModelOption.LABEL,
      completionCandidates = Choices.Presets.class,
      description =
          "One more network for parameters and report: "
              + ModelOption.DESCRIPTION
              + "; may be given several times.")
  private List<String> models = new ArrayList<>();

  @Mixin private PictureOptions pictures;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The folder to write to: new, empty, or that of the same study; runs/study-NAME if not"
              + " given.")
  private Path out;

  @Option(names = "--yes", description = "Begin, however many trainings it takes.")
  private boolean yes;

  @Mixin private StudyOptions training;
  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    DataSource source = data.open(err);
    List<Architecture> networks =
        models.stream()
            .map(each -> new ModelArgument(each).architecture(source.pictureShape()).architecture())
            .toList();
    Study study = study(networks);
    Path path = out == null ? Path.of("runs", "study-" + name) : OutFolder.checked(spec, out);
    StudyText text;
    try (LoadingBar loading = new LoadingBar("Reading pictures", err);
        StudyBar bar = new StudyBar(err)) {
      StudyOrder order =
          order(study, new TrialData(source, pictures.of(source, training.seed()), loading));
      ask(order);
      order.readPictures();
      compute.tellHowToBeFast(err);
      StudyFolder folder = StudyFolder.open(path, asked(networks));
      StudyDocument document = order.carryOut(folder.trials(), command(path), bar);
      text = Interruption.protect(() -> new StudyText(document, folder.write(document)));
    }
    output.print(text::json, text::text);
    return 0;
  }

  private Study study(List<Architecture> networks) {
    try {
      return Study.named(name, networks);
    } catch (InputException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private StudyOrder order(Study study, TrialData read) {
    return new StudyOrder(study, training.settings(), read, compute.kernels(), compute.threads());
  }

  /** Very many trainings may not be what was meant. */
  private void ask(StudyOrder order) {
    if (order.trainings() > TRAININGS_UNASKED && !yes) {
      throw new InputException(
          "the study %s takes %,d trainings, %s in all; add --yes if that is meant, or give a smaller --repeat"
              .formatted(name, order.trainings(), Spans.told(order.estimate())));
    }
  }

  /** All that the numbers depend on, by JSON names. */
  private Map<String, Object> asked(List<Architecture> networks) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("study", name);
    asked.put("data", data.text());
    asked.put("classes", pictures.classes());
    asked.put("strict", pictures.strict());
    asked.put("models", networks.stream().map(ArchitectureText::print).toList());
    training.given().forEach((option, value) -> asked.put(option.replace('-', '_'), value));
    asked.put("kernels", compute.kernels().name());
    return asked;
  }

  /** The command line that does the same again. */
  private String command(Path path) {
    StringBuilder line = new StringBuilder(Shell.command() + " study " + name);
    line.append(' ').append(Shell.quoted(data.text()));
    models.forEach(model -> line.append(" --model ").append(Shell.quoted(model)));
    line.append(pictures.given());
    training.given().forEach((option, value) -> line.append(CommandLineText.option(option, value)));
    return line.append(" --out ").append(Shell.quoted(path.toString())).toString();
  }
}
