package dev.demitasse.simd;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Presets;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import dev.demitasse.training.Evaluator;
import dev.demitasse.training.Toy;
import dev.demitasse.training.Trainer;
import dev.demitasse.training.TrainingSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * A program that computes a bit of everything and prints the vectors' width, then a digest for each
 * part: for {@link VectorWidthTest}, which runs it in processes that differ in their vectors.
 */
final class Digests {
  private static final int SAMPLES = 40;
  private static final int BATCH = 24;

  private static final String VGG_LIKE =
      """
      Conv(3, 3, 32, 1, 1)
      Activation("relu", "cross_entropy")
      Conv(3, 32, 24, 1, 1)
      Activation("relu", "cross_entropy")
      MaxPool(2, 2)
      Conv(3, 24, 40, 1, 1)
      Activation("relu", "cross_entropy")
      Conv(5, 40, 7, 1, 2)
      Activation("sigmoid", "cross_entropy")
      Flatten()
      Dense(outputs=37)
      Activation("tanh", "cross_entropy")
      Dropout(rate=0.5)
      """;

  /** Every way to convolve, to normalise and to join. */
  private static final String BRANCHING =
      """
      Conv(3, output_channel=24, pad=1, stride=2, bias=False)
      BatchNorm()
      Activation("silu")
      Residual([
          Conv(3, output_channel=24, pad=1, groups=24, bias=False),
          BatchNorm(),
          Activation("hard_swish"),
          Conv(1, output_channel=50, pad=0, stride=1),
          Multiply([], [GlobalAvgPool(), Conv(1, output_channel=50), Activation("sigmoid")]),
          Conv(3, output_channel=50, pad=1, groups=2),
          BatchNorm(),
      ])
      Concat(
          [Conv(1, output_channel=32), Conv(3, output_channel=32, pad=[0, 1, 2, 1], stride=1)],
          [AvgPool(3, stride=1, pad=1), PReLU()])
      Conv(1, output_channel=48)
      Add([Conv(3, output_channel=48, pad=1), Activation("gelu")], [])
      Conv(3, output_channel=48, pad=2, dilation=2, groups=48, stride=2)
      Activation("softplus")
      MaxPool(3, stride=2, pad=1, ceil=True)
      Flatten()
      Dense(outputs=20, bias=False)
      BatchNorm()
      Activation("elu")
      """;

  private final Kernels kernels = VectorKernels.kernels();
  private final PrintStream out;

  private Digests(PrintStream out) {
    this.out = out;
  }

  /** Prints the digests. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(VectorKernels.bits());
    Digests digests = new Digests(out);
    digests.models();
    digests.print("matrices", digests::matrices);
    digests.print("convolutions", digests::convolutions);
    digests.print("pooling", digests::pooling);
    digests.print("elements", digests::elements);
  }

  private void models() throws IOException {
    Shape colour = Shape.of(3, 16, 16);
    train("report-cnn", Toy.model(text("report-cnn"), Shape.of(1, 32, 32), 5), Shape.of(1, 32, 32));
    train("report-nn", Toy.model(text("report-nn"), Shape.of(1, 28, 28), 5), Shape.of(1, 28, 28));
    train("vgg-like", Toy.model(VGG_LIKE, colour, 4, 5), colour);
    train("branching", Toy.model(BRANCHING, colour, 4, 5), colour);
  }

  private static String text(String preset) {
    return ArchitectureText.print(Presets.named(preset));
  }

  /** The bytes of a trained model's file, and what the model predicts, in a batch and alone. */
  private void train(String name, Model model, Shape input) throws IOException {
    int classes = model.classNames().size();
    Toy.Pictures training = Toy.pictures(input, classes, SAMPLES, 1);
    TrainingSettings settings = new TrainingSettings(2, BATCH, new Adam(1e-3), 2, 5);
    Path file = Files.createTempFile("digests", ".safetensors");
    try (Team team = new Team(1)) {
      Toy.Pictures validation = Toy.pictures(input, classes, 30, 2);
      new Trainer(settings, kernels, team).train(model, training, validation, event -> {});
      model.save(file);
      byte[] bytes = Files.readAllBytes(file);
      print(name + ", trained", digest -> digest.update(bytes));
      for (int count : new int[] {1, 3, 30}) {
        double[] predicted =
            new Evaluator(kernels, team)
                .predict(model, Toy.pictures(input, classes, count, 3))
                .probabilities();
        print(name + ", predicting " + count, digest -> digest.update(bytes(predicted)));
      }
    } finally {
      Files.delete(file);
    }
  }

  private void matrices(MessageDigest digest) {
    int[][] sizes = {
      {1, 1, 1},
      {1, 37, 100},
      {2, 20, 33},
      {3, 19, 784},
      {5, 5, 16},
      {12, 40, 600},
      {13, 50, 47},
      {29, 100, 130},
      {64, 33, 1100}
    };
    Scratch scratch = new Scratch(kernels.matrices().scratch());
    for (int[] size : sizes) {
      int m = size[0];
      int n = size[1];
      int k = size[2];
      float[] c = new float[m * n];
      kernels.matrices().multiply(m, n, k, values(m * k), 0, values(k * n), 0, c, 0, scratch);
      update(digest, c);
      kernels
          .matrices()
          .multiplyTransposedLeft(m, n, k, values(k * m), 0, m, values(k * n), 0, c, 0, scratch);
      update(digest, c);
      kernels
          .matrices()
          .multiplyTransposedRight(m, n, k, values(m * k), 0, values(n * k), 0, c, 0, scratch);
      update(digest, c);
    }
  }

  private void convolutions(MessageDigest digest) {
    ConvGeometry[] geometries = {
      new ConvGeometry(1, 32, 32, 8, 3, 1, 1), new ConvGeometry(8, 16, 16, 16, 3, 1, 1),
      new ConvGeometry(3, 8, 24, 12, 3, 1, 1), new ConvGeometry(2, 9, 11, 5, 3, 1, 1),
      new ConvGeometry(4, 7, 7, 17, 5, 2, 2), new ConvGeometry(9, 12, 8, 7, 3, 1, 0),
      new ConvGeometry(3, 16, 48, 4, 3, 1, 1), new ConvGeometry(5, 4, 4, 33, 1, 1, 0),
      new ConvGeometry(48, 9, 6, 64, 3, 1, 1), new ConvGeometry(32, 8, 8, 32, 3, 1, 1)
    };
    for (ConvGeometry g : geometries) {
      Convolution convolution = kernels.convolutions().of(g);
      Scratch scratch = new Scratch(convolution.scratch());
      int area = g.filterSize() * g.filterSize();
      float[] weights = values(g.outputChannels() * g.inputChannels() * area);
      float[] filters = new float[convolution.filters()];
      convolution.layOut(weights, filters);
      float[] x = values(g.inputSize());
      float[] dy = values(g.outputSize());
      float[] bias = values(g.outputChannels());
      float[] y = new float[dy.length];
      convolution.convolve(x, 0, filters, bias, y, 0, 0, g.outputChannels(), scratch);
      update(digest, y);
      float[] backward = new float[convolution.backwardFilters()];
      convolution.layOutBackward(weights, backward);
      float[] dx = new float[x.length];
      convolution.dataGradient(dy, 0, backward, dx, 0, scratch);
      update(digest, dx);
      float[] sums = new float[convolution.sums()];
      for (int n = 0; n < 3; n++) {
        convolution.addWeightGradient(x, 0, dy, 0, sums, scratch);
      }
      float[] db = new float[bias.length];
      convolution.gradients(sums, weights, db);
      update(digest, weights);
      update(digest, db);
    }
  }

  private void pooling(MessageDigest digest) {
    for (int width : new int[] {32, 16, 8, 6, 11}) {
      PoolGeometry g = new PoolGeometry(3, 8, width, 2, 2);
      float[] x = values(g.inputSize());
      float[] y = new float[g.outputSize()];
      int[] argmax = new int[y.length];
      kernels.pooling().maxPool(g, x, 0, y, 0, argmax, 0);
      update(digest, y);
      kernels.pooling().maxPoolGradient(g, y, 0, argmax, 0, x, 0);
      update(digest, x);
    }
  }

  private void elements(MessageDigest digest) {
    for (int count : new int[] {1, 7, 15, 100}) {
      float[] x = values(count);
      float[] y = new float[count];
      for (ActivationFunction function : ActivationFunction.values()) {
        kernels.elements().activate(function, count, x, 0, y, 0);
        update(digest, y);
        float[] dx = new float[count];
        kernels.elements().activationGradient(function, count, y, 0, x, 0, dx, 0);
        update(digest, dx);
      }
      kernels.elements().dropoutFactors(3, count, 0.3f, 0x123456789abcdefL, y, 0);
      update(digest, y);
    }
  }

  private static float[] values(int count) {
    return Floats.of(new SeededArrays(count).uniform(count));
  }

  private static void update(MessageDigest digest, float[] values) {
    double[] exact = new double[values.length];
    Arrays.setAll(exact, i -> values[i]);
    digest.update(bytes(exact));
  }

  private static byte[] bytes(double[] values) {
    return Arrays.toString(values).getBytes(StandardCharsets.UTF_8);
  }

  private void print(String part, Consumer<MessageDigest> what) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      what.accept(digest);
      out.println(part + ": " + HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
