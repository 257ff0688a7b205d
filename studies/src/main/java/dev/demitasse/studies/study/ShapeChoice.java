package dev.demitasse.studies.study;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LossName;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.model.Architecture;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report's network with other choices in its convolutional part.
 *
 * @param filterSize height and width of the filters of both convolutions
 * @param poolSize size and stride of both poolings, or 0 for none
 * @param firstChannels output channels of the first convolution
 * @param secondChannels output channels of the second
 * @param pad padding of both convolutions
 * @param stride stride of both convolutions
 */
record ShapeChoice(
    int filterSize, int poolSize, int firstChannels, int secondChannels, int pad, int stride) {
  /** What the report chose. */
  static final ShapeChoice REPORT = new ShapeChoice(3, 2, 8, 16, 1, 1);

  static final String REPORT_NAME = "report's choice";

  private static final int HIDDEN = 512;
  private static final double RATE = 0.5;

  /** Another filter, with the padding that keeps the picture's size. */
  ShapeChoice withFilter(int size) {
    return new ShapeChoice(size, poolSize, firstChannels, secondChannels, (size - 1) / 2, stride);
  }

  ShapeChoice withPool(int size) {
    return new ShapeChoice(filterSize, size, firstChannels, secondChannels, pad, stride);
  }

  ShapeChoice withChannels(int first, int second) {
    return new ShapeChoice(filterSize, poolSize, first, second, pad, stride);
  }

  ShapeChoice withPad(int other) {
    return new ShapeChoice(filterSize, poolSize, firstChannels, secondChannels, other, stride);
  }

  ShapeChoice withStride(int other) {
    return new ShapeChoice(filterSize, poolSize, firstChannels, secondChannels, pad, other);
  }

  /** What is not as in the report. */
  String name() {
    List<String> changes = new ArrayList<>();
    if (filterSize != REPORT.filterSize) {
      changes.add("filter_size " + filterSize);
    }
    if (poolSize != REPORT.poolSize) {
      changes.add(poolSize == 0 ? "no pooling" : "pool_size " + poolSize);
    }
    if (firstChannels != REPORT.firstChannels || secondChannels != REPORT.secondChannels) {
      changes.add("channels %d and %d".formatted(firstChannels, secondChannels));
    }
    if (pad != (filterSize - 1) / 2) {
      changes.add("pad " + pad);
    }
    if (stride != REPORT.stride) {
      changes.add("stride " + stride);
    }
    return changes.isEmpty() ? REPORT_NAME : String.join(", ", changes);
  }

  /**
   * The network for pictures of 1x32x32, as the report's.
   *
   * @throws dev.demitasse.model.ArchitectureException if the choices do not fit together
   */
  Architecture architecture() {
    List<Layer> layers = new ArrayList<>();
    addBlock(layers, firstChannels);
    addBlock(layers, secondChannels);
    layers.add(new Flatten());
    layers.add(new Dense(0, HIDDEN));
    layers.add(activation(Activation.Function.RELU));
    layers.add(new Dropout(RATE));
    layers.add(new Dense(0, 1));
    layers.add(activation(Activation.Function.SIGMOID));
    return Architecture.of(name(), Shape.of(1, 32, 32), layers);
  }

  private void addBlock(List<Layer> layers, int channels) {
    layers.add(new Conv(filterSize, 0, channels, pad, stride));
    layers.add(activation(Activation.Function.RELU));
    if (poolSize > 0) {
      layers.add(new MaxPool(poolSize));
    }
  }

  private static Activation activation(Activation.Function function) {
    return new Activation(function, Optional.of(LossName.CROSS_ENTROPY));
  }
}
