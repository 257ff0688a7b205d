package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
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
     * @param scratch scratch of the thread's own
     */
    void run(Gradients gradients, Kernels kernels, Scratch scratch);
  }
}
