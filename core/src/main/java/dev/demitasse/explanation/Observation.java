package dev.demitasse.explanation;

import dev.demitasse.data.Picture;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.layers.GradientTask;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Plan;
import dev.demitasse.layers.Rows;
import dev.demitasse.model.Model;
import dev.demitasse.model.Network;
import dev.demitasse.model.Samples;
import java.util.List;

/**
 * Samples on their way through a model and back, with all that lies between its layers to be seen.
 *
 * <p>The layers are the model's own with its parameters, dropout is off, and what comes out is what
 * predicting gives, to the byte. They are computed in the order in which they are written, each
 * with memory of its own. Layers count from 0 as {@link dev.demitasse.model.Architecture#places}
 * does, those within joins before the joins; an activation at the end that is part of the loss is
 * not among them. What is seen is the memory itself and holds until the next samples; one thread
 * uses an observation at a time.
 */
public final class Observation {
  private final Model model;
  private final Network network;
  private final Plan plan;
  private final Pass pass;
  private final Gradients gradients;
  private final Scratch scratch;
  private final List<GradientTask> tasks;
  private final int[] labels;

  /** Memory to observe up to so many samples at once. */
  public Observation(Model model, int capacity, Kernels kernels) {
    this.model = model;
    network = model.network();
    plan = network.plan(Mode.OBSERVATION, kernels);
    scratch = new Scratch(plan.scratch());
    pass = new Pass(plan, capacity, scratch);
    gradients = new Gradients(plan, capacity, 1);
    tasks = plan.gradientTasks();
    labels = new int[capacity];
  }

  /** Takes a picture of any size forward. */
  public void look(Picture picture) {
    byte[] pixels = model.preprocessing().fitting().apply(picture).pixels();
    begin(1);
    model.preprocessing().standardisation().apply(pixels, pass.input(), 0);
    pass.forward();
  }

  /** Takes some of the samples forward, by their numbers. */
  public void look(Samples samples, int... chosen) {
    begin(chosen.length);
    for (int i = 0; i < chosen.length; i++) {
      samples.read(chosen[i], pass.input(), i * network.inputShape().size());
      labels[i] = samples.label(chosen[i]);
    }
    pass.forward();
  }

  private void begin(int samples) {
    gradients.begin(samples, 1);
    pass.beginObservation(samples, 0, 0, gradients);
  }

  /**
   * Takes the gradient of a class's score back from the logits: its logit; of two classes with one
   * logit, that is the score of the second and its negative that of the first. The last layer's
   * gradient is left as it was where the logits come before it.
   *
   * @param label the class, by its index among the class names
   */
  public void backFromScore(int label) {
    begin(pass.samples());
    int logits = model.head().depthOfLogits(network.depth()) - 1;
    Rows dy = pass.outputGradient(logits);
    model.head().scoreGradient(label, pass.samples(), dy.size(), dy.values());
    pass.backwardFrom(logits);
    finish();
  }

  /** Takes the gradient of the samples' mean loss back; they came with labels. */
  public void backFromLoss() {
    begin(pass.samples());
    int samples = pass.samples();
    int size = network.outputShape().size();
    float[] dy = pass.outputGradient();
    model.head().loss().gradient(pass.output(), samples, size, labels, dy, 1.0 / samples);
    pass.backwardFrom(network.depth() - 1);
    finish();
  }

  private void finish() {
    tasks.forEach(task -> task.work().run(gradients, plan.kernels(), scratch));
  }

  /** The model that is looked into. */
  public Model model() {
    return model;
  }

  /** How many layers can be seen. */
  public int depth() {
    return network.depth();
  }

  /** How many samples were looked at. */
  public int samples() {
    return pass.samples();
  }

  /** What the network was given, standardised: {@code [samples, C, H, W]}. */
  public Rows input() {
    return pass.inputRows();
  }

  /** What a layer gave. */
  public Rows output(int layer) {
    return pass.output(layer);
  }

  /** The gradient by the network's input, after going back. */
  public Rows inputGradient() {
    return pass.inputGradient();
  }

  /** The gradient by what a layer gave, after going back. */
  public Rows outputGradient(int layer) {
    return pass.outputGradient(layer);
  }

  /** The gradient by a parameter of the model, after going back; over all samples. */
  public float[] gradient(Parameter parameter) {
    return gradients.of(parameter);
  }

  /** The probabilities of the classes for each sample: {@code [samples, classes]}. */
  public double[] probabilities() {
    int size = network.outputShape().size();
    float[] outputs = new float[pass.samples() * size];
    System.arraycopy(pass.output(), 0, outputs, 0, outputs.length);
    return model.head().probabilities(outputs, pass.samples());
  }
}
