package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Provenance;
import dev.demitasse.model.Samples;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.tensor.Randomness;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What training may leave for the garbage collector, with any implementation of the kernels. */
public abstract class AllocationConformance {
  private static final int STEPS = 1000;
  private static final int BATCH = 16;
  private static final long ALLOWED = 1 << 20;
  private static final int ATTEMPTS = 40;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** For the tests of an implementation. */
  protected AllocationConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  private record Gray(int size) implements Samples {
    @Override
    public int label(int sample) {
      return sample % 2;
    }

    @Override
    public void read(int sample, float[] x, int offset) {
      java.util.Arrays.fill(x, offset, offset + 64, sample * 0.01f);
    }
  }

  /**
   * Until everything is compiled, objects live that the compiler will do without; how long that
   * takes depends on the machine. So the promise has to be kept by one of several attempts.
   */
  @ParameterizedTest
  @MethodSource("texts")
  void aThousandStepsAllocateLessThanAMegabyteOnceWarm(String text) {
    Model model = model(text);
    try (Team team = new Team(2)) {
      TrainStep step = new TrainStep(model.network(), model.head().loss(), BATCH, kernels(), team);
      OptimizerState optimizer =
          new Adam(1e-3)
              .start(model.network().parameters().stream().mapToInt(Parameter::size).toArray());
      int[] order = IntStream.range(0, BATCH).toArray();
      TrainStep.Batch batch = new TrainStep.Batch(order, 0, BATCH, new Randomness(1), 1);
      Samples samples = new Gray(BATCH);
      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < ATTEMPTS && least >= ALLOWED; attempt++) {
        long before = allocated();
        for (int i = 0; i < STEPS; i++) {
          step.take(samples, batch, optimizer);
        }
        least = Math.min(least, allocated() - before);
      }
      assertThat(least).as("bytes allocated by %d steps", STEPS).isLessThan(ALLOWED);
    }
  }

  /** Bytes that this thread and the team's have allocated so far. */
  private static long allocated() {
    long team =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("demitasse-"))
            .mapToLong(thread -> THREADS.getThreadAllocatedBytes(thread.threadId()))
            .sum();
    return team + THREADS.getCurrentThreadAllocatedBytes();
  }

  static List<String> texts() {
    return List.of(
        """
        Input(1, 8, 8)
        Conv(3, 1, 4, 1, 1)
        Activation("relu")
        MaxPool(2, 2)
        Conv(3, 4, 20, 1, 2)
        Activation("tanh")
        Flatten()
        Dense(80, 16)
        Activation("relu")
        Dropout(0.5)
        Dense(16, 1)
        Activation("sigmoid", "cross_entropy")
        """,
        """
        Input(1, 8, 8)
        Conv(3, output_channel=4, pad=1, bias=False)
        BatchNorm()
        Activation("relu")
        Residual([
            Conv(3, output_channel=4, pad=1, groups=4, bias=False),
            BatchNorm(),
            Multiply([], [GlobalAvgPool(), Conv(1, output_channel=4), Activation("sigmoid")]),
            DropPath(0.2),
        ])
        Concat([MaxPool(2)], [AvgPool(2)])
        Flatten()
        Dense(1)
        Activation("sigmoid", "cross_entropy")
        """);
  }

  private static Model model(String text) {
    Architecture architecture = ArchitectureText.parse("small", text).architecture();
    Preprocessing preprocessing =
        new Preprocessing(
            Fitting.of(1, 8, 8), new Standardisation(new float[] {0}, new float[] {1}));
    return Model.create(
        architecture, List.of("dark", "light"), preprocessing, Provenance.here("none", 1));
  }
}
