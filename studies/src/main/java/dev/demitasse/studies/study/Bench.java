package dev.demitasse.studies.study;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Activation;
import dev.demitasse.model.Architecture;
import dev.demitasse.studies.trials.TrialData;
import java.util.List;

/**
 * What a study measures with, beyond what trainings came to.
 *
 * @param data the pictures
 * @param settings how the trainings are run
 * @param kernels what is computed with
 * @param threads on how many threads
 */
record Bench(TrialData data, StudySettings settings, Kernels kernels, int threads) {
  /** How long each round of a timing takes. */
  private static final long ROUND = 5_000_000; // nanoseconds

  /** A network with the right end for the number of classes. */
  Variant fitted(Variant variant) {
    Architecture fitted = data.prepared(variant.architecture()).architecture();
    return new Variant(variant.name(), fitted);
  }

  /** What functions cost. */
  List<ActivationTiming> timings(List<Activation.Function> functions) {
    return ActivationTiming.measure(functions, kernels, ROUND);
  }
}
