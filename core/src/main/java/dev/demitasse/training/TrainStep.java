package dev.demitasse.training;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.GradientTask;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.losses.Loss;
import dev.demitasse.model.Network;
import dev.demitasse.model.Samples;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.tensor.Randomness;
import java.util.List;

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
  private final Kernels kernels;
  private final Gradients gradients;
  private final List<GradientTask> tasks;
  private final Pass[] passes;
  private final int[][] labels;
  private final double[] losses;
  private final int[] correct;

  /** Prepares for batches of up to this size. */
  public TrainStep(Network network, Loss loss, int batchSize, Kernels kernels, Team team) {
    this.network = network;
    this.loss = loss;
    this.team = team;
    this.kernels = kernels;
    int capacity = pieceSize(batchSize);
    int pieces = pieces(batchSize);
    gradients = network.gradients(batchSize, pieces, kernels);
    tasks = network.gradientTasks();
    passes = new Pass[team.threads()];
    labels = new int[team.threads()][capacity];
    for (int worker = 0; worker < passes.length; worker++) {
      passes[worker] = network.trainingPass(capacity, kernels);
    }
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
    team.run(tasks.size(), (task, worker) -> tasks.get(task).work().run(gradients, passes[worker]));
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
      optimizer.beginStep();
      team.run(
          tasks.size(),
          (number, worker) -> {
            GradientTask task = tasks.get(number);
            task.work().run(gradients, passes[worker]);
            update(task, optimizer);
          });
      network.weightsChanged();
    }
    return outcome;
  }

  private void update(GradientTask task, OptimizerState optimizer) {
    for (GradientTask.Range range : task.ranges()) {
      Parameter parameter = range.parameter();
      optimizer.step(
          kernels,
          parameter.index(),
          parameter.values(),
          gradients.of(parameter),
          range.from(),
          range.to());
    }
  }

  private Outcome passAll(Samples samples, Batch batch) {
    int pieces = pieces(batch.size());
    gradients.begin(batch.size(), pieces);
    team.run(pieces, (piece, worker) -> passPiece(samples, batch, piece, worker));
    double sum = 0;
    int hits = 0;
    for (int piece = 0; piece < pieces; piece++) {
      sum += losses[piece];
      hits += correct[piece];
    }
    return new Outcome(sum, hits);
  }

  private void passPiece(Samples samples, Batch batch, int piece, int worker) {
    Pass pass = passes[worker];
    int row = piece * pieceSize(batch.size());
    int count = Math.min(pieceSize(batch.size()), batch.size() - row);
    int first = batch.first() + row;
    pass.beginTraining(
        new Pass.Piece(batch.order(), first, count, piece, row, batch.randomness(), batch.epoch()),
        gradients);
    float[] x = network.input(pass);
    for (int i = 0; i < count; i++) {
      int sample = batch.order()[first + i];
      samples.read(sample, x, i * network.inputShape().size());
      labels[worker][i] = samples.label(sample);
    }
    network.forward(pass);
    float[] outputs = network.output(pass);
    int size = network.outputShape().size();
    losses[piece] = loss.sum(outputs, count, size, labels[worker]);
    correct[piece] = loss.correct(outputs, count, size, labels[worker]);
    float[] gradient = network.outputGradient(pass);
    loss.gradient(outputs, count, size, labels[worker], gradient, 1.0 / batch.size());
    network.backward(pass);
  }

  /** The gradient of the last batch's mean loss by a parameter. */
  public float[] gradient(Parameter parameter) {
    return gradients.of(parameter);
  }
}
