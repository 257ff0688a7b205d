package dev.demitasse.studies.sweep;

import dev.demitasse.tensor.Shape;
import dev.demitasse.training.TrainingSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a sweep is asked for.
 *
 * @param sets what is varied, each {@code NAME=VALUES}
 * @param strategy which combinations are tried
 * @param runs how many; all for a grid, else {@link Sweep#RUNS} or as many as there are if not
 *     given
 * @param model the network where {@code model} is not varied: a preset's name or a file
 * @param training how runs are trained where that is not varied; its seed also draws the values
 * @param pictures the shape of the pictures, if they have one
 */
public record SweepSettings(
    List<String> sets,
    Strategy strategy,
    OptionalInt runs,
    String model,
    TrainingSettings training,
    Optional<Shape> pictures) {
  /** Copies the list. */
  public SweepSettings {
    sets = List.copyOf(sets);
  }
}
