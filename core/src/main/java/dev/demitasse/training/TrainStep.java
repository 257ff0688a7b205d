package dev.demitasse.training;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.BatchRun;
import dev.demitasse.layers.GradientTask;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Plan;
import dev.demitasse.losses.Loss;
import dev.demitasse.model.Network;
import dev.demitasse.model.Samples;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.tensor.Randomness;

/**
 * One step's work: from weights and a batch to the loss and the gradients, and to new weights.
 *
 * <p>The batch is cut into pieces by its size alone. Each piece goes through the network and back
 * on one thread; then the parameters' gradients are finished, task by task, and the weights they
 * belong to updated while they are at hand. So the result is the same, to the byte, for any number
 * of threads, and a step allocates nothing.
 */
public final class TrainStep {
  private static final int PIECES_AT_LEAST = 4;
  private static final int PIECE_AT_LEAST = 16;
  private static final int PIECE_AT_MOST = 32;

  /** Where in the training set a batch's samples stand, and what its random numbers derive from. */
  public record Batch(int[] order, int first, int size, Randomness randomness, long epoch) {}

  /**
   * What a step found before it changed any weight.
   *
   * @param loss the loss summed over the batch
   * @param correct how many samples the network, with dropout on, put into the right class
   */
  public record Outcome(double loss, int correct) {}

  private final Network network;
  private final Loss loss;
  private final Team team;
  private final Gradients gradients;
  private final BatchRun run;
  private final Team.Work update;
  private final int[][] labels;
  private final double[] losses;
  private final int[] correct;
  private Samples samples;
  private Batch batch;
  private OptimizerState optimizer;

  /** Prepares for batches of up to this size. */
  public TrainStep(Network network, Loss loss, int batchSize, Kernels kernels, Team team) {
    this.network = network;
    this.loss = loss;
    this.team = team;
    int capacity = pieceSize(batchSize);
    int pieces = pieces(batchSize);
    Plan plan = network.plan(Mode.TRAINING, kernels);
    gradients = new Gradients(plan, batchSize, pieces);
    run = new BatchRun(plan, gradients, capacity, pieces, team, new Pieces());
    update = (number, worker) -> update(run.tasks().get(number), worker);
    labels = new int[pieces][capacity];
    losses = new double[pieces];
    correct = new int[pieces];
  }

  /**
   * How many samples a piece has that goes through a network at once: by the batch's size alone.
   */
  static int pieceSize(int batchSize) {
    return Math.min(
        batchSize,
        Math.clamp(Math.ceilDiv(batchSize, PIECES_AT_LEAST), PIECE_AT_LEAST, PIECE_AT_MOST));
  }

  private static int pieces(int batchSize) {
    return Math.ceilDiv(batchSize, pieceSize(batchSize));
  }

  /**
   * Computes the mean loss's gradients, to be had from {@link #gradient} until the next call.
   *
   * @param batch which samples; at most as many as was prepared for
   */
  public Outcome compute(Samples samples, Batch batch) {
    Outcome outcome = passAll(samples, batch);
    run.finish();
    network.weightsChanged(); // running statistics have moved
    return outcome;
  }

  /**
   * Computes the gradients and lets the weights follow them; where the loss is no finite number,
   * the weights stay as they are.
   *
   * @param batch which samples; at most as many as was prepared for
   */
  public Outcome take(Samples samples, Batch batch, OptimizerState optimizer) {
    Outcome outcome = passAll(samples, batch);
    if (Double.isFinite(outcome.loss)) {
      this.optimizer = optimizer;
      optimizer.beginStep();
      team.run(run.tasks().size(), update);
      network.weightsChanged();
    }
    return outcome;
  }

  private void update(GradientTask task, int worker) {
    run.run(task, worker);
    for (GradientTask.Range range : task.ranges()) {
      Parameter parameter = range.parameter();
      optimizer.step(
          run.kernels(),
          parameter.index(),
          parameter.values(),
          gradients.of(parameter),
          range.from(),
          range.to());
    }
  }

  private Outcome passAll(Samples samples, Batch batch) {
    this.samples = samples;
    this.batch = batch;
    int pieces = pieces(batch.size());
    gradients.begin(batch.size(), pieces);
    run.run(pieces);
    double sum = 0;
    int hits = 0;
    for (int piece = 0; piece < pieces; piece++) {
      sum += losses[piece];
      hits += correct[piece];
    }
    return new Outcome(sum, hits);
  }

  /** What is done with each piece of the batch. */
  private final class Pieces implements BatchRun.Errand {
    @Override
    public void begin(int piece, Pass pass) {
      int row = piece * pieceSize(batch.size());
      int count = Math.min(pieceSize(batch.size()), batch.size() - row);
      int first = batch.first() + row;
      pass.beginTraining(
          new Pass.Piece(
              batch.order(), first, count, piece, row, batch.randomness(), batch.epoch()),
          gradients);
      float[] x = pass.input();
      for (int i = 0; i < count; i++) {
        int sample = batch.order()[first + i];
        samples.read(sample, x, i * network.inputShape().size());
        labels[piece][i] = samples.label(sample);
      }
    }

    @Override
    public void turnRound(int piece, Pass pass) {
      float[] outputs = pass.output();
      int size = network.outputShape().size();
      int count = pass.samples();
      losses[piece] = loss.sum(outputs, count, size, labels[piece]);
      correct[piece] = loss.correct(outputs, count, size, labels[piece]);
      double share = 1.0 / batch.size();
      loss.gradient(outputs, count, size, labels[piece], pass.outputGradient(), share);
    }
  }

  /** The gradient of the last batch's mean loss by a parameter. */
  public float[] gradient(Parameter parameter) {
    return gradients.of(parameter);
  }
}
