package dev.demitasse.model;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Parameters;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.Plan;
import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A path of layers with its parameters, for samples of one shape.
 *
 * <p>The network holds structure and parameters; how it is gone through is a {@link Plan} for each
 * mode and kernels, and all that changes during a step is in a {@link Pass}, so one network serves
 * any number of passes at the same time.
 */
public final class Network {
  private final Shape inputShape;
  private final Path path;
  private final Shape outputShape;
  private final int depth;
  private final Parameters parameters;
  private final Map<Way, Plan> plans = new ConcurrentHashMap<>();

  /** How the network is gone through. */
  private record Way(Mode mode, Kernels kernels) {}

  /** A network with parameters of zero; the path's sizes are filled in. */
  Network(Shape inputShape, Path path) {
    this.inputShape = inputShape;
    this.path = path;
    outputShape = path.outputShape(inputShape);
    depth = path.places(inputShape).size();
    parameters = new Parameters(path, inputShape);
  }

  /**
   * How many layers there are, those within joins and the joins included; all that are written, but
   * for an activation at the end that the loss contains.
   */
  public int depth() {
    return depth;
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
    return parameters.all();
  }

  /** The place, from 0, of the layer that a parameter belongs to; see {@link Path#places}. */
  public int layerOf(Parameter parameter) {
    return parameters.placeOf(parameter);
  }

  /** To be called when parameters have got new values, before the next pass begins. */
  public void weightsChanged() {
    parameters.changed();
  }

  /** How the network is gone through in this mode with these kernels; made once. */
  public Plan plan(Mode mode, Kernels kernels) {
    return plans.computeIfAbsent(
        new Way(mode, kernels),
        way -> new Plan(path, inputShape, parameters, way.kernels, way.mode));
  }

  /** A pass for up to this many samples, to predict with. */
  public Pass predictionPass(int capacity, Kernels kernels) {
    return new Pass(plan(Mode.PREDICTION, kernels), capacity);
  }

  /**
   * A pass for one sample, to predict with, whose layers share their work out to a team that has
   * nothing else to do meanwhile.
   */
  public Pass predictionPass(Kernels kernels, Team team) {
    return new Pass(plan(Mode.PREDICTION, kernels), team);
  }
}
