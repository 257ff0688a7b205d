package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;

/**
 * Stochastic depth: while training, a sample's whole path is silenced with probability {@code rate}
 * and else divided by {@code 1 - rate}; when predicting, values pass unchanged. It stands at the
 * end of a path of a join, whose other paths carry the sample on.
 *
 * <p>Source: Huang et al., Deep networks with stochastic depth, ECCV 2016.
 *
 * @param rate probability that the path is silenced, at least 0 and below 1
 */
public record DropPath(double rate) implements Layer {
  /**
   * Checks the rate.
   *
   * @throws LayerException if it is not in [0, 1)
   */
  public DropPath {
    Range.checkRate("DropPath", rate);
  }

  @Override
  public String kind() {
    return "DropPath";
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Value build(Value x, Plan plan) {
    return plan.step(SilencedPlanes.of(plan, rate, 1, x.shape().size()), x, x.shape());
  }
}
