package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;

/**
 * Dropout of whole channels: while training, each channel of each sample is silenced with
 * probability {@code rate} and the others are divided by {@code 1 - rate}; when predicting, values
 * pass unchanged. Neighbouring places of a feature map tell much the same, so that silencing them
 * one by one takes little away.
 *
 * <p>Source: Tompson et al., Efficient object localization using convolutional networks, CVPR 2015.
 *
 * @param rate probability that a channel is silenced, at least 0 and below 1
 */
public record SpatialDropout(double rate) implements Layer {
  /**
   * Checks the rate.
   *
   * @throws LayerException if it is not in [0, 1)
   */
  public SpatialDropout {
    Range.checkRate("SpatialDropout", rate);
  }

  @Override
  public String kind() {
    return "SpatialDropout";
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 3) {
      throw new LayerException(
          "SpatialDropout wants pictures (channels x height x width), got "
              + input
              + "; use Dropout behind Flatten");
    }
    return input;
  }

  @Override
  public Value build(Value x, Plan plan) {
    Shape shape = outputShape(x.shape());
    int channels = shape.dimension(0);
    return plan.step(SilencedPlanes.of(plan, rate, channels, shape.size() / channels), x, shape);
  }
}
