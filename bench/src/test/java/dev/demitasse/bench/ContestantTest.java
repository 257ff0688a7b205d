package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContestantTest {
  private static final Path FOLDER = Path.of("for a while");
  private static final Effort EFFORT = new Effort(new Turns(2, 3), 4, 1.5);
  private static final Work TRAIN = Work.parse("train:vgg8:64");
  private static final Work PREDICT = Work.parse("predict:vgg8:64");

  /** An engine with a wish. */
  private record Wishing(boolean trains) implements Engine {
    @Override
    public String id() {
      return "wishing";
    }

    @Override
    public String title() {
      return "Wishing";
    }

    @Override
    public List<String> jvmOptions() {
      return List.of("-Dwish=come true");
    }

    @Override
    public Session open(Task task) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void anEngineIsStartedInAJvmOfItsOwnWithWhatItWants() {
    ChildRun.Command command =
        new EngineContestant(new Wishing(true), EFFORT, FOLDER).command(TRAIN);

    assertThat(command.words())
        .contains("-Dwish=come true", "--add-modules=jdk.incubator.vector")
        .endsWith(
            Main.class.getName(),
            "measure",
            "--engine=wishing",
            "--work=train:vgg8:64",
            "--threads=2",
            "--seconds=4.0",
            "--warm-up=1.5");
    assertThat(command.environment())
        .containsEntry("OMP_NUM_THREADS", "2")
        .containsEntry("CLASSPATH", System.getProperty("java.class.path"));
  }

  /** ONNX Runtime left a folder of each turn among the temporary files of everybody. */
  @Test
  void whatAnEngineLeavesBehindIsLeftInAFolderThatIsDeleted() {
    Engine engine = new Wishing(true);
    assertThat(new EngineContestant(engine, EFFORT, FOLDER).command(TRAIN).words())
        .contains("-Djava.io.tmpdir=" + FOLDER);
  }

  /** ONNX Runtime 1.29 crashes in a process whose command line is longer than 4 KB. */
  @Test
  void theCommandLineIsShortHoweverLongTheClassPath() {
    ChildRun.Command command =
        new EngineContestant(new Wishing(true), EFFORT, FOLDER).command(TRAIN);

    assertThat(String.join(" ", command.words()).length()).isLessThan(2048);
  }

  @Test
  void onlyDemitasseIsOurOwn() {
    assertThat(new EngineContestant(new DemitasseEngine(Kernels.portable()), EFFORT, FOLDER).own())
        .isTrue();
    assertThat(new EngineContestant(new Wishing(true), EFFORT, FOLDER).own()).isFalse();
  }

  @Test
  void anEngineThatCannotTrainOnlyPredicts() {
    Contestant contestant = new EngineContestant(new Wishing(false), EFFORT, FOLDER);

    assertThat(contestant.does(TRAIN)).isFalse();
    assertThat(contestant.does(PREDICT)).isTrue();
  }

  @Test
  void scriptsAreToldTheWork() {
    Contestant torch = ScriptContestant.torch(List.of("python", "torch.py"), EFFORT);
    Contestant onnx =
        ScriptContestant.onnxRuntime(
            List.of("python", "onnx.py"), work -> work.model() + ".onnx", EFFORT);

    assertThat(torch.does(TRAIN)).isTrue();
    assertThat(torch.command(TRAIN).words())
        .containsExactly(
            "python",
            "torch.py",
            "--model",
            "vgg8",
            "--only",
            "train",
            "--batch-size",
            "64",
            "--threads",
            "2",
            "--seconds",
            "4.0");
    assertThat(onnx.does(TRAIN)).isFalse();
    assertThat(onnx.command(PREDICT).words())
        .startsWith("python", "onnx.py", "vgg8.onnx", "--batch-size", "64");
  }
}
