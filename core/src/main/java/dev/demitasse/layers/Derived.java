package dev.demitasse.layers;

/**
 * Arrays that are computed from parameters: filters laid out as kernels want them, weights with a
 * batch normalisation folded in. They are computed when they are first wanted after the parameters
 * have changed, by one thread for all.
 */
final class Derived {
  /** How arrays follow from parameters. */
  @FunctionalInterface
  interface Rule {
    /** Overwrites the arrays. */
    void compute(float[][] arrays);
  }

  private final Rule rule;
  private final float[][] arrays;
  private volatile int version = -1;

  /** Arrays of these sizes. */
  Derived(Rule rule, int... sizes) {
    this.rule = rule;
    arrays = new float[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      arrays[i] = new float[sizes[i]];
    }
  }

  /** The first array as it follows from the parameters that a pass began with. */
  float[] first(Pass pass) {
    return array(0, pass);
  }

  /** One of the arrays as it follows from the parameters that a pass began with. */
  float[] array(int index, Pass pass) {
    if (version != pass.weightsVersion()) {
      compute(pass.weightsVersion());
    }
    return arrays[index];
  }

  private synchronized void compute(int wanted) {
    if (version != wanted) {
      rule.compute(arrays);
      version = wanted;
    }
  }
}
