package dev.demitasse.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.loss.Loss;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * An architecture as blocks of DJL, up to the logits.
 *
 * @param block all layers but the last activation, which the loss contains
 * @param binary whether there is one logit rather than one for each class
 */
record DjlNetwork(SequentialBlock block, boolean binary) {
  static DjlNetwork of(Architecture architecture) {
    SequentialBlock block = new SequentialBlock();
    List<Layer> layers = architecture.layers();
    layers.subList(0, layers.size() - 1).forEach(layer -> block.add(block(layer)));
    return new DjlNetwork(block, architecture.outputShapes().getLast().size() == 1);
  }

  private static Block block(Layer layer) {
    return switch (layer) {
      case Conv conv ->
          Conv2d.builder()
              .setFilters(conv.outputChannel())
              .setKernelShape(square(conv.filterSize()))
              .optPadding(square(conv.pad()))
              .optStride(square(conv.stride()))
              .build();
      case Dense dense -> Linear.builder().setUnits(dense.outputs()).build();
      case Activation activation -> activation(activation.function());
      case MaxPool pool -> Pool.maxPool2dBlock(square(pool.poolSize()), square(pool.stride()));
      case Flatten _ -> Blocks.batchFlattenBlock();
      case dev.demitasse.layers.Dropout dropout ->
          Dropout.builder().optRate((float) dropout.rate()).build();
    };
  }

  private static Block activation(Activation.Function function) {
    return switch (function) {
      case RELU -> ai.djl.nn.Activation.reluBlock();
      case SIGMOID -> ai.djl.nn.Activation.sigmoidBlock();
      case TANH -> ai.djl.nn.Activation.tanhBlock();
      case LEAKY_RELU -> ai.djl.nn.Activation.leakyReluBlock(0.01f);
      case SOFTMAX -> throw new IllegalArgumentException("softmax stands at the end alone");
    };
  }

  private static Shape square(int size) {
    return new Shape(size, size);
  }

  /** Gives the blocks, once initialised, a model's weights: both keep them in one order. */
  void copyWeights(Model model) {
    List<Parameter> parameters = block.getParameters().values();
    for (var parameter : model.network().parameters()) {
      parameters.get(parameter.index()).getArray().set(FloatBuffer.wrap(parameter.values()));
    }
  }

  Loss loss() {
    return binary
        ? Loss.sigmoidBinaryCrossEntropyLoss("loss", 1, false)
        : Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true);
  }

  /** Labels as the loss wants them: {@code [N, 1]}. */
  NDArray labels(NDManager manager, int[] labels) {
    float[] values = new float[labels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = labels[i];
    }
    return manager.create(values, new Shape(values.length, 1));
  }

  NDArray probabilities(NDArray logits) {
    return binary ? ai.djl.nn.Activation.sigmoid(logits) : logits.softmax(-1);
  }
}
