package dev.demitasse.data;

/** Pixels in the heap, an array for each picture. */
record HeapPixels(byte[][] values) implements Pixels {
  @Override
  public byte[] of(int place) {
    return values[place];
  }

  @Override
  public byte[] read(int place, byte[] buffer) {
    return values[place];
  }

  @Override
  public void standardise(int place, Standardisation standardisation, float[] x, int offset) {
    standardisation.apply(values[place], x, offset);
  }

  @Override
  public long fileBytes() {
    return 0;
  }
}
