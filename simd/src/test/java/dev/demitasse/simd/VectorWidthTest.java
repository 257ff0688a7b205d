package dev.demitasse.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No result shows how wide the machine's vectors are. */
final class VectorWidthTest {
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-Djava.awt.headless=true",
          "--add-modules=jdk.incubator.vector",
          // As in the launcher: until it is compiled, a kernel is a thousand times slower.
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,dev.demitasse.simd.*::*,0.005");

  private static Process start(int bytes) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(JVM);
    command.add("-XX:MaxVectorSize=" + bytes);
    command.add(Digests.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static List<String> output(Process process) throws Exception {
    try (BufferedReader reader = process.inputReader()) {
      List<String> lines = reader.readAllLines();
      assertThat(process.waitFor()).isZero();
      return lines;
    }
  }

  @Test
  void oneSeedGivesOneFileAndOnePredictionAtEveryWidth() throws Exception {
    Map<Integer, Process> processes = new LinkedHashMap<>();
    for (int bytes : new int[] {64, 32, 16}) {
      processes.put(bytes, start(bytes));
    }
    Map<Integer, List<String>> outputs = new LinkedHashMap<>();
    for (Map.Entry<Integer, Process> entry : processes.entrySet()) {
      outputs.put(entry.getKey(), output(entry.getValue()));
    }
    List<String> narrowest = outputs.get(16);
    assertThat(narrowest).hasSize(21).startsWith("128");
    for (List<String> others : outputs.values()) {
      int bits = Integer.parseInt(others.getFirst());
      assertThat(others.subList(1, others.size()))
          .as("with vectors of %d bits", bits)
          .isEqualTo(narrowest.subList(1, narrowest.size()));
    }
  }
}
