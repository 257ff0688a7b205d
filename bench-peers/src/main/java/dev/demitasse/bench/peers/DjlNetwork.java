package dev.demitasse.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.loss.Loss;
import dev.demitasse.kernels.Padding;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Add;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Concat;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Multiply;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.Residual;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.InputException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An architecture as blocks of DJL, up to the logits.
 *
 * @param block all layers but the last activation, which the loss contains
 * @param binary whether there is one logit rather than one for each class
 */
record DjlNetwork(SequentialBlock block, boolean binary) {
  static DjlNetwork of(Architecture architecture) {
    List<Layer> layers = architecture.layers();
    SequentialBlock block =
        sequence(new Path(layers.subList(0, layers.size() - 1)), architecture.input());
    return new DjlNetwork(block, architecture.places().getLast().output().size() == 1);
  }

  private static SequentialBlock sequence(Path path, dev.demitasse.tensor.Shape input) {
    SequentialBlock block = new SequentialBlock();
    dev.demitasse.tensor.Shape shape = input;
    for (Layer layer : path.layers()) {
      block.add(block(layer, shape));
      shape = layer.outputShape(shape);
    }
    return block;
  }

  private static Block block(Layer layer, dev.demitasse.tensor.Shape input) {
    return switch (layer) {
      case Conv conv ->
          Conv2d.builder()
              .setFilters(conv.outputChannel())
              .setKernelShape(square(conv.filterSize()))
              .optPadding(pad(conv.pad()))
              .optStride(square(conv.stride()))
              .optDilation(square(conv.dilation()))
              .optGroups(conv.groups())
              .optBias(conv.bias())
              .build();
      case Dense dense -> Linear.builder().setUnits(dense.outputs()).optBias(dense.bias()).build();
      case BatchNorm norm ->
          ai.djl.nn.norm.BatchNorm.builder()
              .optEpsilon((float) norm.epsilon())
              .optMomentum((float) (1 - norm.momentum()))
              .build();
      case Activation activation -> activation(activation.function());
      case MaxPool pool ->
          Pool.maxPool2dBlock(
              square(pool.poolSize()), square(pool.stride()), pad(pool.pad()), pool.ceil());
      case AvgPool pool ->
          Pool.avgPool2dBlock(
              square(pool.poolSize()),
              square(pool.stride()),
              pad(pool.pad()),
              pool.ceil(),
              pool.padCounts());
      case GlobalAvgPool _ -> lambda(x -> x.mean(new int[] {3}, true).mean(new int[] {2}, true));
      case Flatten _ -> Blocks.batchFlattenBlock();
      case dev.demitasse.layers.Dropout dropout ->
          Dropout.builder().optRate((float) dropout.rate()).build();
      case DropPath _, PRelu _, SpatialDropout _ ->
          throw new InputException("DJL has no " + layer.kind() + "; measure another network");
      case Join join -> join(join, input);
    };
  }

  private static Block join(Join join, dev.demitasse.tensor.Shape input) {
    List<Block> paths = new ArrayList<>();
    for (Join.Branch branch : join.branches(input)) {
      paths.add(
          branch.path().layers().isEmpty()
              ? Blocks.identityBlock()
              : sequence(branch.path(), input));
    }
    return new ParallelBlock(
        ends -> {
          NDList values = new NDList();
          ends.forEach(end -> values.add(end.singletonOrThrow()));
          return new NDList(joined(join, values));
        },
        paths);
  }

  private static NDArray joined(Join join, NDList values) {
    return switch (join) {
      case Add _, Residual _ -> values.stream().reduce(NDArray::add).orElseThrow();
      case Multiply _ -> values.get(0).mul(values.get(1));
      case Concat _ -> NDArrays.concat(values, 1);
    };
  }

  private static Block activation(Activation.Function function) {
    return switch (function) {
      case RELU -> ai.djl.nn.Activation.reluBlock();
      case SIGMOID -> ai.djl.nn.Activation.sigmoidBlock();
      case TANH -> ai.djl.nn.Activation.tanhBlock();
      case LEAKY_RELU -> ai.djl.nn.Activation.leakyReluBlock(0.01f);
      case RELU6 -> lambda(x -> x.clip(0, 6));
      case ELU -> ai.djl.nn.Activation.eluBlock(1);
      case GELU -> ai.djl.nn.Activation.geluBlock();
      case SILU -> ai.djl.nn.Activation.swishBlock(1);
      case HARD_SWISH -> lambda(x -> x.mul(x.add(3).clip(0, 6)).div(6));
      case HARD_SIGMOID -> lambda(x -> x.add(3).clip(0, 6).div(6));
      case SOFTPLUS -> ai.djl.nn.Activation.softPlusBlock();
      case SOFTMAX -> throw new IllegalArgumentException("softmax stands at the end alone");
    };
  }

  private static Block lambda(UnaryOperator<NDArray> function) {
    return new LambdaBlock(x -> new NDList(function.apply(x.singletonOrThrow())));
  }

  private static Shape pad(Padding pad) {
    if (!pad.isEven()) {
      throw new InputException(
          "DJL pads both sides alike; measure a network with the same pad on all sides");
    }
    return square(pad.top());
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
