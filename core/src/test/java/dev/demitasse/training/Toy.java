package dev.demitasse.training;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Provenance;
import dev.demitasse.model.Samples;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Small tasks and small networks to train. */
public final class Toy {
  /** A network with every kind of layer that training treats apart. */
  public static final String CNN =
      """
      Conv(3, 1, 4, 1, 1)
      Activation("relu", "cross_entropy")
      MaxPool(2, 2)
      Dropout(0.25)
      Conv(3, 4, 3, 1, 1)
      Activation("leaky_relu", "cross_entropy")
      Flatten()
      Dense(48, 10)
      Activation("tanh", "cross_entropy")
      Dropout(0.5)
      """;

  /** A network with joins of all kinds, each kind of layer, and none at the end. */
  public static final String BRANCHING =
      """
      Conv(3, output_channel=6, pad=1, bias=False)
      BatchNorm()
      Activation("relu", "cross_entropy")
      Residual([
          Conv(3, output_channel=12, pad=1, stride=2, groups=3, bias=False),
          BatchNorm(0.3),
          PReLU(),
          Multiply([], [GlobalAvgPool(), Conv(1, output_channel=12), Activation("sigmoid")]),
          DropPath(0.2),
      ])
      Concat([MaxPool(3, 1, pad=1)], [Conv(3, output_channel=5, pad=1), SpatialDropout(0.1)])
      Add([AvgPool(2, ceil=True)], [Conv(1, output_channel=17, stride=2, bias=False), BatchNorm()])
      Flatten()
      Dense(outputs=21, bias=False)
      BatchNorm()
      Activation("gelu")
      """;

  public static final Shape SMALL = Shape.of(1, 8, 8);

  private Toy() {}

  /** Samples in memory. */
  public record Pictures(int sampleSize, float[] values, int[] labels) implements Samples {
    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public int label(int sample) {
      return labels[sample];
    }

    @Override
    public void read(int sample, float[] x, int offset) {
      System.arraycopy(values, sample * sampleSize, x, offset, sampleSize);
    }

    /** The same pictures, each with the label of another class. */
    Pictures mislabelled(int classes) {
      return new Pictures(
          sampleSize, values, IntStream.of(labels).map(label -> (label + 1) % classes).toArray());
    }

    /** These samples, each read told to somebody by its number. */
    public Samples told(IntConsumer somebody) {
      Pictures pictures = this;
      return new Samples() {
        @Override
        public int size() {
          return pictures.size();
        }

        @Override
        public int label(int sample) {
          return pictures.label(sample);
        }

        @Override
        public void read(int sample, float[] x, int offset) {
          somebody.accept(sample);
          pictures.read(sample, x, offset);
        }
      };
    }

    /** Some of the pictures, by their numbers. */
    Pictures only(int... samples) {
      float[] chosen = new float[samples.length * sampleSize];
      int[] theirs = new int[samples.length];
      for (int i = 0; i < samples.length; i++) {
        read(samples[i], chosen, i * sampleSize);
        theirs[i] = labels[samples[i]];
      }
      return new Pictures(sampleSize, chosen, theirs);
    }
  }

  /** Noise, with a row that is brighter for each class. */
  public static Pictures pictures(Shape shape, int classes, int count, long seed) {
    SeededArrays random = new SeededArrays(seed);
    int size = shape.size();
    int width = shape.dimension(2);
    float[] values = new float[count * size];
    int[] labels = random.labels(count, classes);
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < size; i++) {
        boolean bright = i / width == labels[n];
        values[n * size + i] = (float) random.number(-1, 1) + (bright ? 1 : 0);
      }
    }
    return new Pictures(size, values, labels);
  }

  /** A model of the text's layers with the right end for so many classes. */
  public static Model model(String layers, Shape input, int classes, long seed) {
    String end =
        classes == 2
            ? "Dense(outputs=1)\nActivation(\"sigmoid\", \"cross_entropy\")\n"
            : "Dense(outputs=%d)\nActivation(\"softmax\", \"cross_entropy\")\n".formatted(classes);
    return model(layers + end, input, seed);
  }

  /** A model of the text's layers. */
  public static Model model(String text, Shape input, long seed) {
    Architecture architecture = ArchitectureText.parse("toy", text).architecture(input);
    float[] ones = new float[input.dimension(0)];
    Arrays.fill(ones, 1);
    Preprocessing preprocessing =
        new Preprocessing(
            Fitting.of(input.dimension(0), input.dimension(1), input.dimension(2)),
            new Standardisation(new float[input.dimension(0)], ones));
    List<String> classes =
        IntStream.range(0, architecture.classes()).mapToObj(i -> "class " + i).toList();
    return Model.create(architecture, classes, preprocessing, Provenance.here("toy", seed));
  }
}
