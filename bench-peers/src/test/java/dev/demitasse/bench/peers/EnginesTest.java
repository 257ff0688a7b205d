package dev.demitasse.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.bench.DemitasseEngine;
import dev.demitasse.bench.Engine;
import dev.demitasse.bench.Task;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Presets;
import dev.demitasse.tensor.InputException;
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
                Stream.of(List.of("report-cnn", "vgg8"), CERTAIN, branchingFor(engine))
                    .flatMap(List::stream)
                    .map(model -> Arguments.of(engine, model)));
  }

  /** DL4J is given layers in a row without batch normalisation alone. */
  private static List<String> branchingFor(Engine engine) {
    return engine.id().equals("dl4j") ? List.of() : List.of("resnet20", "separable");
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
  void whatAnEngineIsNotGivenIsRefusedInASentence() {
    Engine dl4j = engines().filter(each -> each.id().equals("dl4j")).findFirst().orElseThrow();
    assertThatThrownBy(() -> dl4j.open(Task.of(Presets.named("resnet20"), 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("DL4J is measured on the report's layers in a row alone");
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
