package dev.demitasse.layers;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a network holds: its parameters, its layers in a row, and what each {@link Pass} over it
 * needs in memory.
 *
 * <p>Layers book here while they are built; a pass then takes all its memory at once, so that a
 * step takes none.
 */
public final class Plan {
  /** The place of an array of floats in a pass. */
  public record FloatSlot(int index) {}

  /** The place of an array of ints in a pass. */
  public record IntSlot(int index) {}

  /** The place of rows of floats, one for each sample of a batch, in {@link Gradients}. */
  public record RowSlot(int index) {}

  /** The place of a convolution, of its filters in a pass and of its sums in {@link Gradients}. */
  public record ConvolutionSlot(int index) {}

  /** A layer between the shapes of its input and output. */
  record Stage(BuiltLayer layer, Shape input, Shape output) {}

  private final Optional<Plan> original;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Integer> floats = new ArrayList<>();
  private final List<Integer> ints = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private final List<ConvGeometry> convolutions = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private String layerName = "";
  private volatile int weightsVersion;

  /** An empty plan. */
  public Plan() {
    this(Optional.empty());
  }

  private Plan(Optional<Plan> original) {
    this.original = original;
  }

  /**
   * An empty plan for layers that have been built before, with the parameters that they were given
   * then: the same layers, but for those without parameters in the same order.
   */
  public static Plan over(Plan original) {
    return new Plan(Optional.of(original));
  }

  /**
   * Builds a layer behind those built before.
   *
   * @param name what its parameters are named after
   * @throws LayerException if the layer cannot take this input
   */
  public BuiltLayer add(String name, Layer layer, Shape input) {
    layerName = name;
    BuiltLayer built = layer.build(input, this);
    stages.add(new Stage(built, input, layer.outputShape(input)));
    return built;
  }

  /** Books a parameter, its values zero for now, unless it was there before. */
  public Parameter parameter(ParameterSpec spec) {
    int index = parameters.size();
    Parameter parameter =
        original
            .map(plan -> plan.parameters.get(index))
            .orElseGet(
                () ->
                    new Parameter(
                        index, layerName + "." + spec.name(), spec, Tensor.zeros(spec.shape())));
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

  /** Books a row of floats for each sample of a batch, for {@link BuiltLayer#gradientTasks}. */
  public RowSlot rowPerSample(int count) {
    rows.add(count);
    return new RowSlot(rows.size() - 1);
  }

  /** Books what a convolution needs. */
  public ConvolutionSlot convolution(ConvGeometry geometry) {
    convolutions.add(geometry);
    return new ConvolutionSlot(convolutions.size() - 1);
  }

  /** All parameters, in the order they were booked. */
  public List<Parameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /** The layers, in the order they were built. */
  List<Stage> stages() {
    return stages;
  }

  /** Says that parameters have new values; passes prepare anew what they derive from them. */
  public void weightsChanged() {
    synchronized (this) {
      weightsVersion++;
    }
  }

  /** A number that is another one whenever the parameters have new values. */
  int weightsVersion() {
    return original.isPresent() ? original.get().weightsVersion() : weightsVersion;
  }

  float[][] newFloats(int capacity) {
    return arrays(floats, capacity);
  }

  float[][] newRows(int samples) {
    return arrays(rows, samples);
  }

  private static float[][] arrays(List<Integer> sizes, int count) {
    return sizes.stream()
        .map(size -> new float[Math.multiplyExact(size, count)])
        .toArray(float[][]::new);
  }

  int[][] newInts(int capacity) {
    return ints.stream().map(n -> new int[Math.multiplyExact(n, capacity)]).toArray(int[][]::new);
  }

  /** The convolutions that are booked, by their slots. */
  List<ConvGeometry> convolutions() {
    return convolutions;
  }

  /** Floats of each convolution's sums. */
  int[] sums(Kernels kernels) {
    return convolutions.stream()
        .map(kernels.convolutions()::of)
        .mapToInt(Convolution::sums)
        .toArray();
  }
}
