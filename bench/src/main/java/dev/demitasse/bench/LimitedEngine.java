package dev.demitasse.bench;

import java.util.List;

/**
 * An engine in a JVM that is given further options, such as a limit to its vectors.
 *
 * @param engine the engine
 * @param jvmOptions what its JVM is told
 */
record LimitedEngine(Engine engine, List<String> jvmOptions) implements Engine {
  LimitedEngine {
    jvmOptions = List.copyOf(jvmOptions);
  }

  @Override
  public String id() {
    return engine.id();
  }

  @Override
  public String title() {
    return engine.title() + " with " + String.join(" ", jvmOptions);
  }

  @Override
  public boolean trains() {
    return engine.trains();
  }

  @Override
  public Session open(Task task) throws Exception {
    return engine.open(task);
  }
}
