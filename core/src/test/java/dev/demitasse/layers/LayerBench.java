package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Floats;
import java.util.Arrays;
import java.util.List;

/**
 * One layer, or a path of them, with memory for the samples of a batch that goes through in pieces;
 * as maps of arrays.
 */
final class LayerBench {
  private static final Randomness CHANCE = new Randomness(5);

  final Parameters parameters;
  final Plan plan;
  final Gradients gradients;
  private final int[] pieces;
  private final Pass[] passes;
  private final int inputs;
  private final int outputs;

  /** A layer as training takes it, everything in memory of its own, in one piece. */
  LayerBench(Layer layer, Shape shape, int samples) {
    this(layer, shape, Mode.PROBE, samples);
  }

  /** A layer in this mode, whose batches go through in pieces of these sizes. */
  LayerBench(Layer layer, Shape shape, Mode mode, int... pieces) {
    this(Path.of(layer).resolve(shape), shape, mode, Kernels.portable(), pieces);
  }

  LayerBench(Path path, Shape shape, Mode mode, Kernels kernels, int... pieces) {
    this(path, shape, new Parameters(path, shape), mode, kernels, pieces);
  }

  LayerBench(
      Path path, Shape shape, Parameters parameters, Mode mode, Kernels kernels, int... pieces) {
    this.parameters = parameters;
    this.pieces = pieces;
    plan = new Plan(path, shape, parameters, kernels, mode);
    inputs = shape.size();
    outputs = path.outputShape(shape).size();
    gradients = new Gradients(plan, samples(), pieces.length);
    passes = new Pass[pieces.length];
    for (int i = 0; i < pieces.length; i++) {
      passes[i] = new Pass(plan, pieces[i]);
    }
  }

  /** Fills all memory between the layers with what spoils every result that it gets into. */
  void poison() {
    for (Pass pass : passes) {
      for (int i = 0; i < plan.steps().size(); i++) {
        Flow flow = pass.flow(i);
        Plan.Step step = plan.steps().get(i);
        for (int j = 0; j < step.inputs().size(); j++) {
          poison(flow.x(j));
          poison(flow.dx(j));
        }
        for (int j = 0; j < step.outputs().size(); j++) {
          poison(flow.y(j));
          poison(flow.dy(j));
        }
      }
    }
  }

  private static void poison(Rows rows) {
    if (rows != null) {
      Arrays.fill(rows.values(), Float.NaN);
    }
  }

  int samples() {
    return Arrays.stream(pieces).sum();
  }

  /** Values of all samples' inputs. */
  int inputs() {
    return samples() * inputs;
  }

  /** Values of all samples' outputs. */
  int outputs() {
    return samples() * outputs;
  }

  /** The pass of the first piece. */
  Pass pass() {
    return pass(0);
  }

  Pass pass(int piece) {
    return passes[piece];
  }

  List<Parameter> parameters() {
    return parameters.all();
  }

  Parameter weight() {
    return parameters().getFirst();
  }

  Parameter bias() {
    return parameters().get(1);
  }

  static void set(float[] to, double[] from) {
    System.arraycopy(Floats.of(from), 0, to, 0, to.length);
  }

  void set(Parameter parameter, double[] values) {
    set(parameter.values(), values);
    parameters.changed();
  }

  /** Writes what all samples are given. */
  void give(float[] x) {
    for (int i = 0, at = 0; i < passes.length; i++) {
      System.arraycopy(x, at, passes[i].input(), 0, pieces[i] * inputs);
      at += pieces[i] * inputs;
    }
  }

  /** Begins training on these samples, as many as the pieces have together. */
  void begin(Randomness randomness, long epoch, int... ids) {
    gradients.begin(ids.length, pieces.length);
    for (int i = 0, row = 0; i < pieces.length; i++) {
      int count = Math.min(pieces[i], ids.length - row);
      passes[i].beginTraining(
          new Pass.Piece(ids, row, count, i, row, randomness, epoch), gradients);
      row += count;
    }
  }

  /** Begins as above, with samples that are always the same. */
  void begin() {
    int[] ids = new int[samples()];
    Arrays.setAll(ids, i -> 4 + i);
    begin(CHANCE, 1, ids);
  }

  /** Begins without dropout and without remembering statistics. */
  void beginObservation() {
    gradients.begin(samples(), pieces.length);
    for (int i = 0, row = 0; i < pieces.length; i++) {
      passes[i].beginObservation(pieces[i], i, row, gradients);
      row += pieces[i];
    }
  }

  /** Takes what has begun forward. */
  void goAhead() {
    for (int phase = 0; phase < plan.phases(); phase++) {
      if (phase > 0) {
        plan.meetAhead(phase - 1, gradients);
      }
      for (Pass pass : passes) {
        pass.forward(phase);
      }
    }
  }

  /** Takes these gradients of the outputs back and finishes those of the parameters. */
  void goBack(float[] dy) {
    for (int i = 0, at = 0; i < passes.length; i++) {
      System.arraycopy(dy, at, passes[i].outputGradient(), 0, pieces[i] * outputs);
      at += pieces[i] * outputs;
    }
    for (int phase = 0; phase < plan.phases(); phase++) {
      if (phase > 0) {
        plan.meetBack(phase - 1, gradients);
      }
      for (Pass pass : passes) {
        pass.backward(phase);
      }
    }
    Scratch scratch = new Scratch(plan.scratch());
    plan.gradientTasks().forEach(task -> task.work().run(gradients, plan.kernels(), scratch));
  }

  /** What all samples gave. */
  float[] y() {
    float[] y = new float[outputs()];
    for (int i = 0, at = 0; i < passes.length; i++) {
      System.arraycopy(passes[i].output(), 0, y, at, pieces[i] * outputs);
      at += pieces[i] * outputs;
    }
    return y;
  }

  /** The gradient by what all samples were given. */
  float[] dx() {
    float[] dx = new float[inputs()];
    for (int i = 0, at = 0; i < passes.length; i++) {
      float[] values = passes[i].inputGradient().values();
      System.arraycopy(values, 0, dx, at, pieces[i] * inputs);
      at += pieces[i] * inputs;
    }
    return dx;
  }

  /** y of the x there is. */
  float[] forward() {
    begin();
    goAhead();
    return y();
  }

  /** y of x, for all samples. */
  double[] forward(double[] x) {
    give(Floats.of(x));
    return Floats.widen(forward());
  }

  /** y of this value of a parameter and the x there is. */
  double[] forwardWith(Parameter parameter, double[] values) {
    set(parameter, values);
    return Floats.widen(forward());
  }

  /** dx of dy, after the x there is. */
  double[] inputGradient(double[] dy) {
    forward();
    goBack(Floats.of(dy));
    return Floats.widen(dx());
  }

  /** A parameter's gradient of dy, after the x there is. */
  double[] gradientBy(Parameter parameter, double[] dy) {
    forward();
    goBack(Floats.of(dy));
    return Floats.widen(gradients.of(parameter));
  }
}
