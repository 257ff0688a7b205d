package dev.demitasse.training;

import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Pass;
import dev.demitasse.model.Model;
import dev.demitasse.model.Network;
import dev.demitasse.model.Samples;
import dev.demitasse.model.Summary;
import java.util.Arrays;

/**
 * Takes labelled samples through a model and says how well it does. One thread calls it at a time;
 * memory is taken for the first model and again only for another, or for larger chunks.
 */
public final class Evaluator {
  private static final int CHUNKS_AT_LEAST = 4;
  private static final int CHUNK_AT_LEAST = 4;
  private static final int CHUNK_AT_MOST = 32;

  /** Fewer multiply-adds are done before a thread that sleeps is awake. */
  private static final long BRIEF_BELOW = 1 << 22;

  private final Kernels kernels;
  private final Team team;
  private final Pass[] passes;
  private Pass alone;
  private Network prepared;
  private int capacity;
  private long multiplyAdds;

  /**
   * Loss and accuracy alone, at a threshold of one half.
   *
   * @param loss mean over the samples
   * @param accuracy share put into the right class
   */
  record Score(double loss, double accuracy) {}

  /** An evaluator that computes with these kernels on this team of threads. */
  public Evaluator(Kernels kernels, Team team) {
    this.kernels = kernels;
    this.team = team;
    passes = new Pass[team.threads()];
  }

  /** What the network's last layer gives for each sample, dropout off: {@code [n, outputs]}. */
  float[] outputs(Model model, Samples samples) {
    Network network = model.network();
    int size = network.outputShape().size();
    float[] outputs = new float[Math.multiplyExact(samples.size(), size)];
    if (samples.size() == 1) {
      predictAlone(model, samples, outputs);
      return outputs;
    }
    int chunk = chunkSize(samples.size());
    int chunks = Math.ceilDiv(samples.size(), chunk);
    prepare(model, chunk);
    Team.Work work =
        (number, worker) -> {
          if (passes[worker] == null) {
            passes[worker] = network.predictionPass(capacity, kernels);
          }
          int first = number * chunk;
          int count = Math.min(chunk, samples.size() - first);
          predict(network, samples, first, count, passes[worker]);
          float[] y = passes[worker].output();
          System.arraycopy(y, 0, outputs, first * size, count * size);
        };
    if (samples.size() * multiplyAdds < BRIEF_BELOW) {
      team.runBriefly(chunks, work);
    } else {
      team.run(chunks, work);
    }
    return outputs;
  }

  private void predictAlone(Model model, Samples samples, float[] outputs) {
    Network network = model.network();
    prepare(model, 1);
    if (alone == null) {
      alone = network.predictionPass(kernels, team);
    }
    predict(network, samples, 0, 1, alone);
    System.arraycopy(alone.output(), 0, outputs, 0, outputs.length);
  }

  /**
   * How many samples go through a network at once, by their number alone: so many that its weights,
   * which each chunk reads, are worth it, but no more than half of them.
   */
  static int chunkSize(int samples) {
    int least = Math.min(CHUNK_AT_LEAST, Math.ceilDiv(samples, 2));
    return Math.clamp(Math.ceilDiv(samples, CHUNKS_AT_LEAST), least, CHUNK_AT_MOST);
  }

  /** Forgets the passes unless they are of this model's network and large enough. */
  private void prepare(Model model, int chunk) {
    if (model.network() != prepared) {
      multiplyAdds = Summary.of(model.architecture()).multiplyAdds();
    }
    if (model.network() != prepared || chunk > capacity) {
      prepared = model.network();
      capacity = chunk;
      alone = null;
      Arrays.fill(passes, null);
    }
  }

  private static void predict(Network network, Samples samples, int first, int count, Pass pass) {
    pass.beginPrediction(count);
    float[] x = pass.input();
    for (int i = 0; i < count; i++) {
      samples.read(first + i, x, i * network.inputShape().size());
    }
    pass.forward();
  }

  /** Loss and accuracy over the samples. */
  Score score(Model model, Samples samples) {
    float[] outputs = outputs(model, samples);
    int[] labels = labels(samples);
    int size = model.network().outputShape().size();
    double sum = model.head().loss().sum(outputs, labels.length, size, labels);
    int correct = model.head().loss().correct(outputs, labels.length, size, labels);
    return new Score(sum / labels.length, (double) correct / labels.length);
  }

  /** What the model's network gives for the samples, for any model with its weights to read. */
  public Answers answer(Model model, Samples samples) {
    return new Answers(outputs(model, samples), labels(samples));
  }

  /** The model's probabilities for the samples, beside their labels. */
  public Predictions predict(Model model, Samples samples) {
    return answer(model, samples).predictions(model);
  }

  /** Everything there is to say about the model on these samples, at the model's threshold. */
  public Evaluation evaluate(Model model, Samples samples) {
    return answer(model, samples).evaluate(model);
  }

  private static int[] labels(Samples samples) {
    int[] labels = new int[samples.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = samples.label(i);
    }
    return labels;
  }
}
