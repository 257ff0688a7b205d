package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.InputException;
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

  @Test
  void vectorsAreLimitedForJvmsAndForPyTorch() {
    Effort limited = new Effort(new Turns(2, 3), 4, 1.5, VectorLimit.of("256"));
    ChildRun.Command jvm = new EngineContestant(new Wishing(true), limited, FOLDER).command(TRAIN);
    ChildRun.Command script =
        ScriptContestant.torch(List.of("python3", "torch.py"), limited).command(TRAIN);

    assertThat(jvm.words()).contains("-XX:UseAVX=2");
    assertThat(jvm.environment()).containsEntry("CLASSPATH", System.getProperty("java.class.path"));
    assertThat(List.of(jvm, script))
        .allSatisfy(
            command ->
                assertThat(command.environment())
                    .containsEntry("ATEN_CPU_CAPABILITY", "avx2")
                    .containsEntry("ONEDNN_MAX_CPU_ISA", "AVX2")
                    .containsEntry("OMP_NUM_THREADS", "2"));
    assertThat(limited.toString()).contains("vectors of 256 bits at most");
    assertThat(limited.json()).containsEntry("vectors", 256);
  }

  @Test
  void withoutALimitNothingIsSaidOfVectors() {
    assertThat(new EngineContestant(new Wishing(true), EFFORT, FOLDER).command(TRAIN).words())
        .noneMatch(word -> word.contains("UseAVX"));
    assertThat(EFFORT.environment()).doesNotContainKey("ATEN_CPU_CAPABILITY");
    assertThat(EFFORT.toString()).doesNotContain("vectors");
    assertThatThrownBy(() -> VectorLimit.of("128"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--vectors must be 256, found 128");
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
