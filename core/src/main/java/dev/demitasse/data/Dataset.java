package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Pictures of one shape with a label each.
 *
 * <p>Immutable as long as nobody writes the pixel arrays, which are shared and not copied. The
 * pixels of many pictures are in a file rather than in the heap: see {@link PixelCache}.
 */
public final class Dataset {
  private final List<String> classNames;
  private final Shape shape;
  private final Pixels pixels;
  private final int[] places;
  private final int[] labels;
  private final Origins origins;
  private final FutureTask<long[]> hashes;

  private Dataset(
      List<String> classNames,
      Shape shape,
      Pixels pixels,
      int[] places,
      int[] labels,
      Origins origins,
      Optional<long[]> hashes) {
    this.classNames = classNames;
    this.shape = shape;
    this.pixels = pixels;
    this.places = places;
    this.labels = labels;
    this.origins = origins;
    this.hashes = new FutureTask<>(() -> hashes.orElseGet(() -> PictureHashes.compute(this)));
  }

  /**
   * Collects the pictures of a data set.
   *
   * @param classNames what the labels 0, 1, ... mean
   * @param shape [C, H, W] of every picture
   * @throws IllegalArgumentException if there is no class or the shape has not three dimensions
   */
  public static Builder builder(List<String> classNames, Shape shape) {
    return new Builder(classNames, shape, new PixelCollector(PixelCache.usual(), shape.size(), 0));
  }

  /** The same, with pixels that go where those of other parts go. */
  static Builder builder(List<String> classNames, Shape shape, PixelCollector pixels) {
    return new Builder(classNames, shape, pixels);
  }

  /** What the labels 0, 1, ... mean. */
  public List<String> classNames() {
    return classNames;
  }

  /** [C, H, W] of every picture. */
  public Shape shape() {
    return shape;
  }

  /** How many pictures there are. */
  public int size() {
    return labels.length;
  }

  /**
   * One picture's values, [C, H, W] as unsigned bytes, not to be written: the array itself that was
   * added, or a copy where pictures share an array or a file.
   */
  public byte[] pixels(int index) {
    return pixels.of(places[index]);
  }

  /**
   * An array that has one picture's values from {@link #offset} on: not to be written; the buffer
   * where the pixels are in a file.
   */
  byte[] read(int index, byte[] buffer) {
    return pixels.read(places[index], buffer);
  }

  /** Where in the array that {@link #read} gives the picture's values begin. */
  int offset(int index) {
    return pixels.offset(places[index]);
  }

  void standardise(int index, Standardisation standardisation, float[] x, int offset) {
    pixels.standardise(places[index], standardisation, x, offset);
  }

  /**
   * How many bytes the file takes that the pixels are in, together with those of the other parts of
   * what was loaded; 0 if they are in the heap.
   */
  public long cacheBytes() {
    return pixels.fileBytes();
  }

  /** The number of one picture's class. */
  public int label(int index) {
    return labels[index];
  }

  /** Where one picture came from: a file's name or words like {@code train image 17}. */
  public String origin(int index) {
    return origins.of(index);
  }

  /** How many pictures each class has, in the order of {@link #classNames}. */
  public int[] counts() {
    int[] counts = new int[classNames.size()];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** The pictures at these places, in this order; the pixels are shared. */
  public Dataset select(int[] indices) {
    int[] selectedPlaces = new int[indices.length];
    int[] selectedLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      selectedPlaces[i] = places[indices[i]];
      selectedLabels[i] = labels[indices[i]];
    }
    Optional<long[]> selectedHashes =
        hashes.state() == Future.State.SUCCESS
            ? Optional.of(PictureHashes.select(hashes.resultNow(), indices))
            : Optional.empty();
    return new Dataset(
        classNames,
        shape,
        pixels,
        selectedPlaces,
        selectedLabels,
        origins.select(indices),
        selectedHashes);
  }

  /**
   * SHA-256 of each picture's values, as {@link PictureHashes} has them, not to be written. They
   * are computed when they are first asked for, and kept; who asks meanwhile waits.
   *
   * @throws DataException if the thread is interrupted while it waits
   */
  long[] hashes() {
    computeHashes();
    try {
      return hashes.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("comparing the pictures was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("the pictures cannot be compared", e.getCause());
    }
  }

  /** Computes what {@link #hashes} gives, unless that is done or being done. */
  void computeHashes() {
    hashes.run();
  }

  /** Says how many pictures of which shape. */
  @Override
  public String toString() {
    return size() + " pictures of " + shape + " in " + classNames.size() + " classes";
  }

  /** Collects pictures one by one; for one thread at a time. */
  public static final class Builder {
    private final List<String> classNames;
    private final Shape shape;
    private final PixelCollector pixels;
    private final Ints places = new Ints();
    private final Ints labels = new Ints();
    private final Origins.Builder origins = new Origins.Builder();

    private Builder(List<String> classNames, Shape shape, PixelCollector pixels) {
      if (classNames.isEmpty() || shape.rank() != 3) {
        throw new IllegalArgumentException(
            "a data set has classes and a shape [C, H, W], found " + classNames + ", " + shape);
      }
      this.classNames = List.copyOf(classNames);
      this.shape = shape;
      this.pixels = pixels;
    }

    /**
     * Adds a picture.
     *
     * @param values [C, H, W] as unsigned bytes; kept, not copied
     * @param label the number of its class
     * @param origin where it came from
     * @throws IllegalArgumentException if the values are not the shape's or there is no such class
     * @throws DataException if the pixels need a file and it cannot be written
     */
    public Builder add(byte[] values, int label, String origin) {
      return add(values, label, origin, Origins.NO_NUMBER);
    }

    /** The same for one of many pictures whose origins differ in the number at their end only. */
    Builder add(byte[] values, int label, String origin, int number) {
      check(values.length, label, origin);
      return add(pixels.add(values), label, origin, number);
    }

    /** The same for values that are copied out of an array, from the offset on. */
    Builder copy(byte[] values, int offset, int label, String origin, int number) {
      check(Math.min(values.length - offset, shape.size()), label, origin);
      return add(pixels.add(values, offset), label, origin, number);
    }

    private void check(int count, int label, String origin) {
      if (count != shape.size() || label < 0 || label >= classNames.size()) {
        throw new IllegalArgumentException(
            "%s: %d values for a shape of %s and label %d of %d classes"
                .formatted(origin, count, shape, label, classNames.size()));
      }
    }

    private Builder add(int place, int label, String origin, int number) {
      places.add(place);
      labels.add(label);
      origins.add(origin, number);
      return this;
    }

    /** How many pictures were added so far. */
    public int size() {
      return labels.size();
    }

    /**
     * The data set of the pictures added so far; it may be empty.
     *
     * @throws DataException if the pixels need a file and it cannot be written
     */
    public Dataset build() {
      return new Dataset(
          classNames,
          shape,
          pixels.pixels(),
          places.toArray(),
          labels.toArray(),
          origins.build(),
          Optional.empty());
    }
  }
}
