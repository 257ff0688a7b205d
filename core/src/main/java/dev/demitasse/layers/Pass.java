package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Tensor;
import java.util.Arrays;

/**
 * Everything that changes while samples go through a network and back: saved activations, scratch,
 * gradients, random numbers and mode. One thread uses a pass at a time.
 */
public final class Pass {
  private static final int LAYERS_AT_MOST = 4096;

  private final Kernels kernels;
  private final int capacity;
  private final float[][] floats;
  private final int[][] ints;
  private final Tensor[] tensors;
  private final Tensor[] references;
  private final Scratch scratch;
  private final float[][] gradients;
  private final long[] sampleIds;
  private final RandomStream random = new Randomness(0).stream(Randomness.Purpose.DROPOUT);
  private Randomness randomness = new Randomness(0);
  private long epoch;
  private int samples;
  private boolean training;

  private Pass(Plan plan, int capacity, Kernels kernels, boolean withGradients) {
    this.kernels = kernels;
    this.capacity = capacity;
    this.floats = plan.newFloats(capacity);
    this.ints = plan.newInts(capacity);
    this.tensors = plan.newTensors(capacity, withGradients);
    this.references = plan.newReferences();
    this.scratch = plan.newScratch(kernels);
    this.gradients = withGradients ? plan.newGradients() : new float[0][];
    this.sampleIds = new long[capacity];
  }

  /** A pass for up to this many samples that can go forward only. */
  public static Pass forPrediction(Plan plan, int capacity, Kernels kernels) {
    return new Pass(plan, capacity, kernels, false);
  }

  /** A pass for up to this many samples that can go forward and back. */
  public static Pass forTraining(Plan plan, int capacity, Kernels kernels) {
    return new Pass(plan, capacity, kernels, true);
  }

  /** Prepares for predicting this many samples: dropout is off. */
  public void beginPrediction(int samples) {
    checkSamples(samples);
    this.samples = samples;
    this.training = false;
  }

  /**
   * Prepares for training on samples {@code ids[first]} to {@code ids[first + samples - 1]}:
   * dropout is on, with numbers that depend on the seed, the epoch and the sample's id alone.
   */
  public void beginTraining(int samples, int[] ids, int first, Randomness randomness, long epoch) {
    checkSamples(samples);
    this.samples = samples;
    this.training = true;
    this.randomness = randomness;
    this.epoch = epoch;
    for (int i = 0; i < samples; i++) {
      sampleIds[i] = ids[first + i];
    }
  }

  private void checkSamples(int samples) {
    if (samples < 1 || samples > capacity) {
      throw new IllegalArgumentException(
          "a pass for up to " + capacity + " samples cannot take " + samples);
    }
  }

  /** How many samples count, from the first. */
  public int samples() {
    return samples;
  }

  /** How many samples there is room for. */
  public int capacity() {
    return capacity;
  }

  /** Whether this is training, where dropout is on, rather than predicting. */
  public boolean training() {
    return training;
  }

  /** The kernels to compute with. */
  public Kernels kernels() {
    return kernels;
  }

  /** The floats booked there. */
  public float[] floats(Plan.FloatSlot slot) {
    return floats[slot.index()];
  }

  /** The ints booked there. */
  public int[] ints(Plan.IntSlot slot) {
    return ints[slot.index()];
  }

  /** The tensor booked there, {@code [capacity, ...sample shape]}. */
  public Tensor tensor(Plan.TensorSlot slot) {
    return tensors[slot.index()];
  }

  /** Remembers a tensor until the backward computation. */
  public void keep(Plan.ReferenceSlot slot, Tensor tensor) {
    references[slot.index()] = tensor;
  }

  /** The tensor remembered there. */
  public Tensor kept(Plan.ReferenceSlot slot) {
    return references[slot.index()];
  }

  /** The scratch memory that all layers share; what is in it outlives no call. */
  public Scratch scratch() {
    return scratch;
  }

  /**
   * The gradient of the loss by a parameter, summed over the samples since {@link #clearGradients}.
   *
   * @throws IllegalStateException if the pass is for prediction only
   */
  public float[] gradient(Parameter parameter) {
    if (gradients.length == 0) {
      throw new IllegalStateException("a pass for prediction has no gradients");
    }
    return gradients[parameter.index()];
  }

  /** Sets all gradients to zero. */
  public void clearGradients() {
    for (float[] gradient : gradients) {
      Arrays.fill(gradient, 0);
    }
  }

  /** The random numbers of one layer, told by its slot, for one of the samples. */
  RandomStream random(Plan.FloatSlot layer, int sample) {
    long index = sampleIds[sample] * LAYERS_AT_MOST + layer.index();
    random.restart(randomness, Randomness.Purpose.DROPOUT, epoch, index);
    return random;
  }
}
