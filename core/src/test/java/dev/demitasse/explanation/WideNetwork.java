package dev.demitasse.explanation;

import dev.demitasse.kernels.Padding;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceActivation;
import dev.demitasse.testkit.ReferenceAveragePool;
import dev.demitasse.testkit.ReferenceConv;
import dev.demitasse.testkit.ReferenceDense;
import dev.demitasse.testkit.ReferenceMaxPool;
import dev.demitasse.testkit.ReferencePadding;
import dev.demitasse.testkit.ReferencePlanes;
import dev.demitasse.testkit.ReferenceSoftmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;

/** A model in double precision, made of the testkit's references: its layers, one by one. */
final class WideNetwork {
  private final Model model;

  WideNetwork(Model model) {
    this.model = model;
  }

  /** What each layer gives for one sample, as predicting has it; those of a join before it. */
  List<double[]> outputs(double[] x) {
    List<double[]> outputs = new ArrayList<>();
    Iterator<Parameter> parameters = model.network().parameters().iterator();
    List<Layer> layers = model.architecture().layers();
    int last = model.network().depth() == model.architecture().places().size() ? 0 : 1;
    Path path = new Path(layers.subList(0, layers.size() - last));
    through(path, model.architecture().input(), x, parameters, outputs);
    return outputs;
  }

  /**
   * The logits of one sample.
   *
   * @param linked whether the network's last layer turns them into probabilities
   */
  double[] logits(double[] x, boolean linked) {
    List<double[]> outputs = outputs(x);
    return outputs.get(outputs.size() - (linked ? 2 : 1));
  }

  private static double[] through(
      Path path, Shape input, double[] x, Iterator<Parameter> parameters, List<double[]> outputs) {
    double[] values = x;
    Shape shape = input;
    for (Layer layer : path.layers()) {
      values =
          layer instanceof Join join
              ? joined(join, shape, values, parameters, outputs)
              : output(layer, shape, values, parameters);
      outputs.add(values);
      shape = layer.outputShape(shape);
    }
    return values;
  }

  private static double[] joined(
      Join join, Shape input, double[] x, Iterator<Parameter> parameters, List<double[]> outputs) {
    List<double[]> ends = new ArrayList<>();
    for (Join.Branch branch : join.branches(input)) {
      ends.add(through(branch.path(), input, x, parameters, outputs));
    }
    return switch (join.kind()) {
      case "Concat" -> ends.stream().flatMapToDouble(DoubleStream::of).toArray();
      case "Multiply" -> product(ends);
      default -> {
        double[] sum = new double[ends.getFirst().length];
        ends.forEach(end -> Arrays.setAll(sum, i -> sum[i] + end[i]));
        yield sum;
      }
    };
  }

  /** The shorter one holds a factor for each channel of the other. */
  private static double[] product(List<double[]> ends) {
    double[] one = ends.get(0);
    double[] other = ends.get(1);
    double[] product = new double[Math.max(one.length, other.length)];
    Arrays.setAll(
        product,
        i -> one[i / (product.length / one.length)] * other[i / (product.length / other.length)]);
    return product;
  }

  private static double[] output(
      Layer layer, Shape input, double[] x, Iterator<Parameter> parameters) {
    return switch (layer) {
      case Conv conv -> convolved(conv, input, x, parameters);
      case Dense dense ->
          new ReferenceDense(input.size(), dense.outputs())
              .forward(
                  x,
                  wide(parameters.next()),
                  dense.bias() ? wide(parameters.next()) : new double[dense.outputs()]);
      case BatchNorm norm -> normalised(norm, planes(input), x, parameters);
      case PRelu _ -> {
        double[] slopes = wide(parameters.next());
        yield planes(input).map((c, i) -> x[i] > 0 ? x[i] : slopes[c] * x[i]);
      }
      case MaxPool pool ->
          new ReferenceMaxPool(
                  pool.poolSize(),
                  pool.stride(),
                  padding(pool.pad()),
                  pool.ceil(),
                  input.dimension(1),
                  input.dimension(2))
              .forward(x);
      case AvgPool pool ->
          new ReferenceAveragePool(
                  pool.poolSize(),
                  pool.stride(),
                  padding(pool.pad()),
                  pool.ceil(),
                  pool.padCounts(),
                  input.dimension(1),
                  input.dimension(2))
              .forward(x);
      case GlobalAvgPool _ -> planes(input).means(x);
      case Activation activation when activation.function() == Activation.Function.SOFTMAX ->
          new ReferenceSoftmax(x.length).forward(x);
      case Activation activation ->
          ReferenceActivation.valueOf(activation.function().name()).forward(x);
      case Flatten _, Dropout _, SpatialDropout _, DropPath _ -> x;
      case Join join -> throw new IllegalArgumentException(join.toString());
    };
  }

  private static double[] convolved(
      Conv conv, Shape input, double[] x, Iterator<Parameter> parameters) {
    return new ReferenceConv(
            input.dimension(0),
            conv.outputChannel(),
            conv.filterSize(),
            conv.stride(),
            conv.dilation(),
            conv.groups(),
            padding(conv.pad()),
            input.dimension(1),
            input.dimension(2))
        .forward(
            x,
            wide(parameters.next()),
            conv.bias() ? wide(parameters.next()) : new double[conv.outputChannel()]);
  }

  private static double[] normalised(
      BatchNorm norm, ReferencePlanes planes, double[] x, Iterator<Parameter> parameters) {
    double[] weight = wide(parameters.next());
    double[] bias = wide(parameters.next());
    double[] mean = wide(parameters.next());
    double[] variance = wide(parameters.next());
    return planes.map(
        (c, i) -> weight[c] * (x[i] - mean[c]) / Math.sqrt(variance[c] + norm.epsilon()) + bias[c]);
  }

  private static ReferencePlanes planes(Shape shape) {
    return new ReferencePlanes(shape.dimension(0), shape.size() / shape.dimension(0));
  }

  private static ReferencePadding padding(Padding pad) {
    return new ReferencePadding(pad.top(), pad.left(), pad.bottom(), pad.right());
  }

  private static double[] wide(Parameter parameter) {
    return Floats.widen(parameter.values());
  }
}
