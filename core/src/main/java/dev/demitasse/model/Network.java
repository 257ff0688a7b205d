package dev.demitasse.model;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.BuiltLayer;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Plan;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
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
  private final Shape outputShape;
  private final Plan plan = new Plan();
  private final List<BuiltLayer> layers = new ArrayList<>();
  private final int[] layerOf;
  private final Plan.TensorSlot input;
  private final List<Plan.TensorSlot> outputs = new ArrayList<>();
  private final List<Plan.TensorSlot> outputGradients = new ArrayList<>();

  /**
   * Builds the layers.
   *
   * @param names a name for each layer, after which its parameters are named
   */
  Network(Shape inputShape, List<Layer> layers, List<String> names) {
    this.inputShape = inputShape;
    input = plan.tensor(inputShape);
    Shape shape = inputShape;
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      plan.layer(names.get(i));
      this.layers.add(layers.get(i).build(shape, plan));
      while (owners.size() < plan.parameters().size()) {
        owners.add(i);
      }
      shape = layers.get(i).outputShape(shape);
      outputs.add(plan.tensor(shape));
      outputGradients.add(plan.gradientTensor(shape));
    }
    outputShape = shape;
    layerOf = owners.stream().mapToInt(Integer::intValue).toArray();
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
  int layerOf(Parameter parameter) {
    return layerOf[parameter.index()];
  }

  /** A pass for up to this many samples, to predict with. */
  public Pass predictionPass(int capacity, Kernels kernels) {
    return Pass.forPrediction(plan, capacity, kernels);
  }

  /** A pass for up to this many samples, to train with. */
  public Pass trainingPass(int capacity, Kernels kernels) {
    return Pass.forTraining(plan, capacity, kernels);
  }

  /** Where a pass's samples are to be written before {@link #forward}. */
  public Tensor input(Pass pass) {
    return pass.tensor(input);
  }

  /** What the last layer gave in this pass. */
  public Tensor output(Pass pass) {
    return pass.tensor(outputs.getLast());
  }

  /** Where the gradient of the loss by the output is to be written before {@link #backward}. */
  public Tensor outputGradient(Pass pass) {
    return pass.tensor(outputGradients.getLast());
  }

  /** Takes the pass's samples through all layers. */
  public void forward(Pass pass) {
    Tensor x = input(pass);
    for (int i = 0; i < layers.size(); i++) {
      Tensor y = pass.tensor(outputs.get(i));
      layers.get(i).forward(x, y, pass);
      x = y;
    }
  }

  /** Takes the output's gradient back through all layers, adding to the parameters' gradients. */
  public void backward(Pass pass) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Tensor dx = i == 0 ? null : pass.tensor(outputGradients.get(i - 1));
      layers.get(i).backward(pass.tensor(outputGradients.get(i)), dx, pass);
    }
  }
}
