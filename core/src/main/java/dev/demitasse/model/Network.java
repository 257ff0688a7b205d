package dev.demitasse.model;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.BuiltLayer;
import dev.demitasse.layers.GradientTask;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Plan;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers in a row, built for samples of one shape.
 *
 * <p>The network holds structure and parameters; all that changes during a step is in a {@link
 * Pass}, so one network serves any number of passes at the same time.
 */
public final class Network {
  private final Shape inputShape;
  private final List<Layer> described;
  private final List<String> names;
  private final Shape outputShape;
  private final Plan plan;
  private final List<BuiltLayer> layers = new ArrayList<>();
  private final int pictureLayers;
  private final int[] layerOf;

  /**
   * Builds the layers.
   *
   * @param names a name for each layer, after which its parameters are named
   */
  Network(Shape inputShape, List<Layer> layers, List<String> names) {
    this(inputShape, layers, names, Order.of(layers), new Plan());
  }

  private Network(
      Shape inputShape, List<Layer> layers, List<String> names, List<Integer> order, Plan plan) {
    this.inputShape = inputShape;
    this.described = List.copyOf(layers);
    this.names = List.copyOf(names);
    this.plan = plan;
    Shape shape = inputShape;
    List<Integer> owners = new ArrayList<>();
    int pictures = 0;
    for (int place : order) {
      Layer layer = layers.get(place);
      pictures += shape.rank() == 3 ? 1 : 0;
      this.layers.add(plan.add(names.get(place), layer, shape));
      while (owners.size() < plan.parameters().size()) {
        owners.add(place);
      }
      shape = layer.outputShape(shape);
    }
    outputShape = shape;
    pictureLayers = pictures;
    layerOf = owners.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The same layers with the same parameters, shared, computed one by one in the order in which
   * they are written, so that what each of them gives can be observed.
   */
  public Network asWritten() {
    return new Network(inputShape, described, names, Order.asWritten(described), Plan.over(plan));
  }

  /** How many layers there are: all that are written, but for one that the loss contains. */
  public int depth() {
    return layers.size();
  }

  /** The shape of one sample that goes in. */
  public Shape inputShape() {
    return inputShape;
  }

  /** The shape of what comes out for one sample. */
  public Shape outputShape() {
    return outputShape;
  }

  /** All parameters, layer by layer. */
  public List<Parameter> parameters() {
    return plan.parameters();
  }

  /** The place, from 0, of the layer that a parameter belongs to. */
  public int layerOf(Parameter parameter) {
    return layerOf[parameter.index()];
  }

  /** To be called when parameters have got new values, before the next pass begins. */
  public void weightsChanged() {
    plan.weightsChanged();
  }

  /** A pass for up to this many samples, to predict with. */
  public Pass predictionPass(int capacity, Kernels kernels) {
    return Pass.forPrediction(plan, capacity, kernels);
  }

  /**
   * A pass for one sample, to predict with, whose layers share their work out to a team that has
   * nothing else to do meanwhile.
   */
  public Pass predictionPass(Kernels kernels, Team team) {
    return Pass.forOneSample(plan, kernels, team);
  }

  /** A pass for up to this many samples, to train with. */
  public Pass trainingPass(int capacity, Kernels kernels) {
    return Pass.forTraining(plan, capacity, kernels);
  }

  /** A pass for up to this many samples, after which all that lies between the layers is there. */
  public Pass observationPass(int capacity, Kernels kernels) {
    return Pass.forObservation(plan, capacity, kernels);
  }

  /** Memory for the gradients of batches of up to so many samples in up to so many pieces. */
  public Gradients gradients(int samples, int pieces, Kernels kernels) {
    return new Gradients(plan, samples, pieces, kernels);
  }

  /** What is left to do for the parameters' gradients when a whole batch has gone back. */
  public List<GradientTask> gradientTasks() {
    return layers.stream().flatMap(layer -> layer.gradientTasks().stream()).toList();
  }

  /** Where a pass's samples are to be written before {@link #forward}. */
  public float[] input(Pass pass) {
    return pass.flow(0).x().values();
  }

  /** What the last layer gave in this pass. */
  public float[] output(Pass pass) {
    return pass.flow(pass.steps() - 1).y().values();
  }

  /** Where the gradient of the loss by the output is to be written before {@link #backward}. */
  public float[] outputGradient(Pass pass) {
    return pass.flow(layers.size() - 1).dy().values();
  }

  /** Takes the pass's samples through all layers: pictures one by one, then all together. */
  public void forward(Pass pass) {
    for (int n = 0; n < pass.samples(); n++) {
      for (int i = 0; i < pass.pictureSteps(); i++) {
        pass.forward(i, n, n + 1);
      }
    }
    for (int i = pass.pictureSteps(); i < pass.steps(); i++) {
      pass.forward(i, 0, pass.samples());
    }
  }

  /** Takes the output's gradient back through all layers. */
  public void backward(Pass pass) {
    backward(pass, layers.size());
  }

  /**
   * Takes a gradient back through the first layers alone.
   *
   * @param depth how many; the last of them gives a list of features, whose gradient is in the
   *     pass's flow through it
   */
  public void backward(Pass pass, int depth) {
    for (int i = depth - 1; i >= pictureLayers; i--) {
      layers.get(i).backward(pass.flow(i), pass, 0, pass.samples());
    }
    for (int n = 0; n < pass.samples(); n++) {
      for (int i = pictureLayers - 1; i >= 0; i--) {
        layers.get(i).backward(pass.flow(i), pass, n, n + 1);
      }
    }
  }
}
