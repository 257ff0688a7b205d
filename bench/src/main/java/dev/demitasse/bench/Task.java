package dev.demitasse.bench;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Provenance;
import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every engine is given alike: a model with weights, and batches of random pictures.
 *
 * @param model the model; engines of others copy its weights
 * @param batchSize pictures a batch
 * @param threads how many threads to compute with
 * @param pixels the pictures of all batches, 0..1, {@code [N, C, H, W]}
 * @param labels the class of each
 */
public record Task(Model model, int batchSize, int threads, float[] pixels, int[] labels) {
  /** So many pictures there are, or one batch if that is larger. */
  private static final int PICTURES = 2048;

  /** A task with random weights, pictures and labels, the same at every call. */
  public static Task of(Architecture architecture, int batchSize, int threads) {
    int count = Math.max(1, PICTURES / batchSize) * batchSize;
    RandomStream random = new Randomness(1).stream(Randomness.Purpose.GENERATED_DATA);
    float[] pixels = new float[Math.multiplyExact(count, architecture.input().size())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(architecture.classes());
    }
    return new Task(randomModel(architecture), batchSize, threads, pixels, labels);
  }

  /** A model with random weights that takes pixels of 0..1 as they are. */
  static Model randomModel(Architecture architecture) {
    Shape input = architecture.input();
    int channels = input.dimension(0);
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    Preprocessing preprocessing =
        new Preprocessing(
            Fitting.of(channels, input.dimension(1), input.dimension(2)),
            new Standardisation(new float[channels], ones));
    List<String> classes =
        IntStream.range(0, architecture.classes()).mapToObj(Integer::toString).toList();
    return Model.create(architecture, classes, preprocessing, Provenance.here("random", 1));
  }

  /** How many batches there are. */
  public int batches() {
    return labels.length / batchSize;
  }

  /** The pixels of one batch. */
  public float[] pixels(int batch) {
    int size = batchSize * model.architecture().input().size();
    return Arrays.copyOfRange(pixels, batch * size, (batch + 1) * size);
  }

  /** The labels of one batch. */
  public int[] labels(int batch) {
    return Arrays.copyOfRange(labels, batch * batchSize, (batch + 1) * batchSize);
  }
}
