package dev.demitasse.bench.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * What one core can do at most: fused multiply-adds on vectors in registers, in twelve chains,
 * which is more than any processor has multiply-adds under way.
 */
public class PeakBenchmark {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int STEPS = 10_000;

  /** Multiply-adds that shrink towards 2, so that no value leaves the ordinary numbers. */
  @Benchmark
  public float fma(Count count) {
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector c0 = one;
    FloatVector c1 = one.add(1);
    FloatVector c2 = one.add(2);
    FloatVector c3 = one.add(3);
    FloatVector c4 = one.add(4);
    FloatVector c5 = one.add(5);
    FloatVector c6 = one.add(6);
    FloatVector c7 = one.add(7);
    FloatVector c8 = one.add(8);
    FloatVector c9 = one.add(9);
    FloatVector c10 = one.add(10);
    FloatVector c11 = one.add(11);
    for (int i = 0; i < STEPS; i++) {
      c0 = c0.fma(half, one);
      c1 = c1.fma(half, one);
      c2 = c2.fma(half, one);
      c3 = c3.fma(half, one);
      c4 = c4.fma(half, one);
      c5 = c5.fma(half, one);
      c6 = c6.fma(half, one);
      c7 = c7.fma(half, one);
      c8 = c8.fma(half, one);
      c9 = c9.fma(half, one);
      c10 = c10.fma(half, one);
      c11 = c11.fma(half, one);
    }
    count.flops += 2L * SPECIES.length() * CHAINS * STEPS;
    FloatVector sum = c0.add(c1).add(c2).add(c3).add(c4).add(c5);
    sum = sum.add(c6).add(c7).add(c8).add(c9).add(c10).add(c11);
    return sum.lane(0) + sum.lane(SPECIES.length() - 1);
  }
}
