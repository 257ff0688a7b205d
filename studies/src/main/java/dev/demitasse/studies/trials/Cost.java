package dev.demitasse.studies.trials;

import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Summary;

/** How much work a trial is beside others, as far as can be said before it is run. */
final class Cost {
  /** What moving a value from layer to layer takes, in multiply-adds; measured roughly. */
  private static final int VALUE = 10;

  private Cost() {}

  /** The work of one epoch for one picture, in multiply-adds. */
  static double ofEpoch(Architecture architecture) {
    long values = architecture.input().size();
    for (Path.Place place : architecture.places()) {
      values += place.output().size();
    }
    return Summary.of(architecture).multiplyAdds() + (double) VALUE * values;
  }

  /** The work of a trial, if it goes through all its epochs. */
  static double of(Trial trial) {
    return ofEpoch(trial.architecture()) * trial.settings().epochs();
  }
}
