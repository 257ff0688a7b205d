package dev.demitasse.layers;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function applied to every value, or (softmax) to every sample's list of values.
 *
 * <p>relu {@code max(0, x)}; leaky_relu {@code x} above 0, {@code 0.01 x} below; sigmoid {@code 1 /
 * (1 + e^-x)}; tanh; softmax {@code e^x[i] / sum over j of e^x[j]}. The shape stays. As a network's
 * last layer, sigmoid and softmax with cross-entropy are fused into the loss while training.
 *
 * @param function the function
 * @param loss the loss the network is trained with, where the layer names it
 */
public record Activation(Function function, Optional<LossName> loss) implements Layer {
  /** The functions, by their names in architecture text. */
  public enum Function {
    /** The rectifier. */
    RELU("relu"),
    /** The logistic function. */
    SIGMOID("sigmoid"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** Exponentials divided by their sum. */
    SOFTMAX("softmax"),
    /** The rectifier with slope 0.01 below zero. */
    LEAKY_RELU("leaky_relu");

    private final String text;

    Function(String text) {
      this.text = text;
    }

    /** The name in architecture text. */
    public String text() {
      return text;
    }

    /**
     * The function of that name.
     *
     * @throws LayerException if there is none
     */
    public static Function named(String text) {
      return Arrays.stream(values())
          .filter(function -> function.text.equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new LayerException(
                      "there is no activation \""
                          + text
                          + "\"; known are "
                          + Arrays.stream(values())
                              .map(Function::text)
                              .collect(Collectors.joining(", "))));
    }
  }

  /** An activation that leaves the loss to others. */
  public Activation(Function function) {
    this(function, Optional.empty());
  }

  /**
   * An activation by the names of architecture text, as in {@code Activation("relu",
   * "cross_entropy")}.
   *
   * @throws LayerException if a name is unknown
   */
  public Activation(String function, String loss) {
    this(Function.named(function), Optional.of(LossName.named(loss)));
  }

  @Override
  public String kind() {
    return "Activation";
  }

  @Override
  public Shape outputShape(Shape input) {
    if (function == Function.SOFTMAX && input.rank() != 1) {
      throw new LayerException(
          "softmax wants a flat list of features, got " + input + "; put Flatten() before it");
    }
    return input;
  }

  @Override
  public BuiltLayer build(Shape input, Plan plan) {
    outputShape(input);
    return switch (function) {
      case RELU -> new Elementwise(ActivationFunction.RELU, input.size());
      case LEAKY_RELU -> new Elementwise(ActivationFunction.LEAKY_RELU, input.size());
      case SIGMOID -> new Elementwise(ActivationFunction.SIGMOID, input.size());
      case TANH -> new Elementwise(ActivationFunction.TANH, input.size());
      case SOFTMAX -> new Softmax(input.size());
    };
  }

  record Elementwise(ActivationFunction function, int size) implements BuiltLayer {
    @Override
    public boolean readsOutput() {
      return true;
    }

    @Override
    public Sharing sharing() {
      return Sharing.OVERWRITES;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      Rows x = flow.x();
      Rows y = flow.y();
      int count = (to - from) * size;
      pass.kernels()
          .elements()
          .activate(function, count, x.values(), x.at(from), y.values(), y.at(from));
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      if (flow.dx() != null) {
        pass.kernels()
            .elements()
            .activationGradient(
                function,
                (to - from) * size,
                flow.y().values(),
                flow.y().at(from),
                flow.dy().values(),
                flow.dy().at(from),
                flow.dx().values(),
                flow.dx().at(from));
      }
    }
  }

  private record Softmax(int size) implements BuiltLayer {
    @Override
    public boolean readsOutput() {
      return true;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      Rows x = flow.x();
      Rows y = flow.y();
      pass.kernels()
          .elements()
          .softmax(to - from, size, x.values(), x.at(from), y.values(), y.at(from));
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      if (flow.dx() != null) {
        pass.kernels()
            .elements()
            .softmaxGradient(
                to - from,
                size,
                flow.y().values(),
                flow.y().at(from),
                flow.dy().values(),
                flow.dy().at(from),
                flow.dx().values(),
                flow.dx().at(from));
      }
    }
  }
}
