package dev.demitasse.explanation;

import dev.demitasse.data.Picture;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Model;
import dev.demitasse.model.Prediction;
import dev.demitasse.model.Samples;

/** Shows which places of a picture a model's decision hangs on; for one thread at a time. */
public final class Explainer {
  private final Model model;
  private final Observation observation;

  /** An explainer of this model, on the fastest kernels. */
  public Explainer(Model model) {
    this(model, Kernels.fastest());
  }

  /** An explainer of this model, on these kernels. */
  public Explainer(Model model, Kernels kernels) {
    this.model = model;
    observation = new Observation(model, 1, kernels);
  }

  /**
   * What speaks for the class that the model says is in a picture.
   *
   * @throws dev.demitasse.tensor.InputException if the method has nothing to show: Grad-CAM wants a
   *     convolution, and gradients have to be finite
   */
  public Explanation explain(Picture picture, Method method) {
    observation.look(picture);
    Prediction prediction = model.prediction(observation.probabilities());
    return explain(picture, method, prediction, model.classNames().indexOf(prediction.label()));
  }

  /**
   * What speaks for a class in a picture, whatever the model says.
   *
   * @param label the class, by its index among the class names
   * @throws dev.demitasse.tensor.InputException if the method has nothing to show
   */
  public Explanation explain(Picture picture, Method method, int label) {
    observation.look(picture);
    return explain(picture, method, model.prediction(observation.probabilities()), label);
  }

  private Explanation explain(Picture picture, Method method, Prediction prediction, int label) {
    return new Explanation(
        picture,
        prediction,
        model.classNames().get(label),
        map(method, label),
        model.preprocessing().fitting().place(picture.height(), picture.width()));
  }

  /**
   * What speaks for a class in one of the samples, of the network's input size.
   *
   * @param label the class, by its index among the class names
   * @throws dev.demitasse.tensor.InputException if the method has nothing to show
   */
  public HeatMap map(Samples samples, int sample, Method method, int label) {
    observation.look(samples, sample);
    return map(method, label);
  }

  private HeatMap map(Method method, int label) {
    observation.backFromScore(label);
    return switch (method) {
      case GRADCAM -> GradCam.of(observation, 0);
      case SALIENCY -> Saliency.of(observation, 0);
    };
  }
}
