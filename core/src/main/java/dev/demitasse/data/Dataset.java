package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.util.List;

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

  private Dataset(
      List<String> classNames,
      Shape shape,
      Pixels pixels,
      int[] places,
      int[] labels,
      Origins origins) {
    this.classNames = classNames;
    this.shape = shape;
    this.pixels = pixels;
    this.places = places;
    this.labels = labels;
    this.origins = origins;
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
   * One picture's values, [C, H, W] as unsigned bytes: the array itself, not to be written, or a
   * copy where the pixels are in a file.
   */
  public byte[] pixels(int index) {
    return pixels.of(places[index]);
  }

  /**
   * One picture's values: the array itself, not to be written, or the buffer where the pixels are
   * in a file.
   */
  byte[] read(int index, byte[] buffer) {
    return pixels.read(places[index], buffer);
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
    return new Dataset(
        classNames, shape, pixels, selectedPlaces, selectedLabels, origins.select(indices));
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
      if (values.length != shape.size() || label < 0 || label >= classNames.size()) {
        throw new IllegalArgumentException(
            "%s: %d values for a shape of %s and label %d of %d classes"
                .formatted(origin, values.length, shape, label, classNames.size()));
      }
      places.add(pixels.add(values));
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
          classNames, shape, pixels.pixels(), places.toArray(), labels.toArray(), origins.build());
    }
  }
}
