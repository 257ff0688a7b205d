package dev.demitasse.layers;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function applied to every value, or (softmax) to every sample's list of values.
 *
 * <p>relu {@code max(0, x)}; relu6 {@code min(6, max(0, x))}; leaky_relu {@code x} above 0, {@code
 * 0.01 x} below; elu {@code x} above 0, {@code e^x - 1} below; gelu {@code x / 2 (1 + erf(x /
 * sqrt(2)))}; silu {@code x / (1 + e^-x)}; hard_swish {@code x relu6(x + 3) / 6}; sigmoid {@code 1
 * / (1 + e^-x)}; hard_sigmoid {@code relu6(x + 3) / 6}; tanh; softplus {@code log(1 + e^x)};
 * softmax {@code e^x[i] / sum over j of e^x[j]}. The shape stays. As a network's last layer,
 * sigmoid and softmax with cross-entropy are fused into the loss while training. Sources: Nair and
 * Hinton, Rectified linear units improve restricted Boltzmann machines, ICML 2010; Sandler et al.,
 * MobileNetV2, CVPR 2018 (relu6); Maas, Hannun and Ng, Rectifier nonlinearities improve neural
 * network acoustic models, 2013 (leaky_relu); Clevert, Unterthiner and Hochreiter, ELUs, ICLR 2016;
 * Hendrycks and Gimpel, Gaussian error linear units, 2016; Ramachandran, Zoph and Le, Searching for
 * activation functions, 2017 (silu); Howard et al., Searching for MobileNetV3, ICCV 2019
 * (hard_swish, hard_sigmoid); Dugas et al., Incorporating second-order functional knowledge for
 * better option pricing, NeurIPS 2000 (softplus).
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
    LEAKY_RELU("leaky_relu"),
    /** The rectifier that ends at 6. */
    RELU6("relu6"),
    /** The exponential linear unit. */
    ELU("elu"),
    /** The Gaussian error linear unit. */
    GELU("gelu"),
    /** The sigmoid linear unit, or swish. */
    SILU("silu"),
    /** Swish of straight pieces. */
    HARD_SWISH("hard_swish"),
    /** The logistic function of straight pieces. */
    HARD_SIGMOID("hard_sigmoid"),
    /** The smooth rectifier. */
    SOFTPLUS("softplus");

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
  public Value build(Value x, Plan plan) {
    Shape shape = outputShape(x.shape());
    int size = shape.size();
    BuiltLayer built =
        switch (function) {
          case RELU -> new Elementwise(ActivationFunction.RELU, size);
          case LEAKY_RELU -> new Elementwise(ActivationFunction.LEAKY_RELU, size);
          case SIGMOID -> new Elementwise(ActivationFunction.SIGMOID, size);
          case TANH -> new Elementwise(ActivationFunction.TANH, size);
          case RELU6 -> new Elementwise(ActivationFunction.RELU6, size);
          case ELU -> new Elementwise(ActivationFunction.ELU, size);
          case GELU -> new Elementwise(ActivationFunction.GELU, size);
          case SILU -> new Elementwise(ActivationFunction.SILU, size);
          case HARD_SWISH -> new Elementwise(ActivationFunction.HARD_SWISH, size);
          case HARD_SIGMOID -> new Elementwise(ActivationFunction.HARD_SIGMOID, size);
          case SOFTPLUS -> new Elementwise(ActivationFunction.SOFTPLUS, size);
          case SOFTMAX -> new Softmax(size);
        };
    return plan.step(built, x, shape);
  }

  private record Elementwise(ActivationFunction function, int size) implements BuiltLayer {
    @Override
    public boolean readsInput() {
      return function.readsInput();
    }

    @Override
    public boolean readsOutput() {
      return !function.readsInput();
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
        Rows known = function.readsInput() ? flow.x() : flow.y();
        pass.kernels()
            .elements()
            .activationGradient(
                function,
                (to - from) * size,
                known.values(),
                known.at(from),
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
