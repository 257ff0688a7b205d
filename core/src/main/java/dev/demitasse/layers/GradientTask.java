package dev.demitasse.layers;

import java.util.List;

/**
 * A piece of the work that turns what a batch has left in {@link Gradients} into the parameters'
 * gradients. Pieces are cut by shape alone and may be done in any order and by any thread.
 *
 * @param ranges the values whose gradients the task overwrites
 * @param work the task itself
 */
public record GradientTask(List<Range> ranges, Work work) {
  /** Copies the list. */
  public GradientTask {
    ranges = List.copyOf(ranges);
  }

  /** Values {@code from} to below {@code to} of a parameter. */
  public record Range(Parameter parameter, int from, int to) {
    /** All values of a parameter. */
    static Range all(Parameter parameter) {
      return new Range(parameter, 0, parameter.size());
    }
  }

  /** What a task does. */
  @FunctionalInterface
  public interface Work {
    /**
     * Overwrites the gradients.
     *
     * @param pass whose kernels and scratch to use
     */
    void run(Gradients gradients, Pass pass);
  }
}
