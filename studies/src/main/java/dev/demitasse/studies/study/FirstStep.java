package dev.demitasse.studies.study;

import dev.demitasse.PreparedData;
import dev.demitasse.explanation.LayerProbe;
import dev.demitasse.explanation.LayerSignal;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Activation;
import dev.demitasse.model.Model;
import dev.demitasse.model.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradients of a network before its first step.
 *
 * @param function the function in its hidden layers
 * @param depth how many convolutions it has
 * @param norms for each layer with weights, from the input, the Euclidean norm of the gradient of
 *     the mean loss by its weights, seed by seed
 */
record FirstStep(Activation.Function function, int depth, Map<String, List<Double>> norms) {
  /** Below this a norm counts as this: a gradient of zero has no logarithm. */
  static final double SMALLEST = 1e-30;

  /** Measures on up to 64 training pictures, which are the same for all networks of a seed. */
  static FirstStep measure(Activation.Function function, int depth, Bench bench) {
    PreparedData data = bench.data().prepared(HiddenLayers.with(function, depth / 2));
    Map<String, List<Double>> norms = new LinkedHashMap<>();
    try (Team team = new Team(bench.threads())) {
      for (long seed : bench.settings().seeds()) {
        Model model =
            Model.create(
                data.architecture(),
                data.splits().train().classNames(),
                data.preprocessing(),
                Provenance.here(bench.data().fingerprint(data.architecture()), seed));
        LayerProbe probe = new LayerProbe(model, data.training(), seed, bench.kernels(), team);
        for (LayerSignal signal : probe.measure()) {
          signal
              .weightGradient()
              .ifPresent(
                  norm ->
                      norms
                          .computeIfAbsent(signal.layer(), _ -> new ArrayList<>())
                          .add(Math.max(SMALLEST, norm)));
        }
      }
    }
    return new FirstStep(function, depth, norms);
  }

  /** The norms of the first layer, that the gradient reaches last. */
  List<Double> first() {
    return norms.values().iterator().next();
  }
}
