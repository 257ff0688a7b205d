package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Floats;

/** One layer with memory for a few samples, as maps of arrays. */
final class LayerBench {
  final Plan plan = new Plan();
  final BuiltLayer layer;
  final Pass pass;
  final Gradients gradients;
  final Flow flow;
  private final int samples;

  LayerBench(Layer description, Shape shape, int samples) {
    this.samples = samples;
    layer = plan.add("bench", description, shape);
    pass = Pass.forTraining(plan, samples, Kernels.portable());
    gradients = new Gradients(plan, samples, 1, Kernels.portable());
    Shape output = description.outputShape(shape);
    flow = new Flow(rows(shape), rows(output), rows(output), rows(shape));
  }

  private Rows rows(Shape shape) {
    return Rows.of(new float[samples * shape.size()], shape.size());
  }

  /** Begins training on these samples. */
  void begin(Randomness randomness, long epoch, int... ids) {
    gradients.begin(ids.length, 1);
    pass.beginTraining(new Pass.Piece(ids, 0, ids.length, 0, 0, randomness, epoch), gradients);
  }

  int inputs() {
    return flow.x().values().length;
  }

  int outputs() {
    return flow.y().values().length;
  }

  static void set(float[] to, double[] from) {
    System.arraycopy(Floats.of(from), 0, to, 0, to.length);
  }

  /** y of x, for all samples that count. */
  double[] forward(double[] x) {
    set(flow.x().values(), x);
    return forward();
  }

  /** y of this value of a parameter and the x there is. */
  double[] forwardWith(Parameter parameter, double[] values) {
    set(parameter.values(), values);
    plan.weightsChanged();
    return forward();
  }

  private double[] forward() {
    begin(new Randomness(1), 1, samplesFromFour());
    layer.forward(flow, pass, 0, samples);
    return Floats.widen(flow.y().values());
  }

  private int[] samplesFromFour() {
    int[] ids = new int[samples];
    for (int i = 0; i < samples; i++) {
      ids[i] = 4 + i;
    }
    return ids;
  }

  /** dx of dy, after the x there is. */
  double[] inputGradient(double[] dy) {
    backward(flow, dy);
    return Floats.widen(flow.dx().values());
  }

  /** A parameter's gradient of dy, after the x there is. */
  double[] gradientBy(Parameter parameter, double[] dy) {
    backward(flow, dy);
    return Floats.widen(gradients.of(parameter));
  }

  /** The same where nobody wants dx. */
  double[] gradientAlone(Parameter parameter, double[] dy) {
    backward(new Flow(flow.x(), flow.y(), flow.dy(), null), dy);
    return Floats.widen(gradients.of(parameter));
  }

  private void backward(Flow through, double[] dy) {
    forward();
    set(flow.dy().values(), dy);
    layer.backward(through, pass, 0, samples);
    layer.gradientTasks().forEach(task -> task.work().run(gradients, pass));
  }

  Parameter weight() {
    return plan.parameters().getFirst();
  }

  Parameter bias() {
    return plan.parameters().getLast();
  }
}
