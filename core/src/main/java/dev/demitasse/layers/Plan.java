package dev.demitasse.layers;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a network holds: its parameters, and what each {@link Pass} over it needs in memory.
 *
 * <p>Layers book here while they are built; a pass then takes all its memory at once, so that a
 * step takes none.
 */
public final class Plan {
  /** The place of an array of floats in a pass. */
  public record FloatSlot(int index) {}

  /** The place of an array of ints in a pass. */
  public record IntSlot(int index) {}

  /** The place of a tensor that the pass owns, one sample after the other. */
  public record TensorSlot(int index) {}

  /** The place of a reference to a tensor that another layer's forward computation wrote. */
  public record ReferenceSlot(int index) {}

  private record TensorSpec(Shape sample, boolean gradient) {}

  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Integer> floats = new ArrayList<>();
  private final List<Integer> ints = new ArrayList<>();
  private final List<TensorSpec> tensors = new ArrayList<>();
  private int references;
  private final List<ConvGeometry> convolutions = new ArrayList<>();
  private String layerName = "";

  /** An empty plan. */
  public Plan() {}

  /** Names the layer that books from here on; its parameters are named after it. */
  public void layer(String name) {
    layerName = name;
  }

  /** Books a parameter, its values zero for now. */
  public Parameter parameter(ParameterSpec spec) {
    Parameter parameter =
        new Parameter(
            parameters.size(), layerName + "." + spec.name(), spec, Tensor.zeros(spec.shape()));
    parameters.add(parameter);
    return parameter;
  }

  /** Books floats that live from a layer's forward to its backward computation. */
  public FloatSlot floatsPerSample(int count) {
    floats.add(count);
    return new FloatSlot(floats.size() - 1);
  }

  /** Books ints that live from a layer's forward to its backward computation. */
  public IntSlot intsPerSample(int count) {
    ints.add(count);
    return new IntSlot(ints.size() - 1);
  }

  /** Books a tensor with a sample of this shape for each sample of a pass. */
  public TensorSlot tensor(Shape sample) {
    tensors.add(new TensorSpec(sample, false));
    return new TensorSlot(tensors.size() - 1);
  }

  /** Books such a tensor for passes that go back too. */
  public TensorSlot gradientTensor(Shape sample) {
    tensors.add(new TensorSpec(sample, true));
    return new TensorSlot(tensors.size() - 1);
  }

  /** Books a place for a reference. */
  public ReferenceSlot reference() {
    return new ReferenceSlot(references++);
  }

  /** Books the scratch memory that the kernels want for this convolution. */
  public void scratch(ConvGeometry convolution) {
    convolutions.add(convolution);
  }

  /** All parameters, in the order they were booked. */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  float[][] newFloats(int capacity) {
    return floats.stream()
        .map(n -> new float[Math.multiplyExact(n, capacity)])
        .toArray(float[][]::new);
  }

  int[][] newInts(int capacity) {
    return ints.stream().map(n -> new int[Math.multiplyExact(n, capacity)]).toArray(int[][]::new);
  }

  Tensor[] newTensors(int capacity, boolean withGradients) {
    return tensors.stream()
        .map(t -> t.gradient && !withGradients ? null : Tensor.zeros(t.sample.batch(capacity)))
        .toArray(Tensor[]::new);
  }

  Tensor[] newReferences() {
    return new Tensor[references];
  }

  Scratch newScratch(Kernels kernels) {
    int largest = kernels.matrices().scratch();
    for (ConvGeometry convolution : convolutions) {
      largest = Math.max(largest, kernels.convolutions().scratch(convolution));
    }
    return new Scratch(largest);
  }

  float[][] newGradients() {
    return parameters.stream().map(p -> new float[p.size()]).toArray(float[][]::new);
  }
}
