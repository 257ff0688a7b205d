package dev.demitasse.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.kernels.ElementKernels;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A value is the same whether it stands in a vector or in what is left of them. */
final class VectorElementsTest {
  private static final int COUNT = 4099;

  private final ElementKernels vectors = VectorKernels.kernels().elements();
  private final ElementKernels portable = Kernels.portable().elements();

  /** Values of all sizes, and those that functions treat apart. */
  private static float[] values() {
    float[] values = Floats.of(new SeededArrays(1).uniform(COUNT, -12, 12));
    float[] special = {
      0,
      -0f,
      0.25f,
      -0.25f,
      87.33f,
      -87.33f,
      1e30f,
      -1e30f,
      Float.MIN_VALUE,
      1e-20f,
      90,
      -90,
      10,
      -10,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN
    };
    System.arraycopy(special, 0, values, 0, special.length);
    IntStream.range(100, 400).forEach(i -> values[i] *= 10);
    IntStream.range(400, 800).forEach(i -> values[i] /= 100);
    return values;
  }

  private static int[] bits(float[] values) {
    return IntStream.range(0, values.length).map(i -> Float.floatToIntBits(values[i])).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void activationsAreThePortableOnesToTheBit(ActivationFunction function) {
    float[] expected = new float[COUNT];
    float[] actual = new float[COUNT];
    portable.activate(function, COUNT, values(), 0, expected, 0);
    vectors.activate(function, COUNT, values(), 0, actual, 0);
    assertThat(bits(actual)).isEqualTo(bits(expected));
  }

  @ParameterizedTest
  @EnumSource
  void theirGradientsAreToo(ActivationFunction function) {
    float[] y = new float[COUNT - 17];
    float[] x = new float[y.length];
    System.arraycopy(values(), 17, x, 0, x.length);
    portable.activate(function, y.length, x, 0, y, 0);
    float[] dy = Floats.of(new SeededArrays(2).uniform(y.length, -3, 3));
    float[] expected = new float[y.length];
    float[] actual = new float[y.length];
    portable.activationGradient(function, y.length, y, 0, dy, 0, expected, 0);
    vectors.activationGradient(function, y.length, y, 0, dy, 0, actual, 0);
    assertThat(bits(actual)).isEqualTo(bits(expected));
  }
}
