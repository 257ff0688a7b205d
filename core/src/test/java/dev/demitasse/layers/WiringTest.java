package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How much memory a pass takes; that it suffices is what {@link WiringConformance} proves. */
final class WiringTest {
  private static final int SAMPLES = 10;
  private static final Shape INPUT = Shape.of(4, 8, 8);
  private static final int PICTURE = 4 * 8 * 8;
  private static final Activation RELU = new Activation(Activation.Function.RELU);

  /** Floats in all memory between the steps of a pass, each array counted once. */
  private static int floats(Path path, Mode mode) {
    Parameters parameters = new Parameters(path, INPUT);
    Plan plan = new Plan(path, INPUT, parameters, Kernels.portable(), mode);
    Pass pass = new Pass(plan, SAMPLES);
    Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < plan.steps().size(); i++) {
      Plan.Step step = plan.steps().get(i);
      for (int j = 0; j < step.inputs().size(); j++) {
        add(arrays, pass.flow(i).x(j));
        add(arrays, pass.flow(i).dx(j));
      }
      for (int j = 0; j < step.outputs().size(); j++) {
        add(arrays, pass.flow(i).y(j));
        add(arrays, pass.flow(i).dy(j));
      }
    }
    return arrays.stream().mapToInt(array -> array.length).sum();
  }

  private static void add(Set<float[]> arrays, Rows rows) {
    if (rows != null) {
      arrays.add(rows.values());
    }
  }

  private static Path chain(int blocks) {
    Path path = Path.IDENTITY;
    for (int i = 0; i < blocks; i++) {
      path = behind(path, new Conv(3, 4, 4, 1, 1), RELU);
    }
    return behind(path, new Flatten(), new Dense(PICTURE, 1));
  }

  private static Path blocks(int blocks) {
    Path path = Path.IDENTITY;
    for (int i = 0; i < blocks; i++) {
      path =
          behind(path, new Residual(new Conv(3, 4, 4, 1, 1), RELU, new Conv(3, 4, 4, 1, 1)), RELU);
    }
    return behind(path, new Flatten(), new Dense(PICTURE, 1));
  }

  private static Path behind(Path path, Layer... layers) {
    List<Layer> all = new ArrayList<>(path.layers());
    Collections.addAll(all, layers);
    return new Path(all);
  }

  /**
   * The input, whose place the output takes, and what Dense is given, for all samples; between them
   * two for one sample.
   */
  @Test
  void aPredictionsPicturesGoThroughInTurnHoweverDeepTheNetworkIs() {
    int all = 2 * SAMPLES * PICTURE;
    assertThat(floats(chain(3), Mode.PREDICTION)).isEqualTo(all + 2 * PICTURE);
    assertThat(floats(chain(30), Mode.PREDICTION)).isEqualTo(all + 2 * PICTURE);
  }

  /** What a block was given lives until it is added. */
  @Test
  void aShortcutTakesOneMoreOfOneSample() {
    int all = 2 * SAMPLES * PICTURE;
    assertThat(floats(blocks(3), Mode.PREDICTION)).isEqualTo(all + 3 * PICTURE);
    assertThat(floats(blocks(20), Mode.PREDICTION)).isEqualTo(all + 3 * PICTURE);
  }

  /** For each block what the convolution is given, which the rectifier has made in place. */
  @Test
  void trainingKeepsWhatGoingBackReadsAndNothingElse() {
    int more = floats(chain(21), Mode.TRAINING) - floats(chain(20), Mode.TRAINING);
    assertThat(more).isEqualTo(SAMPLES * PICTURE);
    int block = floats(blocks(21), Mode.TRAINING) - floats(blocks(20), Mode.TRAINING);
    assertThat(block).isEqualTo(2 * SAMPLES * PICTURE);
  }

  @Test
  void modesThatKeepLayersApartHaveMemoryForAllSamplesOfEachValueAndGradient() {
    Path path = behind(Path.IDENTITY, new Add(Path.of(RELU), Path.IDENTITY), RELU, new Flatten());
    // Input, two where paths part, the path's end, the sum, and two layers; each with a gradient.
    assertThat(floats(path, Mode.OBSERVATION)).isEqualTo(2 * 7 * SAMPLES * PICTURE);
    assertThat(floats(path, Mode.PROBE)).isEqualTo(2 * 7 * SAMPLES * PICTURE);
  }
}
