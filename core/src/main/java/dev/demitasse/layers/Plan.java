package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a network is gone through in one mode with certain kernels: its steps in order, what flows
 * between them, and what each {@link Pass} and each batch needs in memory.
 *
 * <p>A network is a path whose joins hold paths again, so its steps can be written down in a row:
 * where paths part a step gives the same value to each, then come the steps of one path after the
 * other, then a step that joins. Every value is given by one step and taken by one. Layers book
 * here while they are built; a pass then takes all its memory at once, so that a step takes none.
 */
public final class Plan {
  /** The place of an array of floats in a pass. */
  record FloatSlot(int index) {}

  /** The place of an array of ints in a pass. */
  record IntSlot(int index) {}

  /** The place of rows of floats, one for each sample of a batch, in {@link Gradients}. */
  record RowSlot(int index) {}

  /** The place of floats that each piece of a batch adds up in {@link Gradients}. */
  record SumSlot(int index) {}

  /** The place of floats that a batch has once in {@link Gradients}. */
  record BatchSlot(int index) {}

  /**
   * A layer between what it is given and what it gives.
   *
   * @param inputs the values it takes, several for a join
   * @param outputs the values it gives, several where paths part
   */
  record Step(BuiltLayer layer, List<Value> inputs, List<Value> outputs) {
    /** Whether it is taken sample by sample. */
    boolean takesPictures() {
      return inputs.getFirst().shape().rank() == 3;
    }
  }

  private final Parameters parameters;
  private final Kernels kernels;
  private final Mode mode;
  private final List<Step> steps = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final List<Marked> marked = new ArrayList<>();
  private final List<Integer> floats = new ArrayList<>();
  private final List<Integer> ints = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private final List<Integer> sums = new ArrayList<>();
  private final List<Integer> batch = new ArrayList<>();
  private final Value output;
  private final Schedule schedule;
  private String layerName = "";

  /** A layer of the network and the step that gives what it gives. */
  record Marked(String name, int step) {}

  /**
   * A plan for a path whose sizes are filled in.
   *
   * @param parameters the parameters of its layers
   */
  public Plan(Path path, Shape input, Parameters parameters, Kernels kernels, Mode mode) {
    this.parameters = parameters;
    this.kernels = kernels;
    this.mode = mode;
    output = path.build(value(input), this, "");
    schedule = new Schedule(steps, mode.goesBack());
  }

  private Value value(Shape shape) {
    Value value = new Value(values.size(), shape);
    values.add(value);
    return value;
  }

  /** What is gone through for. */
  Mode mode() {
    return mode;
  }

  /** The kernels to compute with. */
  public Kernels kernels() {
    return kernels;
  }

  /** Begins the layer of this name, which its parameters' names begin with. */
  void enter(String layerName) {
    this.layerName = layerName;
  }

  /** The name of the layer that is being built. */
  String layerName() {
    return layerName;
  }

  /** Notes that the last step gives what the layer of this name gives. */
  void mark(String name) {
    marked.add(new Marked(name, steps.size() - 1));
  }

  /** A parameter of the layer that is being built. */
  Parameter parameter(String name) {
    return parameterOf(layerName, name);
  }

  /** A parameter of the layer of this name. */
  Parameter parameterOf(String layer, String name) {
    return parameters.named(layer + "." + name);
  }

  /** Adds a step. */
  Value step(BuiltLayer layer, Value x, Shape output) {
    return join(layer, List.of(x), output);
  }

  /** Adds a step that takes several values. */
  Value join(BuiltLayer layer, List<Value> xs, Shape output) {
    Value y = value(output);
    steps.add(new Step(layer, List.copyOf(xs), List.of(y)));
    return y;
  }

  /** Adds a step that gives the same value several times. */
  List<Value> fork(Value x, int count) {
    List<Value> ys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ys.add(value(x.shape()));
    }
    steps.add(new Step(new Fork(count, x.shape().size()), List.of(x), List.copyOf(ys)));
    return ys;
  }

  /** Books floats that live from a layer's forward to its backward computation. */
  FloatSlot floatsPerSample(int count) {
    floats.add(count);
    return new FloatSlot(floats.size() - 1);
  }

  /** Books ints that live from a layer's forward to its backward computation. */
  IntSlot intsPerSample(int count) {
    ints.add(count);
    return new IntSlot(ints.size() - 1);
  }

  /** Books a row of floats for each sample of a batch, for {@link BuiltLayer#gradientTasks}. */
  RowSlot rowPerSample(int count) {
    rows.add(count);
    return new RowSlot(rows.size() - 1);
  }

  /** Books floats that each piece of a batch has for itself, zero when it begins. */
  SumSlot sumsPerPiece(int count) {
    sums.add(count);
    return new SumSlot(sums.size() - 1);
  }

  /** Books floats that a batch has once. */
  BatchSlot floatsPerBatch(int count) {
    batch.add(count);
    return new BatchSlot(batch.size() - 1);
  }

  /** The steps, in the order of going forward. */
  List<Step> steps() {
    return steps;
  }

  /** Everything that flows, the network's input first. */
  List<Value> values() {
    return values;
  }

  /** What the network gives. */
  Value output() {
    return output;
  }

  /** The layers of the network as they are written, where the mode keeps them apart. */
  List<Marked> marked() {
    return marked;
  }

  /** The step that gives what a layer gives, by its place among the network's. */
  int stepOf(int place) {
    return marked.get(place).step();
  }

  /** In which order steps and samples take turns. */
  Schedule schedule() {
    return schedule;
  }

  /** The parameters of the network. */
  Parameters parameters() {
    return parameters;
  }

  /** How many stretches lead forward between which all samples of a batch meet; 1 if they never. */
  public int phases() {
    return schedule.forwardPhases().size();
  }

  /** What is left to do for the parameters' gradients when a whole batch has gone back. */
  public List<GradientTask> gradientTasks() {
    return steps.stream().flatMap(step -> step.layer().gradientTasks().stream()).toList();
  }

  /** Lets the pieces of a batch meet at the end of a phase on the way forward. */
  public void meetAhead(int phase, Gradients batch) {
    Optional.ofNullable(schedule.forwardPhases().get(phase).meeting())
        .ifPresent(m -> m.meet(batch));
  }

  /** Lets the pieces of a batch meet at the end of a phase on the way back. */
  public void meetBack(int phase, Gradients batch) {
    Optional.ofNullable(schedule.backwardPhases().get(phase).meeting())
        .ifPresent(m -> m.meet(batch));
  }

  /** Floats of scratch that a thread needs. */
  public int scratch() {
    int steps = this.steps.stream().mapToInt(step -> step.layer().scratch()).max().orElse(0);
    return Math.max(steps, kernels.matrices().scratch());
  }

  float[][] newFloats(int capacity) {
    return arrays(floats, capacity);
  }

  float[][] newRows(int samples) {
    return arrays(rows, samples);
  }

  float[][] newSums() {
    return arrays(sums, 1);
  }

  float[][] newBatchFloats() {
    return arrays(batch, 1);
  }

  private static float[][] arrays(List<Integer> sizes, int count) {
    return sizes.stream()
        .map(size -> new float[Math.multiplyExact(size, count)])
        .toArray(float[][]::new);
  }

  int[][] newInts(int capacity) {
    return ints.stream().map(n -> new int[Math.multiplyExact(n, capacity)]).toArray(int[][]::new);
  }
}
