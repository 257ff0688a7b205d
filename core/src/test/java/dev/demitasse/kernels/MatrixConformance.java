package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceMatrix;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What matrix kernels have to get right. */
abstract class MatrixConformance {
  private static final int[] SIZES = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 127, 207};
  private static final double TOLERANCE = 2e-6;

  abstract MatrixKernels matrices();

  private Scratch scratch() {
    Scratch scratch = new Scratch(matrices().scratch());
    Arrays.fill(scratch.floats(), Float.NaN);
    return scratch;
  }

  /** The three products, each as a call of the kernel and of the reference. */
  private enum Product {
    PLAIN,
    TRANSPOSED_LEFT,
    TRANSPOSED_RIGHT;

    double[] expected(double[] a, double[] b, int m, int n, int k) {
      return switch (this) {
        case PLAIN -> ReferenceMatrix.product(a, b, m, n, k);
        case TRANSPOSED_LEFT -> ReferenceMatrix.productTransposedA(a, b, m, n, k);
        case TRANSPOSED_RIGHT -> ReferenceMatrix.productTransposedB(a, b, m, n, k);
      };
    }

    void run(
        MatrixKernels kernels,
        int m,
        int n,
        int k,
        GuardedArray a,
        GuardedArray b,
        GuardedArray c,
        Scratch scratch) {
      float[] x = a.array();
      float[] y = b.array();
      int xAt = a.offset();
      int yAt = b.offset();
      switch (this) {
        case PLAIN -> kernels.multiply(m, n, k, x, xAt, y, yAt, c.array(), c.offset(), scratch);
        case TRANSPOSED_LEFT ->
            kernels.multiplyTransposedLeft(
                m, n, k, x, xAt, m, y, yAt, c.array(), c.offset(), scratch);
        case TRANSPOSED_RIGHT ->
            kernels.multiplyTransposedRight(
                m, n, k, x, xAt, y, yAt, c.array(), c.offset(), scratch);
      }
    }
  }

  private void check(Product product, int m, int n, int k, SeededArrays random) {
    double[] a = random.uniform(m * k);
    double[] b = random.uniform(n * k);
    double[] expected = product.expected(a, b, m, n, k);
    GuardedArray c = GuardedArray.toOverwrite(m * n, 5);
    GuardedArray left = GuardedArray.of(a, 3);
    GuardedArray right = GuardedArray.of(b, 7);
    product.run(matrices(), m, n, k, left, right, c, scratch());
    String what = product + " m=" + m + " n=" + n + " k=" + k;
    Closeness.ofSums(TOLERANCE, k).assertClose(what, expected, c.values());
    c.assertNothingWrittenAround(what);
    assertThat(left.values()).as(what).isEqualTo(Floats.of(a));
    assertThat(right.values()).as(what).isEqualTo(Floats.of(b));
  }

  @Test
  void productsAreRightAroundTheEdgesOfTiles() {
    SeededArrays random = new SeededArrays(1);
    for (Product product : Product.values()) {
      for (int size : SIZES) {
        check(product, size, 9, 17, random);
        check(product, 5, size, 33, random);
        check(product, 3, 65, size, random);
        check(product, 16, 17, size, random);
        check(product, 1, size, size, random);
        check(product, 2, size, 63, random);
      }
    }
  }

  @Test
  void productsAreRightBeyondOneBlockOfColumns() {
    SeededArrays random = new SeededArrays(2);
    for (Product product : Product.values()) {
      for (int n : new int[] {511, 512, 513, 1030}) {
        check(product, 3, n, 66, random);
        check(product, 19, n, 5, random);
      }
    }
  }

  @Test
  void productsAreRightBeyondOneBlockOfDepthAndOfRows() {
    SeededArrays random = new SeededArrays(5);
    for (Product product : Product.values()) {
      for (int k : new int[] {1023, 1024, 1025, 2100}) {
        check(product, 1, 33, k, random);
        check(product, 7, 18, k, random);
        check(product, 13, 129, k, random);
        check(product, 35, 19, k, random);
      }
      for (int n : new int[] {120, 127, 128, 129, 136, 257}) {
        check(product, 20, n, 70, random);
        check(product, 33, n, 70, random);
      }
    }
  }

  @Test
  void aRowMayBeComputedInParts() {
    SeededArrays random = new SeededArrays(6);
    int n = 77;
    int k = 150;
    float[] a = Floats.of(random.uniform(k));
    float[] b = Floats.of(random.uniform(n * k));
    float[] whole = new float[n];
    matrices().multiplyTransposedRight(1, n, k, a, 0, b, 0, whole, 0, scratch());
    for (int cut = MatrixKernels.PART; cut < n; cut += MatrixKernels.PART) {
      float[] parts = new float[n];
      matrices().multiplyTransposedRight(1, cut, k, a, 0, b, 0, parts, 0, scratch());
      matrices().multiplyTransposedRight(1, n - cut, k, a, 0, b, cut * k, parts, cut, scratch());
      assertThat(parts).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void productsOfRandomSizesAreRight() {
    SeededArrays random = new SeededArrays(3);
    for (int trial = 0; trial < 100; trial++) {
      int[] shape = random.shape(70, 150, 200);
      for (Product product : Product.values()) {
        check(product, shape[0], shape[1], shape[2], random);
      }
    }
  }

  @Test
  void aProductIsTheSameToTheBitWhereverItsOperandsLie() {
    SeededArrays random = new SeededArrays(4);
    double[] a = random.uniform(13 * 70);
    double[] b = random.uniform(70 * 37);
    for (Product product : Product.values()) {
      float[] first = null;
      for (int offset = 0; offset < 9; offset++) {
        GuardedArray c = GuardedArray.toOverwrite(13 * 37, 8 - offset);
        GuardedArray left = GuardedArray.of(a, offset);
        GuardedArray right = GuardedArray.of(b, 2 * offset);
        product.run(matrices(), 13, 37, 70, left, right, c, scratch());
        first = first == null ? c.values() : first;
        assertThat(c.values()).as("%s at %d", product, offset).isEqualTo(first);
      }
    }
  }

  @Test
  void aBiasIsAddedToEveryRow() {
    SeededArrays random = new SeededArrays(5);
    for (int rows : new int[] {1, 2, 17}) {
      for (int columns : SIZES) {
        double[] bias = random.uniform(columns);
        double[] expected = random.uniform(rows * columns);
        GuardedArray y = GuardedArray.of(expected, 3);
        GuardedArray b = GuardedArray.of(bias, 4);
        matrices().addToRows(rows, columns, b.array(), 4, y.array(), 3);
        Arrays.setAll(expected, i -> expected[i] + bias[i % columns]);
        String what = rows + " rows of " + columns;
        Closeness.ofSums(1e-6, 1).assertClose(what, expected, y.values());
        y.assertNothingWrittenAround(what);
      }
    }
  }

  @Test
  void aTransposedLeftOperandMayBeAPartOfAWiderMatrix() {
    SeededArrays random = new SeededArrays(7);
    for (int wider : new int[] {1, 5, 40}) {
      double[] a = random.uniform(33 * (20 + wider));
      double[] b = random.uniform(33 * 17);
      double[] part = new double[33 * 20];
      Arrays.setAll(part, i -> a[i / 20 * (20 + wider) + wider + i % 20]);
      GuardedArray c = GuardedArray.toOverwrite(20 * 17, 1);
      matrices()
          .multiplyTransposedLeft(
              20,
              17,
              33,
              Floats.of(a),
              wider,
              20 + wider,
              Floats.of(b),
              0,
              c.array(),
              1,
              scratch());
      Closeness.ofSums(TOLERANCE, 33)
          .assertClose("part", ReferenceMatrix.productTransposedA(part, b, 20, 17, 33), c.values());
    }
  }

  @Test
  void columnSumsAreOverwritten() {
    SeededArrays random = new SeededArrays(6);
    for (int rows : new int[] {1, 2, 17, 64}) {
      for (int columns : SIZES) {
        int step = columns + 3;
        double[] dy = random.uniform(rows * step);
        double[] expected = new double[columns];
        GuardedArray sums = GuardedArray.toOverwrite(columns, 6);
        GuardedArray x = GuardedArray.of(dy, 1);
        matrices().columnSums(rows, columns, x.array(), 1, step, sums.array(), 6);
        for (int i = 0; i < dy.length; i++) {
          if (i % step < columns) {
            expected[i % step] += dy[i];
          }
        }
        String what = rows + " rows of " + columns;
        Closeness.ofSums(TOLERANCE, rows).assertClose(what, expected, sums.values());
        sums.assertNothingWrittenAround(what);
      }
    }
  }
}
