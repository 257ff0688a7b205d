package dev.demitasse.explanation;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.GradientTask;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.model.Network;
import dev.demitasse.model.Samples;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how well a model's layers learn, again and again on the same few samples.
 *
 * <p>The samples go through in pieces that are cut by shape alone, so that the numbers do not
 * depend on the number of threads.
 */
public final class LayerProbe {
  private static final int SAMPLES_AT_MOST = 64;
  private static final int PIECE_AT_MOST = 16;

  /** Floats between the layers that a thread has room for; 16 MB. */
  private static final int FLOATS_AT_MOST = 1 << 22;

  private final Model model;
  private final Network network;
  private final Samples samples;
  private final int[] chosen;
  private final int pieceSize;
  private final int pieces;
  private final Kernels kernels;
  private final Team team;
  private final Pass[] passes;
  private final int[][] labels;
  private final Gradients gradients;
  private final List<GradientTask> tasks;
  private final List<LayerWatch> watches = new ArrayList<>();

  /**
   * A probe with up to 64 of the samples.
   *
   * @param seed from which the choice of the samples derives
   * @throws IllegalArgumentException if there are no samples
   */
  public LayerProbe(Model model, Samples samples, long seed, Kernels kernels, Team team) {
    if (samples.size() == 0) {
      throw new IllegalArgumentException("a probe wants samples");
    }
    this.model = model;
    this.samples = samples;
    this.kernels = kernels;
    this.team = team;
    network = model.network().asWritten();
    chosen = choose(samples.size(), seed);
    pieceSize = pieceSize(model.architecture());
    pieces = Math.ceilDiv(chosen.length, pieceSize);
    passes = new Pass[team.threads()];
    labels = new int[team.threads()][pieceSize];
    gradients = network.gradients(chosen.length, pieces, kernels);
    tasks = network.gradientTasks();
    for (int i = 0; i < network.depth(); i++) {
      String name = model.architecture().layerNames().get(i);
      watches.add(new LayerWatch(name, model.architecture().layers().get(i), weightsOf(i), pieces));
    }
  }

  private static int[] choose(int size, long seed) {
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    new Randomness(seed).stream(Randomness.Purpose.OBSERVATION).shuffle(all, size);
    return Arrays.copyOf(all, Math.min(size, SAMPLES_AT_MOST));
  }

  /** How many samples a piece has: fewer where there is much between the layers. */
  private static int pieceSize(Architecture architecture) {
    long values = architecture.input().size();
    for (Shape shape : architecture.outputShapes()) {
      values += shape.size();
    }
    return Math.clamp(FLOATS_AT_MOST / (2 * values), 1, PIECE_AT_MOST);
  }

  private List<Parameter> weightsOf(int layer) {
    return network.parameters().stream()
        .filter(each -> network.layerOf(each) == layer && !each.spec().isBias())
        .toList();
  }

  /** How well the layers learn, with the weights that the model has now; in order. */
  public List<LayerSignal> measure() {
    gradients.begin(chosen.length, pieces);
    team.run(pieces, this::passPiece);
    team.run(tasks.size(), (task, worker) -> tasks.get(task).work().run(gradients, pass(worker)));
    List<LayerSignal> signals = new ArrayList<>();
    for (int i = 0; i < watches.size(); i++) {
      int size = model.architecture().outputShapes().get(i).size();
      signals.add(watches.get(i).signal(gradients, chosen.length, size));
    }
    return signals;
  }

  private Pass pass(int worker) {
    if (passes[worker] == null) {
      passes[worker] = network.observationPass(pieceSize, kernels);
    }
    return passes[worker];
  }

  private void passPiece(int piece, int worker) {
    Pass pass = pass(worker);
    int first = piece * pieceSize;
    int count = Math.min(pieceSize, chosen.length - first);
    pass.beginObservation(count, piece, first, gradients);
    for (int i = 0; i < count; i++) {
      int sample = chosen[first + i];
      samples.read(sample, network.input(pass), i * network.inputShape().size());
      labels[worker][i] = samples.label(sample);
    }
    network.forward(pass);
    int size = network.outputShape().size();
    float[] dy = network.outputGradient(pass);
    double share = 1.0 / chosen.length;
    model.head().loss().gradient(network.output(pass), count, size, labels[worker], dy, share);
    network.backward(pass);
    for (int i = 0; i < watches.size(); i++) {
      watches.get(i).note(pass.flow(i), count, piece);
    }
  }
}
