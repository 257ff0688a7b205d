package dev.demitasse.bench;

import java.util.List;

/**
 * Something that trains models or predicts with them, to be measured beside others.
 *
 * <p>Engines are found as services. Making one loads nothing yet; {@link #open} does.
 */
public interface Engine {
  /** The word it is chosen by. */
  String id();

  /** What it is called where it could not be opened. */
  String title();

  /** Whether it can train. */
  boolean trains();

  /** Options that its JVM wants. */
  default List<String> jvmOptions() {
    return List.of();
  }

  /**
   * Builds the task's network with the task's weights.
   *
   * @throws Exception or LinkageError whatever keeps it from working on this machine
   */
  Session open(Task task) throws Exception;

  /** A network that is ready to work on the task's batches. */
  interface Session extends AutoCloseable {
    /** What the engine is called in results, with its version. */
    String name();

    /** Takes one step of training on a batch, counted from 0. */
    void train(int batch) throws Exception;

    /**
     * Predicts a batch, counted from 0.
     *
     * @return what the network's last activation gives, {@code [batch, outputs]}
     */
    float[] predict(int batch) throws Exception;

    @Override
    void close();
  }
}
