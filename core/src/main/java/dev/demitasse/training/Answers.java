package dev.demitasse.training;

import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Logits;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.model.Model;
import java.util.Optional;

/**
 * What a network gave for labelled samples, dropout off. Every model with its weights reads from it
 * what it says of them, by its own temperature and threshold, and nothing has to go through the
 * network again.
 *
 * @param outputs what the network's last layer gave, {@code [samples, outputs]}
 * @param labels the class of each sample
 */
public record Answers(float[] outputs, int[] labels) {
  /** The model's probabilities beside the labels. */
  public Predictions predictions(Model model) {
    double[] probabilities = model.head().probabilities(outputs, labels.length);
    return new Predictions(model.classNames().size(), probabilities, labels);
  }

  /** Everything there is to say about the model, at its threshold. */
  public Evaluation evaluate(Model model) {
    int size = outputs.length / labels.length;
    double sum = model.head().loss().sum(outputs, labels.length, size, labels);
    return Evaluation.of(
        predictions(model), sum / labels.length, model.threshold(), model.classNames());
  }

  /** The outputs beside the labels; empty if those of this model are not logits. */
  public Optional<Logits> logits(Model model) {
    return model.head().hasLogits()
        ? Optional.of(new Logits(outputs.length / labels.length, outputs, labels))
        : Optional.empty();
  }
}
