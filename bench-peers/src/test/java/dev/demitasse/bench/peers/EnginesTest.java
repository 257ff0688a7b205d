package dev.demitasse.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.bench.DemitasseEngine;
import dev.demitasse.bench.Engine;
import dev.demitasse.bench.Task;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Presets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EnginesTest {
  private static final Engine DEMITASSE = new DemitasseEngine(Kernels.portable());

  /** Models without dropout, whose steps know no chance. */
  private static final List<String> CERTAIN = List.of("report-cnn-linear", "report-nn", "lenet5");

  @Test
  void theEnginesAreFoundAsServices() {
    assertThat(engines().map(Engine::id)).containsExactly("djl", "onnxruntime", "dl4j");
  }

  private static Stream<Engine> engines() {
    return ServiceLoader.load(Engine.class).stream().map(ServiceLoader.Provider::get);
  }

  static Stream<Arguments> predictingEngines() {
    return engines()
        .flatMap(
            engine ->
                Stream.concat(Stream.of("report-cnn", "vgg8"), CERTAIN.stream())
                    .map(model -> Arguments.of(engine, model)));
  }

  static Stream<Arguments> trainingEngines() {
    return engines()
        .filter(Engine::trains)
        .flatMap(engine -> CERTAIN.stream().map(model -> Arguments.of(engine, model)));
  }

  @ParameterizedTest
  @MethodSource("predictingEngines")
  void everyEnginePredictsWhatDemitassePredicts(Engine engine, String model) throws Exception {
    assertThat(outputs(engine, model, 0))
        .containsExactly(outputs(DEMITASSE, model, 0), Offset.offset(1e-4f));
  }

  /** Not to the digit: DJL's and DL4J's Adam add epsilon before they correct the moments. */
  @ParameterizedTest
  @MethodSource("trainingEngines")
  void everyEngineTrainsAsDemitasseTrains(Engine engine, String model) throws Exception {
    float[] trained = outputs(DEMITASSE, model, 3);

    assertThat(distance(trained, outputs(DEMITASSE, model, 0))).isGreaterThan(0.1);
    assertThat(distance(trained, outputs(engine, model, 3))).isLessThan(0.02);
  }

  /** The largest difference. */
  private static double distance(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElseThrow();
  }

  @Test
  void everyEngineTellsItsVersion() throws Exception {
    for (Engine engine : engines().toList()) {
      try (Engine.Session session =
          engine.open(Task.of(Presets.named("report-cnn-linear"), 1, 1))) {
        assertThat(session.name()).containsPattern("[A-Za-z]+ \\d+\\.\\d+");
      }
    }
  }

  /** What the model says after so many steps of training. */
  private static float[] outputs(Engine engine, String model, int steps) throws Exception {
    Task task = Task.of(Presets.named(model), 8, 2);
    try (Engine.Session session = engine.open(task)) {
      for (int step = 0; step < steps; step++) {
        session.train(step);
      }
      return session.predict(3);
    }
  }
}
