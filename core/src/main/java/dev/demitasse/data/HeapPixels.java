package dev.demitasse.data;

import java.util.Arrays;

/**
 * Pixels in the heap.
 *
 * @param arrays each with the same number of pictures, one after the other, but for the last, which
 *     may have fewer
 * @param size how many values a picture has
 * @param perArray how many pictures an array has; with one each, the arrays are those that were
 *     given
 */
record HeapPixels(byte[][] arrays, int size, int perArray) implements Pixels {
  @Override
  public byte[] of(int place) {
    if (perArray == 1) {
      return arrays[place];
    }
    int offset = offset(place);
    return Arrays.copyOfRange(arrays[place / perArray], offset, offset + size);
  }

  @Override
  public byte[] read(int place, byte[] buffer) {
    return arrays[place / perArray];
  }

  @Override
  public int offset(int place) {
    return place % perArray * size;
  }

  @Override
  public void standardise(int place, Standardisation standardisation, float[] x, int offset) {
    standardisation.apply(arrays[place / perArray], offset(place), size, x, offset);
  }

  @Override
  public long fileBytes() {
    return 0;
  }
}
