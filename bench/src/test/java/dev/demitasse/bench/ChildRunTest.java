package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.demitasse.tensor.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ChildRunTest {
  /** What the child processes run. */
  static final class Child {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("out " + System.getenv("DEMITASSE_TEST"));
      System.err.println("first\nlast " + arguments[0]);
      if (arguments[0].equals("forever")) {
        new CountDownLatch(1).await();
      }
      System.exit(Integer.parseInt(arguments[0]));
    }
  }

  private static ChildRun.Command child(String argument, Duration limit) {
    return new ChildRun.Command(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            Child.class.getName(),
            argument),
        Map.of("DEMITASSE_TEST", "é", "CLASSPATH", System.getProperty("java.class.path")),
        limit,
        true);
  }

  @Test
  void aProcessIsRunToItsEnd() {
    ChildRun run = ChildRun.of(child("3", Duration.ofMinutes(5)));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).startsWith("out ");
    assertThat(run.lastWords()).isEqualTo("last 3");
    assertThat(run.seconds()).isPositive();
  }

  @Test
  void onLinuxItsLargestMemoryIsSeen() {
    assumeThat(Files.exists(Path.of("/proc/self/status"))).as("this is Linux").isTrue();

    assertThat(ChildRun.of(child("0", Duration.ofMinutes(5))).peakBytes().orElseThrow())
        .isBetween(1L << 20, 1L << 32);
  }

  @Test
  void aProcessThatTakesTooLongIsEnded() {
    assertThatThrownBy(() -> ChildRun.of(child("forever", Duration.ofMillis(1))))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(" took longer than 0 s and was ended");
  }

  @Test
  void aProgramThatIsNotThereIsSaid() {
    ChildRun.Command command =
        new ChildRun.Command(List.of("/no/such/program"), Map.of(), Duration.ofSeconds(1), false);

    assertThatThrownBy(() -> ChildRun.of(command))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("/no/such/program cannot be started (")
        .hasMessageEndingWith("; check that it is there and may be run");
  }
}
