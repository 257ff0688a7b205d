package dev.demitasse.training;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.losses.Loss;
import dev.demitasse.model.Network;
import dev.demitasse.model.Samples;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.tensor.Randomness;
import java.util.ArrayList;
import java.util.List;

/**
 * One step's work: from weights and a batch to the loss and the gradients.
 *
 * <p>The batch is cut into shares by its size alone. Each share has a pass with gradients of its
 * own, which are then added share by share in order. So the result is the same, to the byte, for
 * any number of threads.
 */
public final class TrainStep {
  private static final int SHARES_AT_MOST = 4;
  private static final int SHARE_AT_LEAST = 8;
  private static final int CHUNK = 32;
  private static final int RANGE = 1 << 14;

  /** Where in the training set a batch's samples stand, and what its random numbers derive from. */
  public record Batch(int[] order, int first, int size, Randomness randomness, long epoch) {}

  /**
   * What a step found before it changed any weight.
   *
   * @param loss the loss summed over the batch
   * @param correct how many samples the network, with dropout on, put into the right class
   */
  public record Outcome(double loss, int correct) {}

  /** A run of one parameter's values that one thread treats at a time. */
  private record Range(Parameter parameter, int from, int to) {}

  private final Network network;
  private final Loss loss;
  private final Team team;
  private final Kernels kernels;
  private final Pass[] passes;
  private final double[] losses;
  private final int[] correct;
  private final int[][] labels;
  private final List<Range> ranges = new ArrayList<>();

  /** Prepares for batches of up to this size. */
  public TrainStep(Network network, Loss loss, int batchSize, Kernels kernels, Team team) {
    this.network = network;
    this.loss = loss;
    this.team = team;
    this.kernels = kernels;
    int shares = shares(batchSize);
    int capacity = Math.min(CHUNK, (batchSize + shares - 1) / shares);
    passes = new Pass[shares];
    labels = new int[shares][capacity];
    for (int i = 0; i < shares; i++) {
      passes[i] = network.trainingPass(capacity, kernels);
    }
    losses = new double[shares];
    correct = new int[shares];
    for (Parameter parameter : network.parameters()) {
      for (int from = 0; from < parameter.size(); from += RANGE) {
        ranges.add(new Range(parameter, from, Math.min(parameter.size(), from + RANGE)));
      }
    }
  }

  private static int shares(int batchSize) {
    return Math.clamp(batchSize / SHARE_AT_LEAST, 1, SHARES_AT_MOST);
  }

  /**
   * Computes the mean loss's gradients, to be had from {@link #gradient} until the next call.
   *
   * @param batch which samples; at most as many as was prepared for
   */
  public Outcome compute(Samples samples, Batch batch) {
    int shares = Math.min(shares(batch.size()), passes.length);
    team.run(shares, share -> computeShare(samples, batch, share, shares));
    team.run(ranges.size(), index -> addShares(ranges.get(index), shares));
    double sum = 0;
    int hits = 0;
    for (int share = 0; share < shares; share++) {
      sum += losses[share];
      hits += correct[share];
    }
    return new Outcome(sum, hits);
  }

  private void computeShare(Samples samples, Batch batch, int share, int shares) {
    Pass pass = passes[share];
    pass.clearGradients();
    losses[share] = 0;
    correct[share] = 0;
    int from = (int) ((long) batch.size() * share / shares);
    int to = (int) ((long) batch.size() * (share + 1) / shares);
    for (int first = from; first < to; first += pass.capacity()) {
      computeChunk(samples, batch, share, first, Math.min(to, first + pass.capacity()));
    }
  }

  private void computeChunk(Samples samples, Batch batch, int share, int from, int to) {
    Pass pass = passes[share];
    int count = to - from;
    int first = batch.first() + from;
    pass.beginTraining(count, batch.order(), first, batch.randomness(), batch.epoch());
    float[] x = network.input(pass).values();
    for (int i = 0; i < count; i++) {
      int sample = batch.order()[first + i];
      samples.read(sample, x, i * network.inputShape().size());
      labels[share][i] = samples.label(sample);
    }
    network.forward(pass);
    float[] outputs = network.output(pass).values();
    float[] gradient = network.outputGradient(pass).values();
    int size = network.outputShape().size();
    losses[share] += loss.sum(outputs, count, size, labels[share]);
    loss.gradient(outputs, count, size, labels[share], gradient, 1.0 / batch.size());
    correct[share] += loss.correct(outputs, count, size, labels[share]);
    network.backward(pass);
  }

  private void addShares(Range range, int shares) {
    int count = range.to - range.from;
    float[] sum = passes[0].gradient(range.parameter);
    for (int share = 1; share < shares; share++) {
      float[] part = passes[share].gradient(range.parameter);
      kernels.elements().add(count, part, range.from, sum, range.from);
    }
  }

  /** The gradient of the last batch's mean loss by a parameter. */
  public float[] gradient(Parameter parameter) {
    return passes[0].gradient(parameter);
  }

  /** Lets the weights follow the last batch's gradients. */
  public void update(OptimizerState optimizer) {
    optimizer.beginStep();
    team.run(
        ranges.size(),
        index -> {
          Range range = ranges.get(index);
          Parameter parameter = range.parameter;
          optimizer.step(
              kernels,
              parameter.index(),
              parameter.values(),
              gradient(parameter),
              range.from,
              range.to);
        });
  }
}
