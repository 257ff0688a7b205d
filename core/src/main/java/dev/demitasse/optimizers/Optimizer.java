package dev.demitasse.optimizers;

import dev.demitasse.tensor.InputException;
import java.util.List;

/** How weights follow their gradients: a rule with its hyper-parameters, without state. */
public sealed interface Optimizer permits Sgd, Adam, AdamW {
  /** The names that {@link #named} knows. */
  List<String> NAMES = List.of("sgd", "adam", "adamw");

  /** The name it is chosen by. */
  String name();

  /** The step size. */
  double learningRate();

  /** The same rule with another step size. */
  Optimizer withLearningRate(double learningRate);

  /** New state for parameters of these sizes. */
  OptimizerState start(int[] parameterSizes);

  /**
   * The optimizer of that name with its usual settings: {@code sgd} (momentum 0.9), {@code adam} or
   * {@code adamw} (weight decay 0.01).
   *
   * @throws InputException if there is none of that name or the learning rate is out of range
   */
  static Optimizer named(String name, double learningRate) {
    return switch (name) {
      case "sgd" -> new Sgd(learningRate, 0.9, false, 0);
      case "adam" -> new Adam(learningRate);
      case "adamw" -> new AdamW(learningRate);
      default ->
          throw new InputException(
              "there is no optimizer \"" + name + "\"; choose one of sgd, adam and adamw");
    };
  }
}
