package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.kernels.Team;
import dev.demitasse.tensor.Randomness;

/**
 * Everything that changes while samples go through a network and back, but for the {@link
 * Gradients} that the samples of a batch have in common: saved values, scratch, random numbers and
 * mode. One thread uses a pass at a time.
 */
public final class Pass {
  private static final int LAYERS_AT_MOST = 4096;

  private final Plan plan;
  private final Kernels kernels;
  private final int capacity;
  private final BuiltLayer[] steps;
  private final int pictureSteps;
  private final float[][] floats;
  private final int[][] ints;
  private final Flow[] flows;
  private final Filters[] filters;
  private final Scratch[] scratch;
  private final Team team;
  private final long[] sampleIds;
  private int weightsVersion = -1;
  private Randomness randomness = new Randomness(0);
  private long epoch;
  private int samples;
  private int piece;
  private int firstRow;
  private Gradients gradients;
  private boolean training;

  private Pass(Plan plan, int capacity, Kernels kernels, Steps steps, Flow[] flows, Team team) {
    this.plan = plan;
    this.kernels = kernels;
    this.capacity = capacity;
    this.steps = steps.stages().stream().map(Plan.Stage::layer).toArray(BuiltLayer[]::new);
    this.pictureSteps = steps.pictureSteps();
    this.floats = plan.newFloats(capacity);
    this.ints = steps.goBack() ? plan.newInts(capacity) : null;
    this.flows = flows;
    this.sampleIds = new long[capacity];
    this.filters = steps.filters().toArray(Filters[]::new);
    this.team = team;
    this.scratch = new Scratch[team == null ? 1 : team.threads()];
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] = new Scratch(steps.scratch(kernels));
    }
  }

  /** A pass for up to this many samples that can go forward only. */
  public static Pass forPrediction(Plan plan, int capacity, Kernels kernels) {
    return forwardOnly(plan, capacity, kernels, null);
  }

  /** A pass for one sample that can go forward only, in which layers share their work out. */
  public static Pass forOneSample(Plan plan, Kernels kernels, Team team) {
    return forwardOnly(plan, 1, kernels, team);
  }

  private static Pass forwardOnly(Plan plan, int capacity, Kernels kernels, Team team) {
    Steps steps = Steps.joined(plan, kernels);
    Flow[] flows = new Wiring(steps.stages(), false).flows(capacity);
    return new Pass(plan, capacity, kernels, steps, flows, team);
  }

  /** A pass for up to this many samples that can go forward and back. */
  public static Pass forTraining(Plan plan, int capacity, Kernels kernels) {
    Flow[] flows = new Wiring(plan.stages(), true).flows(capacity);
    return new Pass(plan, capacity, kernels, Steps.oneByOne(plan, kernels), flows, null);
  }

  /**
   * A pass for up to this many samples that can go forward and back, in which every layer's input
   * and output and their gradients have memory of their own and are there to be read afterwards.
   */
  public static Pass forObservation(Plan plan, int capacity, Kernels kernels) {
    Flow[] flows = Wiring.apart(plan.stages(), capacity);
    return new Pass(plan, capacity, kernels, Steps.oneByOne(plan, kernels), flows, null);
  }

  /**
   * The samples of a batch that go through a pass together.
   *
   * @param order the batch's samples, by their numbers in the training set
   * @param first where in the order the piece begins
   * @param samples how many samples it has
   * @param piece the piece's number in the batch
   * @param row the number of its first sample in the batch
   * @param randomness what dropout's random numbers derive from, with epoch and sample
   * @param epoch the epoch
   */
  public record Piece(
      int[] order, int first, int samples, int piece, int row, Randomness randomness, long epoch) {}

  /** Prepares for predicting this many samples: dropout is off. */
  public void beginPrediction(int samples) {
    begin(samples);
    gradients = null;
    training = false;
  }

  /**
   * Prepares for samples that go forward and back with dropout off; those of a batch may go in
   * pieces. Values that are there already stay, so that one way forward may be followed by several
   * ways back, each begun here.
   *
   * @param piece the piece's number in the batch
   * @param row the number of its first sample in the batch
   */
  public void beginObservation(int samples, int piece, int row, Gradients gradients) {
    begin(samples);
    join(gradients, piece, row);
    training = false;
  }

  /** Prepares for a piece of a batch: dropout is on, gradients are wanted. */
  public void beginTraining(Piece next, Gradients gradients) {
    begin(next.samples);
    join(gradients, next.piece, next.row);
    training = true;
    randomness = next.randomness;
    epoch = next.epoch;
    for (int i = 0; i < samples; i++) {
      sampleIds[i] = next.order[next.first + i];
    }
  }

  private void join(Gradients batch, int piece, int row) {
    batch.clear(piece);
    gradients = batch;
    this.piece = piece;
    firstRow = row;
  }

  private void begin(int samples) {
    if (samples < 1 || samples > capacity) {
      throw new IllegalArgumentException(
          "a pass for up to " + capacity + " samples cannot take " + samples);
    }
    this.samples = samples;
    if (weightsVersion != plan.weightsVersion()) {
      weightsVersion = plan.weightsVersion();
      for (Filters filter : filters) {
        filter.forget();
      }
    }
  }

  /** How many samples count, from the first. */
  public int samples() {
    return samples;
  }

  /** How many samples there is room for. */
  public int capacity() {
    return capacity;
  }

  /** Whether this is training, where dropout is on, rather than predicting or observing. */
  public boolean training() {
    return training;
  }

  /** The kernels to compute with. */
  public Kernels kernels() {
    return kernels;
  }

  /**
   * How many steps lead through the network: one for each layer or, in a pass that only goes
   * forward, for some layers at once.
   */
  public int steps() {
    return steps.length;
  }

  /** How many of the first steps take pictures. */
  public int pictureSteps() {
    return pictureSteps;
  }

  /** Takes samples {@code from} to below {@code to} through a step. */
  public void forward(int step, int from, int to) {
    steps[step].forward(flows[step], this, from, to);
  }

  /** What flows through a step. */
  public Flow flow(int step) {
    return flows[step];
  }

  /** The floats booked there. */
  float[] floats(Plan.FloatSlot slot) {
    return floats[slot.index()];
  }

  /** The ints booked there; null in a pass for prediction, which does not go back. */
  int[] ints(Plan.IntSlot slot) {
    return ints == null ? null : ints[slot.index()];
  }

  /** The convolution booked there, with its filters. */
  Filters filters(Plan.ConvolutionSlot slot) {
    return filters[slot.index()];
  }

  /** The sums of this piece for a convolution. */
  float[] sums(Plan.ConvolutionSlot slot) {
    return gradients.sums(piece, slot);
  }

  /** Copies this pass's rows to those booked there for the whole batch. */
  void keepRows(Plan.RowSlot slot, Rows from) {
    int size = from.size();
    float[] rows = gradients.rows(slot);
    System.arraycopy(from.values(), 0, rows, firstRow * size, samples * size);
  }

  /** The scratch memory that all layers share; what is in it outlives no call. */
  Scratch scratch() {
    return scratch[0];
  }

  /** Some of a layer's channels or features for one sample. */
  @FunctionalInterface
  interface Part {
    /** Computes those from {@code from} to below {@code to}, with scratch of the thread's own. */
    void run(int from, int to, Scratch scratch);
  }

  /**
   * Into how many parts a layer is cut that are computed at the same time.
   *
   * @param count how many channels or features the layer gives
   * @param unit at multiples of which it may be cut
   * @param products multiply-adds for one sample
   * @param least how many of them are worth a part
   */
  int parts(int count, int unit, long products, int least) {
    int most = Math.min(scratch.length, Math.ceilDiv(count, unit));
    return Math.clamp(products / least, 1, most);
  }

  /** Has the team compute the parts, which must come out the same however they are cut. */
  void share(int parts, int count, int unit, Part part) {
    int units = Math.ceilDiv(count, unit);
    team.runBriefly(
        parts,
        (piece, worker) ->
            part.run(
                units * piece / parts * unit,
                Math.min(count, units * (piece + 1) / parts * unit),
                scratch[worker]));
  }

  /** 64 random bits for a layer, told by its slot, and one of the samples. */
  long random(Plan.FloatSlot layer, int sample) {
    long index = sampleIds[sample] * LAYERS_AT_MOST + layer.index();
    return randomness.bits(Randomness.Purpose.DROPOUT, epoch, index);
  }
}
