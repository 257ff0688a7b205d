package dev.demitasse.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the values of pictures of one size, one after the other: into the heap while it may hold
 * them, from then on, with all there are so far, into a file. For one thread at a time.
 *
 * <p>Where it is known how many there will be, those in the heap share large arrays: there are few
 * objects to make, to fill and to move. Otherwise each keeps its own.
 */
final class PixelCollector implements AutoCloseable {
  /** What an array takes beside its values. */
  private static final int ARRAY_HEAD = 16;

  /** What pictures share has at most so many bytes. */
  private static final int SHARED_BYTES = 1 << 24;

  private final PixelCache cache;
  private final int size;
  private final long expected;
  private final int perArray;
  private final List<byte[]> heap = new ArrayList<>();
  private CacheFile file;
  private int count;
  private Pixels collected;

  /**
   * Begins with no picture.
   *
   * @param size how many values each has
   * @param expected how many there will be at most, 0 if that is not known
   * @throws DataException if so many need a file and there is no room for it
   */
  PixelCollector(PixelCache cache, int size, long expected) {
    this.cache = cache;
    this.size = size;
    this.expected = expected;
    this.perArray = Math.clamp(expected, 1, Math.max(1, SHARED_BYTES / size));
    if (!fits(expected)) {
      this.file = CacheFile.create(cache.folder(), expected * size);
    }
  }

  private boolean fits(long pictures) {
    return pictures * (double) (size + ARRAY_HEAD) <= cache.heapBytes();
  }

  /**
   * Takes one picture's values, which must be as many as were said, and gives their place: 0, 1 and
   * so on. The array may be kept.
   *
   * @throws DataException if the file cannot be written
   */
  int add(byte[] values) {
    prepare();
    if (file == null && perArray == 1) {
      heap.add(values);
    } else {
      copy(values, 0);
    }
    return count++;
  }

  /** The same for values in an array that is not kept, from the offset on. */
  int add(byte[] values, int offset) {
    prepare();
    if (file == null && perArray == 1) {
      heap.add(Arrays.copyOfRange(values, offset, offset + size));
    } else {
      copy(values, offset);
    }
    return count++;
  }

  private void prepare() {
    if (file == null && !fits(count + 1L)) {
      spill();
    }
    collected = null;
  }

  /** Appends to what pictures share: the file or an array. */
  private void copy(byte[] values, int offset) {
    if (file != null) {
      file.append(values, offset, size);
      return;
    }
    int place = count % perArray;
    if (place == 0) {
      long left = expected - count;
      heap.add(new byte[size * (left > 0 ? (int) Math.min(left, perArray) : perArray)]);
    }
    System.arraycopy(values, offset, heap.getLast(), place * size, size);
  }

  private void spill() {
    file = CacheFile.create(cache.folder(), (count + 1L) * size);
    for (int place = 0; place < count; place += perArray) {
      file.append(heap.get(place / perArray), 0, size * Math.min(perArray, count - place));
    }
    heap.clear();
  }

  /**
   * What was taken so far.
   *
   * @throws DataException if the file cannot be written or mapped
   */
  Pixels pixels() {
    if (collected == null) {
      collected =
          file == null
              ? new HeapPixels(heap.toArray(byte[][]::new), size, perArray)
              : new MappedPixels(file.map(), size);
    }
    return collected;
  }

  /** Lets go of the file; what was mapped stays. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
