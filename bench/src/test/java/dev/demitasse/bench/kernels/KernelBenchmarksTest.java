package dev.demitasse.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** Every benchmark runs at every size, and counts what its formula says. */
final class KernelBenchmarksTest {
  private final Count count = new Count();

  static Set<String> kernels() {
    return new TreeSet<>(List.of(Kernels.portable().name(), Kernels.fastest().name()));
  }

  private static Stream<String> sizes(Class<?> benchmark) throws NoSuchFieldException {
    return Stream.of(benchmark.getField("size").getAnnotation(Param.class).value());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void matrixProducts(String kernels) throws NoSuchFieldException {
    sizes(MatrixBenchmark.class)
        .forEach(
            size -> {
              MatrixBenchmark benchmark = new MatrixBenchmark();
              benchmark.kernels = kernels;
              benchmark.size = size;
              benchmark.prepare();
              assertThat(benchmark.forward(count)[0]).isFinite();
              assertThat(benchmark.dataGradient(count)[0]).isFinite();
              assertThat(benchmark.weightGradient(count)[0]).isFinite();
            });
    long products = 128L * 512 * 1024 + 32 * 512 * 1024 + 512 * 1024 + 128 * 100 * 784;
    assertThat(count.flops).isEqualTo(3 * 2 * (products + 127 * 61 * 33));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void convolutions(String kernels) throws NoSuchFieldException {
    sizes(ConvolutionBenchmark.class)
        .forEach(
            size -> {
              ConvolutionBenchmark benchmark = new ConvolutionBenchmark();
              benchmark.kernels = kernels;
              benchmark.size = size;
              benchmark.prepare();
              assertThat(benchmark.forward(count)[0]).isFinite();
              assertThat(benchmark.dataGradient(count)[0]).isFinite();
              assertThat(benchmark.weightGradient(count)[0]).isFinite();
            });
    long area3 = 9L;
    long first = 8 * area3 * 32 * 32 + 16 * 8 * area3 * 16 * 16 + 32 * 3 * area3 * 32 * 32;
    long residual = 16 * 16 * area3 * 32 * 32 + 32 * 32 * area3 * 16 * 16 + 64 * 64 * area3 * 8 * 8;
    long wide = 64 * 64 * area3 * 16 * 16 + 128 * 128 * area3 * 8 * 8;
    long other = 16L * 6 * 25 * 28 * 28 + 32 * 16 * area3 * 16 * 16;
    long points = 64L * 64 * 16 * 16 + 128 * 128 * 8 * 8 + 16 * 32 * 16 * 16;
    long grouped = 16 * area3 * 32 * 32 + 64 * area3 * 8 * 8 + 128 * area3 * 8 * 8;
    long four = 64 * 16 * area3 * 16 * 16;
    assertThat(count.flops)
        .isEqualTo(3 * 2 * (first + residual + wide + other + points + grouped + four));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void pooling(String kernels) throws NoSuchFieldException {
    sizes(PoolingBenchmark.class)
        .forEach(
            size -> {
              PoolingBenchmark benchmark = new PoolingBenchmark();
              benchmark.kernels = kernels;
              benchmark.size = size;
              benchmark.prepare();
              assertThat(benchmark.forward(count)[0]).isFinite();
              assertThat(benchmark.gradient(count)[0]).isFinite();
              assertThat(benchmark.average(count)[0]).isFinite();
              assertThat(benchmark.averageGradient(count)[0]).isFinite();
            });
    assertThat(count.bytes).isPositive();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void planes(String kernels) throws NoSuchFieldException {
    sizes(PlaneBenchmark.class)
        .forEach(
            size -> {
              PlaneBenchmark benchmark = new PlaneBenchmark();
              benchmark.kernels = kernels;
              benchmark.size = size;
              benchmark.prepare();
              assertThat(benchmark.scale(count)[0]).isNotNegative();
              assertThat(benchmark.moments(count)[0]).isNotNegative();
              assertThat(benchmark.gradientSums(count)[0]).isFinite();
              assertThat(benchmark.combine(count)[0]).isFinite();
            });
    long values = 16 * 1024 + 32 * 256 + 64 * 64 + 128 * 49 + 512;
    assertThat(count.bytes).isEqualTo(4 * 8 * values);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void elements(String kernels) throws NoSuchFieldException {
    sizes(ElementBenchmark.class)
        .forEach(
            size -> {
              ElementBenchmark benchmark = new ElementBenchmark();
              benchmark.kernels = kernels;
              benchmark.size = Integer.parseInt(size);
              benchmark.prepare();
              assertThat(benchmark.relu(count)[1]).isNotNegative();
              assertThat(benchmark.sigmoid(count)[0]).isBetween(0f, 1f);
              assertThat(benchmark.tanh(count)[0]).isBetween(-1f, 1f);
              assertThat(benchmark.reluGradient(count)[0]).isFinite();
              assertThat(benchmark.sigmoidGradient(count)[0]).isFinite();
              assertThat(benchmark.softmax(count)[0]).isBetween(0f, 1f);
              assertThat(benchmark.dropoutFactors(count)).contains(0f, 2f);
              assertThat(benchmark.multiply(count)[0]).isFinite();
              assertThat(benchmark.add(count)[0]).isFinite();
            });
    assertThat(count.bytes).isEqualTo(4L * 21 * (1000 + 8192 + 65536));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void lossesAndUpdates(String kernels) throws NoSuchFieldException {
    sizes(LossBenchmark.class)
        .forEach(
            size -> {
              LossBenchmark benchmark = new LossBenchmark();
              benchmark.size = Integer.parseInt(size);
              benchmark.prepare();
              assertThat(benchmark.lossAndGradient(count)).isPositive();
            });
    sizes(UpdateBenchmark.class)
        .forEach(
            size -> {
              UpdateBenchmark benchmark = new UpdateBenchmark();
              benchmark.kernels = kernels;
              benchmark.size = Integer.parseInt(size);
              benchmark.prepare();
              assertThat(benchmark.adam(count)[0]).isFinite();
              assertThat(benchmark.sgd(count)[0]).isFinite();
            });
    assertThat(count.flops).isEqualTo(16L * (2273 + 526561));
  }

  @Test
  void thePeakStaysAmongOrdinaryNumbers() {
    assertThat(new PeakBenchmark().fma(count)).isEqualTo(48);
    assertThat(count.flops % (2 * 12 * 10_000)).isZero();
  }
}
