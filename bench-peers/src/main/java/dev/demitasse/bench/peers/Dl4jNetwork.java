package dev.demitasse.bench.peers;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import java.util.Iterator;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Models as networks of DL4J, with the same weights: layers in a row, as the report has them. */
final class Dl4jNetwork {
  private Dl4jNetwork() {}

  static MultiLayerNetwork of(Model model) {
    Architecture architecture = model.architecture();
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().updater(new Adam(1e-3)).list();
    List<Layer> layers = architecture.layers();
    for (Layer layer : layers.subList(0, layers.size() - 2)) {
      if (!(layer instanceof Flatten)) { // DL4J lays pictures out by itself
        list.layer(layer(layer));
      }
    }
    list.layer(output((Dense) layers.get(layers.size() - 2), (Activation) layers.getLast()));
    Shape input = architecture.input();
    list.setInputType(
        InputType.convolutional(input.dimension(1), input.dimension(2), input.dimension(0)));
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    copyWeights(model, network);
    return network;
  }

  private static org.deeplearning4j.nn.conf.layers.Layer layer(Layer layer) {
    return switch (layer) {
      case Conv conv
          when conv.equals(
              new Conv(
                  conv.filterSize(),
                  conv.inputChannel(),
                  conv.outputChannel(),
                  conv.pad().top(),
                  conv.stride())) ->
          new ConvolutionLayer.Builder(conv.filterSize(), conv.filterSize())
              .nIn(conv.inputChannel())
              .nOut(conv.outputChannel())
              .stride(conv.stride(), conv.stride())
              .padding(conv.pad().top(), conv.pad().top())
              .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
              .build();
      case Dense dense when dense.bias() ->
          new DenseLayer.Builder()
              .nIn(dense.inputs())
              .nOut(dense.outputs())
              .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
              .build();
      case Activation activation -> new ActivationLayer(function(activation));
      case MaxPool pool when pool.equals(new MaxPool(pool.poolSize(), pool.stride())) ->
          new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
              .kernelSize(pool.poolSize(), pool.poolSize())
              .stride(pool.stride(), pool.stride())
              .build();
      case Dropout dropout -> new DropoutLayer(1 - dropout.rate());
      case Layer other -> throw refused(ArchitectureText.head(other));
    };
  }

  private static InputException refused(String what) {
    return new InputException(
        "DL4J is measured on the report's layers in a row alone, which %s is not".formatted(what));
  }

  private static org.nd4j.linalg.activations.Activation function(Activation activation) {
    return switch (activation.function()) {
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
      case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case SOFTMAX -> org.nd4j.linalg.activations.Activation.SOFTMAX;
      case LEAKY_RELU -> org.nd4j.linalg.activations.Activation.LEAKYRELU;
      case RELU6, ELU, GELU, SILU, HARD_SWISH, HARD_SIGMOID, SOFTPLUS ->
          throw refused(ArchitectureText.head(activation));
    };
  }

  private static OutputLayer output(Dense dense, Activation end) {
    boolean binary = end.function() == Activation.Function.SIGMOID;
    return new OutputLayer.Builder(binary ? LossFunction.XENT : LossFunction.MCXENT)
        .nIn(dense.inputs())
        .nOut(dense.outputs())
        .activation(function(end))
        .build();
  }

  /**
   * DL4J names parameters by the layer's number, as in {@code 3_W} and {@code 3_b}, and keeps a
   * dense layer's weights as {@code [inputs, outputs]}.
   */
  private static void copyWeights(Model model, MultiLayerNetwork network) {
    Iterator<String> layers =
        network.paramTable().keySet().stream()
            .map(name -> name.substring(0, name.indexOf('_')))
            .distinct()
            .iterator();
    String layer = "";
    for (Parameter parameter : model.network().parameters()) {
      boolean bias = parameter.spec().isBias();
      layer = bias ? layer : layers.next();
      INDArray there = network.getParam(layer + (bias ? "_b" : "_W"));
      int[] shape = parameter.spec().shape().toArray();
      INDArray values = Nd4j.create(parameter.values().clone(), shape, 'c');
      there.assign(shape.length == 2 ? values.transpose() : values.reshape(there.shape()));
    }
  }

  /** Labels as the loss wants them: the label itself, or one-hot. */
  static INDArray labels(int[] labels, int outputs) {
    INDArray values = Nd4j.zeros(labels.length, outputs);
    for (int i = 0; i < labels.length; i++) {
      if (outputs == 1) {
        values.putScalar(i, 0, labels[i]);
      } else {
        values.putScalar(i, labels[i], 1);
      }
    }
    return values;
  }
}
