package dev.demitasse.testkit;

/** An optimizer in double precision, with the state that it carries from step to step. */
public sealed interface ReferenceOptimizer permits ReferenceSgd, ReferenceAdam {
  /**
   * Takes one step.
   *
   * @param parameters the parameters, overwritten by their new values
   * @param gradient the gradient of the loss, as long as the parameters; left as it is
   * @throws IllegalArgumentException if a length does not match
   */
  void step(double[] parameters, double[] gradient);
}
