package dev.demitasse.bench.kernels;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.PlaneKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What batch normalisation and global pooling do to the planes of one picture. */
@State(Scope.Thread)
public class PlaneBenchmark {
  /** The kernels' name. */
  @Param("portable")
  public String kernels;

  /** Channels and values of a plane. */
  @Param({"16x1024", "32x256", "64x64", "128x49", "512x1"})
  public String size;

  private int channels;
  private int area;
  private PlaneKernels planes;
  private float[] x;
  private float[] y;
  private float[] a;
  private float[] b;
  private float[] sums;
  private float[] dots;

  /** Makes the picture. */
  @Setup
  public void prepare() {
    int[] sizes = Values.sizes(size);
    channels = sizes[0];
    area = sizes[1];
    planes = Kernels.named(kernels).planes();
    x = Values.random(channels * area);
    y = Values.random(channels * area);
    a = Values.random(channels);
    b = Values.random(channels);
    sums = new float[channels];
    dots = new float[channels];
  }

  private void count(int arrays, Count count) {
    count.bytes += 4L * arrays * channels * area;
  }

  /** Scaled, shifted and rectified. */
  @Benchmark
  public float[] scale(Count count) {
    planes.scale(channels, area, x, 0, a, b, true, y, 0);
    count(2, count);
    return y;
  }

  /** Means and squared distances. */
  @Benchmark
  public float[] moments(Count count) {
    planes.moments(channels, area, x, 0, sums, 0, dots, 0);
    count(1, count);
    return dots;
  }

  /** The sums that batch normalisation's gradients are made of. */
  @Benchmark
  public float[] gradientSums(Count count) {
    planes.gradientSums(channels, area, x, 0, a, y, 0, sums, 0, dots, 0);
    count(2, count);
    return dots;
  }

  /** Batch normalisation's gradient by its input. */
  @Benchmark
  public float[] combine(Count count) {
    planes.combine(channels, area, x, 0, a, x, 0, a, b, b, y, 0);
    count(3, count);
    return y;
  }
}
