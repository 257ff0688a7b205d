package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * Batch normalisation: each channel gets the mean and variance that it learns.
 *
 * <p>{@code y[n, c, i] = weight[c] (x[n, c, i] - mean[c]) / sqrt(variance[c] + epsilon) + bias[c]}.
 * While training, mean and variance (the biased one) are those of the channel over all samples and
 * places of the whole batch, whose threads meet here; the running ones follow them, {@code running
 * = (1 - momentum) running + momentum batch}, with the unbiased variance. When predicting, the
 * running ones are used, and the layer is folded into a convolution or dense layer before it.
 * Shapes: x and y {@code [N, C, H, W]} or {@code [N, C]}; weight, bias and both statistics {@code
 * [C]}. Gradient: {@code dx = weight / deviation (dy - mean(dy) - xhat mean(dy xhat))}. Source:
 * Ioffe and Szegedy, Batch normalization: accelerating deep network training by reducing internal
 * covariate shift, ICML 2015; the momentum is PyTorch's, one less Keras's.
 *
 * @param momentum how far running statistics go towards those of a batch, above 0 and at most 1
 * @param epsilon what is added to the variance, above 0
 */
public record BatchNorm(double momentum, double epsilon) implements Layer {
  static final String RUNNING_MEAN = "running_mean";
  static final String RUNNING_VAR = "running_var";

  /** PyTorch's default. */
  public static final double DEFAULT_MOMENTUM = 0.1;

  /** PyTorch's default. */
  public static final double DEFAULT_EPSILON = 1e-5;

  /**
   * Checks the hyper-parameters.
   *
   * @throws LayerException if one is out of range
   */
  public BatchNorm {
    if (!(momentum > 0 && momentum <= 1)) {
      throw new LayerException(
          "BatchNorm's momentum must be above 0 and at most 1, got " + momentum);
    }
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new LayerException("BatchNorm's epsilon must be above 0, got " + epsilon);
    }
  }

  /** A momentum of 0.1 and an epsilon of 1e-5. */
  public BatchNorm() {
    this(DEFAULT_MOMENTUM, DEFAULT_EPSILON);
  }

  @Override
  public String kind() {
    return "BatchNorm";
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int channels = input.dimension(0);
    return List.of(
        ParameterSpec.factors(channels, 1),
        ParameterSpec.summands(channels),
        ParameterSpec.statistic(RUNNING_MEAN, channels, 0),
        ParameterSpec.statistic(RUNNING_VAR, channels, 1));
  }

  @Override
  public long multiplyAdds(Shape input) {
    return 0; // it is folded into the layer before it
  }

  @Override
  public Value build(Value x, Plan plan) {
    return build(x, plan, false);
  }

  /**
   * Adds the layer to a plan.
   *
   * @param rectified whether a rectifier goes along with it
   */
  Value build(Value x, Plan plan, boolean rectified) {
    Shape shape = x.shape();
    int channels = shape.dimension(0);
    int area = shape.size() / channels;
    Normalisation norm = Normalisation.of(this, plan, plan.layerName());
    if (!plan.mode().batchStatistics()) {
      return plan.step(FixedNorm.of(plan, norm, channels, area, rectified), x, shape);
    }
    BatchStatistics statistics = BatchStatistics.of(plan, norm, momentum, channels, area);
    Value measured = plan.step(statistics, x, shape);
    return plan.step(new Normalised(statistics, rectified), measured, shape);
  }
}
