package dev.demitasse.layers;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
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
    Plan.ReferenceSlot output = plan.reference();
    return switch (function) {
      case RELU -> new Elementwise(ActivationFunction.RELU, input.size(), output);
      case LEAKY_RELU -> new Elementwise(ActivationFunction.LEAKY_RELU, input.size(), output);
      case SIGMOID -> new Elementwise(ActivationFunction.SIGMOID, input.size(), output);
      case TANH -> new Elementwise(ActivationFunction.TANH, input.size(), output);
      case SOFTMAX -> new Softmax(input.size(), output);
    };
  }

  private record Elementwise(ActivationFunction function, int size, Plan.ReferenceSlot output)
      implements BuiltLayer {
    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
      pass.keep(output, y);
      pass.kernels()
          .elements()
          .activate(function, pass.samples() * size, x.values(), 0, y.values(), 0);
    }

    @Override
    public void backward(Tensor dy, Tensor dx, Pass pass) {
      if (dx != null) {
        float[] y = pass.kept(output).values();
        pass.kernels()
            .elements()
            .activationGradient(
                function, pass.samples() * size, y, 0, dy.values(), 0, dx.values(), 0);
      }
    }
  }

  private record Softmax(int size, Plan.ReferenceSlot output) implements BuiltLayer {
    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
      pass.keep(output, y);
      pass.kernels().elements().softmax(pass.samples(), size, x.values(), 0, y.values(), 0);
    }

    @Override
    public void backward(Tensor dy, Tensor dx, Pass pass) {
      if (dx != null) {
        float[] y = pass.kept(output).values();
        pass.kernels()
            .elements()
            .softmaxGradient(pass.samples(), size, y, 0, dy.values(), 0, dx.values(), 0);
      }
    }
  }
}
