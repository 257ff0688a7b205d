package dev.demitasse.explanation;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceActivation;
import dev.demitasse.testkit.ReferenceConv;
import dev.demitasse.testkit.ReferenceDense;
import dev.demitasse.testkit.ReferenceMaxPool;
import dev.demitasse.testkit.ReferenceSoftmax;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A model in double precision, made of the testkit's references: its layers, one by one. */
final class WideNetwork {
  private final Model model;

  WideNetwork(Model model) {
    this.model = model;
  }

  /** What each layer gives for one sample. */
  List<double[]> outputs(double[] x) {
    List<double[]> outputs = new ArrayList<>();
    Iterator<Parameter> parameters = model.network().parameters().iterator();
    double[] values = x;
    for (int i = 0; i < model.network().depth(); i++) {
      Layer layer = model.architecture().layers().get(i);
      values = output(layer, model.architecture().inputOf(i), values, parameters);
      outputs.add(values);
    }
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

  private static double[] output(
      Layer layer, Shape input, double[] x, Iterator<Parameter> parameters) {
    return switch (layer) {
      case Conv conv ->
          new ReferenceConv(
                  input.dimension(0),
                  conv.outputChannel(),
                  conv.filterSize(),
                  conv.stride(),
                  conv.pad(),
                  input.dimension(1),
                  input.dimension(2))
              .forward(x, wide(parameters.next()), wide(parameters.next()));
      case Dense dense ->
          new ReferenceDense(input.size(), dense.outputs())
              .forward(x, wide(parameters.next()), wide(parameters.next()));
      case MaxPool pool ->
          new ReferenceMaxPool(
                  pool.poolSize(), pool.stride(), input.dimension(1), input.dimension(2))
              .forward(x);
      case Activation activation when activation.function() == Activation.Function.SOFTMAX ->
          new ReferenceSoftmax(x.length).forward(x);
      case Activation activation ->
          ReferenceActivation.valueOf(activation.function().name()).forward(x);
      case Flatten flatten -> x;
      case Dropout dropout -> x;
    };
  }

  private static double[] wide(Parameter parameter) {
    return Floats.widen(parameter.values());
  }
}
