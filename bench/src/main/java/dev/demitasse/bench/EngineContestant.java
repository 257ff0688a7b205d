package dev.demitasse.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An engine that runs in a JVM, in a child JVM of its own.
 *
 * @param temporary a folder for what the engine leaves behind: ONNX Runtime does not take away the
 *     one it unpacks its library to
 */
record EngineContestant(Engine engine, Effort effort, Path temporary) implements Contestant {
  @Override
  public String title() {
    return engine.title();
  }

  @Override
  public boolean own() {
    return engine instanceof DemitasseEngine;
  }

  @Override
  public boolean does(Work work) {
    return work.phase() == Work.Phase.PREDICT || engine.trains();
  }

  @Override
  public ChildRun.Command command(Work work) {
    List<String> arguments =
        List.of(
            "measure",
            "--engine=" + engine.id(),
            "--work=" + work,
            "--threads=" + effort.turns().threads(),
            "--seconds=" + effort.seconds(),
            "--warm-up=" + effort.warmUp());
    List<String> options = new ArrayList<>(engine.jvmOptions());
    options.add("-Djava.io.tmpdir=" + temporary);
    return childJvm(options, arguments, effort);
  }

  /**
   * This very program in another JVM. The class path goes by the environment, as ONNX Runtime 1.29
   * crashes in a process whose command line is longer than 4 KB.
   */
  static ChildRun.Command childJvm(List<String> options, List<String> arguments, Effort effort) {
    List<String> words = new ArrayList<>();
    words.add(ProcessHandle.current().info().command().orElse("java"));
    words.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true"));
    words.addAll(effort.vectors().jvmOptions());
    words.addAll(options);
    words.add(Main.class.getName());
    words.addAll(arguments);
    Map<String, String> environment = effort.environment();
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    return new ChildRun.Command(words, environment, effort.limit(), false);
  }
}
