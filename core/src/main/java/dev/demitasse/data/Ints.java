package dev.demitasse.data;

import java.util.Arrays;

/** A growing row of numbers, without an object for each. */
final class Ints {
  /** No array is longer. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(size + 1, (int) Math.min(size * 2L, MOST)));
    }
    values[size++] = value;
  }

  void addAll(int[] added) {
    for (int value : added) {
      add(value);
    }
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
