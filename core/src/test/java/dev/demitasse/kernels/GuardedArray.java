package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.Floats;
import java.util.Arrays;

/** Values in the middle of a larger array, which nothing may be written to outside of them. */
record GuardedArray(float[] array, int offset, int length) {
  private static final int GUARD_AFTER = 19;
  private static final float CANARY = -4711.5f;
  private static final float RUBBISH = 8128;

  /** Values at an offset. */
  static GuardedArray of(double[] values, int offset) {
    float[] array = new float[offset + values.length + GUARD_AFTER];
    Arrays.fill(array, CANARY);
    System.arraycopy(Floats.of(values), 0, array, offset, values.length);
    return new GuardedArray(array, offset, values.length);
  }

  /** Room for values that a kernel has to overwrite, since it is full of rubbish. */
  static GuardedArray toOverwrite(int length, int offset) {
    double[] rubbish = new double[length];
    Arrays.fill(rubbish, RUBBISH);
    return of(rubbish, offset);
  }

  float[] values() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  void assertNothingWrittenAround(String what) {
    for (int i = 0; i < array.length; i++) {
      if (i < offset || i >= offset + length) {
        assertThat(array[i]).as("%s: %d, outside of its values", what, i).isEqualTo(CANARY);
      }
    }
  }
}
