package dev.demitasse.studies.report;

import dev.demitasse.data.Dataset;
import dev.demitasse.data.Picture;
import dev.demitasse.explanation.Explainer;
import dev.demitasse.explanation.HeatMap;
import dev.demitasse.explanation.Method;
import dev.demitasse.explanation.Observation;
import dev.demitasse.explanation.Tiles;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Path;
import dev.demitasse.model.Model;
import dev.demitasse.model.PictureSamples;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is seen when the model looks at test pictures once more. */
final class Looks {
  private final Model model;
  private final Dataset pictures;
  private final PictureSamples samples;
  private final Kernels kernels;
  private final Explainer explainer;
  private final Method method;

  Looks(FinishedRun run, Kernels kernels) {
    model = run.trained().model();
    pictures = run.data().splits().test();
    samples = run.data().test();
    this.kernels = kernels;
    explainer = new Explainer(model, kernels);
    boolean convolves =
        model.architecture().places().stream().anyMatch(place -> place.layer() instanceof Conv);
    method = convolves ? Method.GRADCAM : Method.SALIENCY;
  }

  /** The method's name as it is written. */
  String method() {
    return method == Method.GRADCAM ? "Grad-CAM" : "saliency";
  }

  /** A test picture with what speaks for a class over it. */
  Picture heated(int index, int label) {
    HeatMap map = explainer.map(samples, index, method, label);
    return map.over(Images.picture(pictures, index));
  }

  /** What the layers that are shown make of a test picture. */
  List<Tiles> features(int index) {
    Observation observation = new Observation(model, 1, kernels);
    observation.look(samples, index);
    Set<String> shown =
        ShownLayers.of(model.architecture()).stream()
            .map(Path.Place::name)
            .collect(Collectors.toSet());
    return Tiles.ofFeatures(observation, 0).stream()
        .filter(tiles -> shown.contains(tiles.layer()))
        .toList();
  }
}
