package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.kernels.Team;
import dev.demitasse.tensor.Randomness;
import java.util.List;

/**
 * Everything that changes while samples go through a network and back, but for the {@link
 * Gradients} that the samples of a batch have in common: saved values, scratch, random numbers and
 * mode. One thread uses a pass at a time.
 */
public final class Pass {
  private static final int LAYERS_AT_MOST = 4096;

  private final Plan plan;
  private final int capacity;
  private final BuiltLayer[] steps;
  private final Flow[] flows;
  private final float[][] floats;
  private final int[][] ints;
  private final Team team;
  private final Scratch[] scratch;
  private final long[] sampleIds;
  private int weightsVersion = -1;
  private Randomness randomness = new Randomness(0);
  private long epoch;
  private int samples;
  private int piece;
  private int firstRow;
  private Gradients gradients;
  private boolean training;

  /** A pass for up to this many samples, with scratch of its own. */
  public Pass(Plan plan, int capacity) {
    this(plan, capacity, null, new Scratch(plan.scratch()));
  }

  /** A pass for up to this many samples, with scratch that it has in turns with others. */
  public Pass(Plan plan, int capacity, Scratch scratch) {
    this(plan, capacity, null, scratch);
  }

  /**
   * A pass for one sample that only goes forward, whose layers share their work out to a team that
   * has nothing else to do meanwhile.
   */
  public Pass(Plan plan, Team team) {
    this(plan, 1, team, new Scratch(plan.scratch()));
  }

  private Pass(Plan plan, int capacity, Team team, Scratch own) {
    this.plan = plan;
    this.capacity = capacity;
    this.team = team;
    steps = plan.steps().stream().map(Plan.Step::layer).toArray(BuiltLayer[]::new);
    flows = Wiring.flows(plan, capacity).toArray(Flow[]::new);
    floats = plan.newFloats(capacity);
    ints = plan.mode().goesBack() ? plan.newInts(capacity) : null;
    sampleIds = new long[capacity];
    scratch = new Scratch[team == null ? 1 : team.threads()];
    scratch[0] = own;
    for (int i = 1; i < scratch.length; i++) {
      scratch[i] = new Scratch(plan.scratch());
    }
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
    join(gradients, piece, row, false);
  }

  /** Prepares for a piece of a batch: dropout is on, gradients are wanted. */
  public void beginTraining(Piece next, Gradients gradients) {
    begin(next.samples);
    join(gradients, next.piece, next.row, true);
    randomness = next.randomness;
    epoch = next.epoch;
    for (int i = 0; i < samples; i++) {
      sampleIds[i] = next.order[next.first + i];
    }
  }

  private void join(Gradients batch, int piece, int row, boolean training) {
    batch.begin(piece, samples, training);
    gradients = batch;
    this.piece = piece;
    firstRow = row;
    this.training = training;
  }

  private void begin(int samples) {
    if (samples < 1 || samples > capacity) {
      throw new IllegalArgumentException(
          "a pass for up to " + capacity + " samples cannot take " + samples);
    }
    this.samples = samples;
    weightsVersion = plan.parameters().version();
  }

  /** Uses this scratch from now on, as the thread's that goes on with the pass. */
  public void borrow(Scratch scratch) {
    this.scratch[0] = scratch;
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
    return plan.kernels();
  }

  /** What the network's parameters were when the pass began. */
  int weightsVersion() {
    return weightsVersion;
  }

  /** Where the samples are to be written, row after row, before they go forward. */
  public float[] input() {
    return flows[0].x().values();
  }

  /** What the network gave: rows for all samples, and perhaps more behind them. */
  public float[] output() {
    return flows[flows.length - 1].y().values();
  }

  /** Where the gradient of the loss by the output is to be written before it goes back. */
  public float[] outputGradient() {
    return flows[flows.length - 1].dy().values();
  }

  /** Takes all samples through the whole network; not where the samples of a batch have to meet. */
  public void forward() {
    for (int phase = 0; phase < plan.phases(); phase++) {
      forward(phase);
    }
  }

  /** Takes all samples through a phase of the way forward. */
  public void forward(int phase) {
    Schedule.Phase there = plan.schedule().forwardPhases().get(phase);
    List<Schedule.Stretch> stretches = there.stretches();
    for (int i = 0; i < stretches.size(); i++) {
      forward(stretches.get(i));
    }
    if (there.meeting() != null) {
      there.meeting().gather(this);
    }
  }

  private void forward(Schedule.Stretch stretch) {
    if (!stretch.oneByOne()) {
      for (int i = stretch.first(); i <= stretch.last(); i++) {
        steps[i].forward(flows[i], this, 0, samples);
      }
      return;
    }
    for (int n = 0; n < samples; n++) {
      for (int i = stretch.first(); i <= stretch.last(); i++) {
        steps[i].forward(flows[i], this, n, n + 1);
      }
    }
  }

  /** Takes the output's gradient back through a phase of the way back. */
  public void backward(int phase) {
    Schedule.Phase back = plan.schedule().backwardPhases().get(phase);
    List<Schedule.Stretch> stretches = back.stretches();
    for (int i = 0; i < stretches.size(); i++) {
      Schedule.Stretch stretch = stretches.get(i);
      backward(stretch.first(), stretch.last(), stretch.oneByOne());
    }
    if (back.meeting() != null) {
      back.meeting().gather(this);
    }
  }

  private void backward(int first, int last, boolean oneByOne) {
    if (!oneByOne) {
      for (int i = first; i >= last; i--) {
        backward(i, 0, samples);
      }
      return;
    }
    for (int n = 0; n < samples; n++) {
      for (int i = first; i >= last; i--) {
        backward(i, n, n + 1);
      }
    }
  }

  /** Takes a step back, unless nothing before it has parameters, so that nobody wants to know. */
  private void backward(int step, int from, int to) {
    if (flows[step].dy() != null) {
      steps[step].backward(flows[step], this, from, to);
    }
  }

  /** The network's input, a row for each sample. */
  public Rows inputRows() {
    return flows[0].x();
  }

  /** The gradient by the network's input; null where nobody wants it. */
  public Rows inputGradient() {
    return flows[0].dx();
  }

  /** What a layer gave, by its place among the network's, where the mode keeps layers apart. */
  public Rows output(int place) {
    return flows[plan.stepOf(place)].y();
  }

  /** The gradient by what a layer gave, by its place among the network's. */
  public Rows outputGradient(int place) {
    return flows[plan.stepOf(place)].dy();
  }

  /**
   * Takes the gradient by what a layer gave back to the input, where no samples have to meet.
   *
   * @param place the layer's place among the network's; none of a join's paths
   */
  public void backwardFrom(int place) {
    int from = plan.stepOf(place);
    for (Schedule.Phase phase : plan.schedule().backwardPhases()) {
      for (Schedule.Stretch stretch : phase.stretches()) {
        if (stretch.last() <= from) {
          backward(Math.min(from, stretch.first()), stretch.last(), stretch.oneByOne());
        }
      }
    }
  }

  /** What flows through a step. */
  Flow flow(int step) {
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

  /** The sums of this piece that are booked there. */
  float[] sums(Plan.SumSlot slot) {
    return gradients.sums(piece, slot);
  }

  /** The floats booked there that the batch has once. */
  float[] shared(Plan.BatchSlot slot) {
    return gradients.shared(slot);
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
