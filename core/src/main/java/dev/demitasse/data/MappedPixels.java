package dev.demitasse.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Pixels in a file mapped into memory, one picture after the other.
 *
 * @param segment the file's bytes
 * @param size how many of them a picture has
 */
record MappedPixels(MemorySegment segment, int size) implements Pixels {
  @Override
  public byte[] of(int place) {
    return read(place, new byte[size]);
  }

  @Override
  public byte[] read(int place, byte[] buffer) {
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, begin(place), buffer, 0, size);
    return buffer;
  }

  @Override
  public int offset(int place) {
    return 0;
  }

  @Override
  public void standardise(int place, Standardisation standardisation, float[] x, int offset) {
    standardisation.apply(segment, begin(place), size, x, offset);
  }

  private long begin(int place) {
    return (long) place * size;
  }

  @Override
  public long fileBytes() {
    return segment.byteSize();
  }
}
