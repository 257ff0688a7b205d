package dev.demitasse.training;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.model.Samples;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Randomness;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a model: shuffled mini-batches, validation after each epoch, the best epoch kept, and an
 * early stop when the validation loss has not fallen for a while.
 *
 * <p>The same settings, samples and initial weights give the same weights, to the byte, whatever
 * the number of threads.
 */
public final class Trainer {
  private final TrainingSettings settings;
  private final Kernels kernels;
  private final Team team;

  /** A trainer that computes with these kernels on this team of threads. */
  public Trainer(TrainingSettings settings, Kernels kernels, Team team) {
    this.settings = settings;
    this.kernels = kernels;
    this.team = team;
  }

  /**
   * Trains the model in place; at the end it has the weights of the epoch with the lowest
   * validation loss.
   *
   * @throws DivergedException if the loss or a weight is no longer finite
   * @throws InputException if the network normalises batches and they have one sample
   * @throws IllegalArgumentException if there are no training or validation samples
   */
  public TrainingResult train(
      Model model, Samples training, Samples validation, TrainingListener listener) {
    if (training.size() == 0 || validation.size() == 0) {
      throw new IllegalArgumentException("training wants training and validation samples");
    }
    return new Run(model, training, validation, listener).train();
  }

  /** One training from start to end. */
  private final class Run {
    private final Model model;
    private final Samples training;
    private final Samples validation;
    private final TrainingListener listener;
    private final Randomness randomness = new Randomness(settings.seed());
    private final int batchSize;
    private final int batches;
    private final boolean even;
    private final TrainStep step;
    private final OptimizerState optimizer;
    private final Evaluator evaluator;
    private final BestWeights best;
    private final List<EpochResult> history = new ArrayList<>();
    private double trainingSeconds;

    Run(Model model, Samples training, Samples validation, TrainingListener listener) {
      this.model = model;
      this.training = training;
      this.validation = validation;
      this.listener = listener;
      int wanted = Math.min(settings.batchSize(), training.size());
      even = model.network().plan(Mode.TRAINING, kernels).phases() > 1;
      if (even && wanted < 2) {
        throw new InputException(
            ("%s has BatchNorm, which takes its statistics from a batch of at least 2 pictures, found"
                    + " batches of %d; give a larger batch size or more pictures")
                .formatted(model.architecture().name(), wanted));
      }
      int most = Math.ceilDiv(training.size(), wanted);
      batches = even ? Math.min(most, training.size() / 2) : most;
      batchSize = even ? Math.ceilDiv(training.size(), batches) : wanted;
      step = new TrainStep(model.network(), model.head().loss(), batchSize, kernels, team);
      optimizer = settings.optimizer().start(sizes(model));
      evaluator = new Evaluator(kernels, team);
      best = new BestWeights(model.network().parameters());
    }

    TrainingResult train() {
      long start = System.nanoTime();
      listener.on(new TrainingEvent.Started(settings.epochs(), batches, training.size()));
      int epoch = 0;
      while (epoch < settings.epochs() && epoch - best.epoch() < settings.patience()) {
        epoch++;
        trainEpoch(epoch);
      }
      best.restore();
      model.network().weightsChanged();
      boolean early = epoch < settings.epochs();
      listener.on(new TrainingEvent.Finished(best.epoch(), early));
      double rate = (double) training.size() * epoch / trainingSeconds;
      return new TrainingResult(history, best.epoch(), early, secondsSince(start), rate);
    }

    private void trainEpoch(int epoch) {
      long start = System.nanoTime();
      int[] order = order(epoch);
      double loss = 0;
      int correct = 0;
      for (int batch = 0; batch < batches; batch++) {
        int first = first(batch);
        int count = first(batch + 1) - first;
        TrainStep.Outcome outcome =
            step.take(
                training, new TrainStep.Batch(order, first, count, randomness, epoch), optimizer);
        if (!Double.isFinite(outcome.loss())) {
          throw diverged(epoch, "the loss", outcome.loss() / count);
        }
        loss += outcome.loss();
        correct += outcome.correct();
        int done = first + count;
        listener.on(new TrainingEvent.BatchFinished(epoch, batch + 1, done, loss / done));
      }
      double seconds = secondsSince(start);
      trainingSeconds += seconds;
      finishEpoch(epoch, loss / training.size(), (double) correct / training.size(), seconds);
    }

    /**
     * Where in the epoch's order a batch begins. Where batches are normalised by their own
     * statistics they are of one size, give or take one: those of a small last one would tell
     * little.
     */
    private int first(int batch) {
      return even
          ? Math.toIntExact((long) training.size() * batch / batches)
          : Math.min(batch * batchSize, training.size());
    }

    private void finishEpoch(int epoch, double loss, double accuracy, double trainSeconds) {
      long start = System.nanoTime();
      checkWeights(epoch);
      Evaluator.Score score = evaluator.score(model, validation);
      if (!Double.isFinite(score.loss())) {
        throw diverged(epoch, "the loss", score.loss());
      }
      boolean better = best.offer(epoch, score.loss());
      EpochResult result =
          new EpochResult(
              epoch,
              loss,
              accuracy,
              score.loss(),
              score.accuracy(),
              better,
              trainSeconds + secondsSince(start),
              training.size() / trainSeconds);
      history.add(result);
      listener.on(new TrainingEvent.EpochFinished(result));
    }

    private int[] order(int epoch) {
      int[] order = new int[training.size()];
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      randomness.stream(Randomness.Purpose.SHUFFLING, epoch, 0).shuffle(order, order.length);
      return order;
    }

    /** A rectifier may hide an infinite weight from every loss. */
    private void checkWeights(int epoch) {
      for (Parameter parameter : model.network().parameters()) {
        for (float value : parameter.values()) {
          if (!Float.isFinite(value)) {
            throw diverged(epoch, "a weight", value);
          }
        }
      }
    }

    private DivergedException diverged(int epoch, String quantity, double value) {
      return new DivergedException(epoch, quantity, value, settings.optimizer().learningRate());
    }
  }

  private static int[] sizes(Model model) {
    return model.network().parameters().stream().mapToInt(Parameter::size).toArray();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
