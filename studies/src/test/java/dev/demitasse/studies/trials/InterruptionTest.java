package dev.demitasse.studies.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptionTest {
  @TempDir private Path folder;

  @Test
  void trialsKilledHalfWayComeToTheSameNumbersWithoutRepeatingOne() throws Exception {
    TrialData data = TrialFixture.data(folder.resolve("pictures"));
    killWhenFinished(3);
    List<TrialEvent.TrialFinished> finished = new ArrayList<>();
    List<TrialOutcome> continued =
        run(
            data,
            "killed",
            event -> {
              if (event instanceof TrialEvent.TrialFinished trial) {
                finished.add(trial);
              }
            });
    assertThat(finished).hasSize(6);
    assertThat(finished) // the other thread may just have stored what it came to
        .filteredOn(TrialEvent.TrialFinished::known)
        .hasSizeBetween(3, 4);
    List<TrialOutcome> atOnce = run(data, "undisturbed", TrialListener.NONE);
    assertThat(TrialFixture.timeless(continued)).isEqualTo(TrialFixture.timeless(atOnce));
  }

  private List<TrialOutcome> run(TrialData data, String store, TrialListener listener) {
    TrialStore kept = new TrialStore(folder.resolve(store));
    return new TrialRunner(data, kept, Kernels.portable(), 2).run(TrialFixture.six(), listener);
  }

  private void killWhenFinished(int trials) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedTrials.class.getName(),
                folder.resolve("pictures").toString(),
                folder.resolve("killed").toString(),
                Integer.toString(trials))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo(InterruptedTrials.STANDING);
    } finally {
      process.destroyForcibly(); // SIGKILL: nothing is tidied up
    }
    assertThat(process.waitFor()).isNotZero();
  }
}
