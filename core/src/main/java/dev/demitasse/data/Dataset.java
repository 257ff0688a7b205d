package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures of one shape with a label each.
 *
 * <p>Immutable as long as nobody writes the pixel arrays, which are shared and not copied.
 */
public final class Dataset {
  private final List<String> classNames;
  private final Shape shape;
  private final byte[][] pixels;
  private final int[] labels;
  private final String[] origins;

  private Dataset(
      List<String> classNames, Shape shape, byte[][] pixels, int[] labels, String[] origins) {
    this.classNames = classNames;
    this.shape = shape;
    this.pixels = pixels;
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
    return new Builder(classNames, shape);
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

  /** One picture's values, [C, H, W] as unsigned bytes: the array itself, not to be written. */
  public byte[] pixels(int index) {
    return pixels[index];
  }

  /** The number of one picture's class. */
  public int label(int index) {
    return labels[index];
  }

  /** Where one picture came from: a file's name or words like {@code train image 17}. */
  public String origin(int index) {
    return origins[index];
  }

  /** How many pictures each class has, in the order of {@link #classNames}. */
  public int[] counts() {
    int[] counts = new int[classNames.size()];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** The pictures at these places, in this order; the pixel arrays are shared. */
  public Dataset select(int[] indices) {
    byte[][] selectedPixels = new byte[indices.length][];
    int[] selectedLabels = new int[indices.length];
    String[] selectedOrigins = new String[indices.length];
    for (int i = 0; i < indices.length; i++) {
      selectedPixels[i] = pixels[indices[i]];
      selectedLabels[i] = labels[indices[i]];
      selectedOrigins[i] = origins[indices[i]];
    }
    return new Dataset(classNames, shape, selectedPixels, selectedLabels, selectedOrigins);
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
    private final List<byte[]> pixels = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();

    private Builder(List<String> classNames, Shape shape) {
      if (classNames.isEmpty() || shape.rank() != 3) {
        throw new IllegalArgumentException(
            "a data set has classes and a shape [C, H, W], found " + classNames + ", " + shape);
      }
      this.classNames = List.copyOf(classNames);
      this.shape = shape;
    }

    /**
     * Adds a picture.
     *
     * @param values [C, H, W] as unsigned bytes; kept, not copied
     * @param label the number of its class
     * @param origin where it came from
     * @throws IllegalArgumentException if the values are not the shape's or there is no such class
     */
    public Builder add(byte[] values, int label, String origin) {
      if (values.length != shape.size() || label < 0 || label >= classNames.size()) {
        throw new IllegalArgumentException(
            "%s: %d values for a shape of %s and label %d of %d classes"
                .formatted(origin, values.length, shape, label, classNames.size()));
      }
      pixels.add(values);
      labels.add(label);
      origins.add(origin);
      return this;
    }

    /** How many pictures were added so far. */
    public int size() {
      return labels.size();
    }

    /** The data set of the pictures added so far; it may be empty. */
    public Dataset build() {
      return new Dataset(
          classNames,
          shape,
          pixels.toArray(byte[][]::new),
          labels.stream().mapToInt(Integer::intValue).toArray(),
          origins.toArray(String[]::new));
    }
  }
}
