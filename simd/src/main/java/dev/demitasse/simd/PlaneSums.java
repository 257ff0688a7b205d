package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;
import static dev.demitasse.simd.Lanes.PARTS;

import jdk.incubator.vector.FloatVector;

/*
 * A sum that takes one value after the other waits for each of its additions. So four sums stand side
 * by side: block b of LOGICAL values goes to sum b modulo 4, for as long as there are four blocks; the
 * blocks that are left go to the first. Lanes are those of Lanes, of which one part is treated at a
 * time. They are closed four by four, then pairs of fours, then pairs of eights: so a part is a number
 * before the next one begins, since a vector that a method returns may become an object. What is no
 * whole block is added up value by value, and comes last. So the order depends on the number of values
 * alone, and not on the width of vectors.
 */

/** Sums over a plane. */
final class PlaneSums {
  private static final int BLOCKS = 4 * LOGICAL;

  private PlaneSums() {}

  /** {@code sum over i of x[at + i]}. */
  static float sum(int area, float[] x, int at) {
    int whole = Lanes.wholeLogical(area);
    float sum = 0;
    if (whole > 0 && !FusedMultiplyAdd.IS_FAST) {
      sum = plainSumOf(whole, x, at);
    } else if (whole > 0) {
      sum = sumOf(whole, x, at);
      if (PARTS == 2) {
        sum += sumOf(whole, x, at + LENGTH);
      } else if (PARTS == 4) {
        sum += sumOf(whole, x, at + LENGTH);
        sum += sumOf(whole, x, at + 2 * LENGTH) + sumOf(whole, x, at + 3 * LENGTH);
      }
    }
    for (int i = whole; i < area; i++) {
      sum += x[at + i];
    }
    return sum;
  }

  /** For processors that lack what {@link #close} needs too. */
  private static float plainSumOf(int count, float[] x, int at) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = at; i < at + count; i += 4) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static float sumOf(int count, float[] x, int at) {
    FloatVector s0 = Lanes.zero();
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = at;
    for (int end = at + count - count % BLOCKS; i < end; i += BLOCKS) {
      s0 = s0.add(Lanes.load(x, i));
      s1 = s1.add(Lanes.load(x, i + LOGICAL));
      s2 = s2.add(Lanes.load(x, i + 2 * LOGICAL));
      s3 = s3.add(Lanes.load(x, i + 3 * LOGICAL));
    }
    for (int end = at + count; i < end; i += LOGICAL) {
      s0 = s0.add(Lanes.load(x, i));
    }
    return close(s0.add(s2).add(s1.add(s3)));
  }

  /** {@code sum over i of (x[at + i] - mean)^2}. */
  static float squares(int area, float[] x, int at, float mean) {
    int whole = Lanes.wholeLogical(area);
    float sum = 0;
    if (whole > 0) {
      sum = squaresOf(whole, x, at, mean);
      if (PARTS == 2) {
        sum += squaresOf(whole, x, at + LENGTH, mean);
      } else if (PARTS == 4) {
        sum += squaresOf(whole, x, at + LENGTH, mean);
        float third = squaresOf(whole, x, at + 2 * LENGTH, mean);
        sum += third + squaresOf(whole, x, at + 3 * LENGTH, mean);
      }
    }
    for (int i = whole; i < area; i++) {
      float distance = x[at + i] - mean;
      sum = Lanes.multiplyAdd(distance, distance, sum);
    }
    return sum;
  }

  private static float squaresOf(int count, float[] x, int at, float mean) {
    FloatVector s0 = Lanes.zero();
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = at;
    for (int end = at + count - count % BLOCKS; i < end; i += BLOCKS) {
      FloatVector v0 = Lanes.load(x, i).sub(mean);
      FloatVector v1 = Lanes.load(x, i + LOGICAL).sub(mean);
      FloatVector v2 = Lanes.load(x, i + 2 * LOGICAL).sub(mean);
      FloatVector v3 = Lanes.load(x, i + 3 * LOGICAL).sub(mean);
      s0 = Lanes.multiplyAdd(v0, v0, s0);
      s1 = Lanes.multiplyAdd(v1, v1, s1);
      s2 = Lanes.multiplyAdd(v2, v2, s2);
      s3 = Lanes.multiplyAdd(v3, v3, s3);
    }
    for (int end = at + count; i < end; i += LOGICAL) {
      FloatVector v = Lanes.load(x, i).sub(mean);
      s0 = Lanes.multiplyAdd(v, v, s0);
    }
    return close(s0.add(s2).add(s1.add(s3)));
  }

  /** {@code sum over i of (x[xAt + i] - mean) y[yAt + i]}. */
  static float products(int area, float[] x, int xAt, float mean, float[] y, int yAt) {
    int whole = Lanes.wholeLogical(area);
    float sum = 0;
    if (whole > 0) {
      sum = productsOf(whole, x, xAt, mean, y, yAt);
      if (PARTS == 2) {
        sum += productsOf(whole, x, xAt + LENGTH, mean, y, yAt + LENGTH);
      } else if (PARTS == 4) {
        sum += productsOf(whole, x, xAt + LENGTH, mean, y, yAt + LENGTH);
        float third = productsOf(whole, x, xAt + 2 * LENGTH, mean, y, yAt + 2 * LENGTH);
        sum += third + productsOf(whole, x, xAt + 3 * LENGTH, mean, y, yAt + 3 * LENGTH);
      }
    }
    for (int i = whole; i < area; i++) {
      sum = Lanes.multiplyAdd(x[xAt + i] - mean, y[yAt + i], sum);
    }
    return sum;
  }

  private static float productsOf(int count, float[] x, int xAt, float mean, float[] y, int yAt) {
    FloatVector s0 = Lanes.zero();
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (int end = count - count % BLOCKS; i < end; i += BLOCKS) {
      FloatVector v0 = Lanes.load(x, xAt + i).sub(mean);
      FloatVector v1 = Lanes.load(x, xAt + i + LOGICAL).sub(mean);
      FloatVector v2 = Lanes.load(x, xAt + i + 2 * LOGICAL).sub(mean);
      FloatVector v3 = Lanes.load(x, xAt + i + 3 * LOGICAL).sub(mean);
      s0 = Lanes.multiplyAdd(v0, Lanes.load(y, yAt + i), s0);
      s1 = Lanes.multiplyAdd(v1, Lanes.load(y, yAt + i + LOGICAL), s1);
      s2 = Lanes.multiplyAdd(v2, Lanes.load(y, yAt + i + 2 * LOGICAL), s2);
      s3 = Lanes.multiplyAdd(v3, Lanes.load(y, yAt + i + 3 * LOGICAL), s3);
    }
    for (; i < count; i += LOGICAL) {
      FloatVector v = Lanes.load(x, xAt + i).sub(mean);
      s0 = Lanes.multiplyAdd(v, Lanes.load(y, yAt + i), s0);
    }
    return close(s0.add(s2).add(s1.add(s3)));
  }

  /** {@code sum over i of x[xAt + i] y[yAt + i]} where x is not above 0. */
  static float productsBelow(int area, float[] x, int xAt, float[] y, int yAt) {
    int whole = Lanes.wholeLogical(area);
    float sum = 0;
    if (whole > 0) {
      sum = productsBelowOf(whole, x, xAt, y, yAt);
      if (PARTS == 2) {
        sum += productsBelowOf(whole, x, xAt + LENGTH, y, yAt + LENGTH);
      } else if (PARTS == 4) {
        sum += productsBelowOf(whole, x, xAt + LENGTH, y, yAt + LENGTH);
        float third = productsBelowOf(whole, x, xAt + 2 * LENGTH, y, yAt + 2 * LENGTH);
        sum += third + productsBelowOf(whole, x, xAt + 3 * LENGTH, y, yAt + 3 * LENGTH);
      }
    }
    for (int i = whole; i < area; i++) {
      sum = Lanes.multiplyAdd(Math.min(x[xAt + i], 0), y[yAt + i], sum);
    }
    return sum;
  }

  private static float productsBelowOf(int count, float[] x, int xAt, float[] y, int yAt) {
    FloatVector even = Lanes.zero();
    FloatVector odd = even;
    int i = 0;
    for (int end = count - count % (2 * LOGICAL); i < end; i += 2 * LOGICAL) {
      FloatVector v0 = Lanes.load(x, xAt + i).min(0);
      FloatVector v1 = Lanes.load(x, xAt + i + LOGICAL).min(0);
      even = Lanes.multiplyAdd(v0, Lanes.load(y, yAt + i), even);
      odd = Lanes.multiplyAdd(v1, Lanes.load(y, yAt + i + LOGICAL), odd);
    }
    for (; i < count; i += LOGICAL) {
      even = Lanes.multiplyAdd(Lanes.load(x, xAt + i).min(0), Lanes.load(y, yAt + i), even);
    }
    return close(even.add(odd));
  }

  /** The sum of a vector's lanes: of each four lanes, and then of these sums. */
  private static float close(FloatVector lanes) {
    FloatVector sum = lanes.add(lanes.rearrange(Transposition.SHIFT_2));
    sum = sum.add(sum.rearrange(Transposition.SHIFT_1));
    if (LENGTH >= 8) {
      sum = sum.add(sum.rearrange(Transposition.SHIFT_4));
    }
    if (LENGTH == 16) {
      sum = sum.add(sum.rearrange(Transposition.SHIFT_8));
    }
    return sum.lane(0);
  }
}
