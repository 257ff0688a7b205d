package dev.demitasse.explanation;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.BatchRun;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.Plan;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.model.Network;
import dev.demitasse.model.Samples;
import dev.demitasse.tensor.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how well a model's layers learn, again and again on the same few samples.
 *
 * <p>The samples go through in pieces that are cut by shape alone, so that the numbers do not
 * depend on the number of threads. Dropout is off, and batch normalisation has the statistics of
 * these samples, as it has those of a batch while training.
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
  private final int[][] labels;
  private final Gradients gradients;
  private final BatchRun run;
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
    network = model.network();
    chosen = choose(samples.size(), seed);
    pieceSize = pieceSize(model.architecture());
    pieces = Math.ceilDiv(chosen.length, pieceSize);
    labels = new int[pieces][pieceSize];
    Plan plan = network.plan(Mode.PROBE, kernels);
    gradients = new Gradients(plan, chosen.length, pieces);
    run = new BatchRun(plan, gradients, pieceSize, pieces, team, new Pieces());
    for (int i = 0; i < network.depth(); i++) {
      Path.Place place = model.architecture().places().get(i);
      watches.add(new LayerWatch(place.name(), place.layer(), weightsOf(i), pieces));
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
    for (Path.Place place : architecture.places()) {
      values += place.output().size();
    }
    return Math.clamp(FLOATS_AT_MOST / (2 * values), 1, PIECE_AT_MOST);
  }

  private List<Parameter> weightsOf(int layer) {
    return network.parameters().stream()
        .filter(each -> network.layerOf(each) == layer && each.spec().isWeight())
        .toList();
  }

  /** How well the layers learn, with the weights that the model has now; in order. */
  public List<LayerSignal> measure() {
    gradients.begin(chosen.length, pieces);
    run.run(pieces);
    run.finish();
    List<LayerSignal> signals = new ArrayList<>();
    for (int i = 0; i < watches.size(); i++) {
      int size = model.architecture().places().get(i).output().size();
      signals.add(watches.get(i).signal(gradients, chosen.length, size));
    }
    return signals;
  }

  /** What is done with each piece of the samples. */
  private final class Pieces implements BatchRun.Errand {
    @Override
    public void begin(int piece, Pass pass) {
      int first = piece * pieceSize;
      int count = Math.min(pieceSize, chosen.length - first);
      pass.beginObservation(count, piece, first, gradients);
      for (int i = 0; i < count; i++) {
        int sample = chosen[first + i];
        samples.read(sample, pass.input(), i * network.inputShape().size());
        labels[piece][i] = samples.label(sample);
      }
    }

    @Override
    public void turnRound(int piece, Pass pass) {
      int size = network.outputShape().size();
      double share = 1.0 / chosen.length;
      model
          .head()
          .loss()
          .gradient(
              pass.output(), pass.samples(), size, labels[piece], pass.outputGradient(), share);
    }

    @Override
    public void end(int piece, Pass pass) {
      for (int i = 0; i < watches.size(); i++) {
        watches.get(i).note(pass.output(i), pass.outputGradient(i), pass.samples(), piece);
      }
    }
  }
}
