package dev.demitasse.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Brings pixels to mean 0 and deviation 1 for each channel: {@code x = (p / 255 - mean) /
 * deviation}.
 *
 * <p>The arrays are shared, not copied.
 *
 * @param mean of each channel's pixels, 0..1
 * @param deviation of each channel's pixels, above 0
 */
public record Standardisation(float[] mean, float[] deviation) {
  /**
   * Checks the arrays.
   *
   * @throws IllegalArgumentException if the two differ in length, are empty, hold a number that is
   *     not finite, or a deviation is not above 0
   */
  public Standardisation {
    if (mean.length == 0 || mean.length != deviation.length) {
      throw new IllegalArgumentException(
          "a standardisation has a mean and a deviation for each channel, found %d and %d"
              .formatted(mean.length, deviation.length));
    }
    for (int i = 0; i < mean.length; i++) {
      if (!Float.isFinite(mean[i]) || !Float.isFinite(deviation[i]) || deviation[i] <= 0) {
        throw new IllegalArgumentException(
            "channel %d's mean %s and deviation %s are not finite or not above 0"
                .formatted(i, mean[i], deviation[i]));
      }
    }
  }

  /**
   * The mean and the deviation (divided by the count, not by one less) over all pictures of a data
   * set, summed exactly. A channel whose pixels are all the same gets deviation 1.
   *
   * @throws IllegalArgumentException if the data set is empty
   */
  public static Standardisation of(Dataset dataset) {
    if (dataset.size() == 0) {
      throw new IllegalArgumentException("an empty data set has no mean");
    }
    int channels = dataset.shape().dimension(0);
    int plane = dataset.shape().size() / channels;
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    long[] sums = new long[channels];
    long[] squares = new long[channels];
    byte[] buffer = new byte[dataset.shape().size()];
    for (int i = 0; i < dataset.size(); i++) {
      byte[] pixels = dataset.read(i, buffer);
      int offset = dataset.offset(i);
      for (int channel = 0; channel < channels; channel++) {
        long sum = 0;
        long square = 0;
        int end = offset + (channel + 1) * plane;
        for (int j = offset + channel * plane; j < end; j++) {
          long value = pixels[j] & 0xff;
          sum += value;
          square += value * value;
        }
        sums[channel] += sum;
        squares[channel] += square;
      }
    }
    double count = (double) plane * dataset.size();
    for (int channel = 0; channel < channels; channel++) {
      double average = sums[channel] / count;
      double variance = squares[channel] / count - average * average;
      mean[channel] = (float) (average / 255);
      deviation[channel] = variance > 1e-9 ? (float) (Math.sqrt(variance) / 255) : 1;
    }
    return new Standardisation(mean, deviation);
  }

  /** How many channels there are. */
  public int channels() {
    return mean.length;
  }

  /**
   * Writes the standardised values of one picture of a data set, without taking memory.
   *
   * @param dataset has as many channels
   * @param index the picture's place in it
   * @param x where they go; as many values as a picture has are overwritten
   * @param offset the first of them
   * @throws IllegalArgumentException if the pixels cannot be parted into the channels
   */
  public void apply(Dataset dataset, int index, float[] x, int offset) {
    dataset.standardise(index, this, x, offset);
  }

  /**
   * Writes one picture's standardised values.
   *
   * @param pixels its values, [C, H, W] as unsigned bytes
   * @param x where they go; as many values as there are pixels are overwritten
   * @param offset the first of them
   * @throws IllegalArgumentException if the pixels cannot be parted into the channels
   */
  public void apply(byte[] pixels, float[] x, int offset) {
    apply(pixels, 0, pixels.length, x, offset);
  }

  /** The same for some of the pixels of an array, {@code count} from {@code first} on. */
  void apply(byte[] pixels, int first, int count, float[] x, int offset) {
    int plane = plane(count);
    for (int channel = 0; channel < mean.length; channel++) {
      float average = mean[channel];
      float spread = deviation[channel];
      int from = first + channel * plane;
      int to = offset + channel * plane;
      for (int i = 0; i < plane; i++) {
        x[to + i] = ((pixels[from + i] & 0xff) / 255f - average) / spread;
      }
    }
  }

  /** The same for pixels in a segment, {@code count} from {@code first} on. */
  void apply(MemorySegment pixels, long first, int count, float[] x, int offset) {
    int plane = plane(count);
    for (int channel = 0; channel < mean.length; channel++) {
      float average = mean[channel];
      float spread = deviation[channel];
      int begin = channel * plane;
      for (int i = begin; i < begin + plane; i++) {
        int pixel = pixels.get(ValueLayout.JAVA_BYTE, first + i) & 0xff;
        x[offset + i] = (pixel / 255f - average) / spread;
      }
    }
  }

  /** How many of so many pixels each channel has. */
  private int plane(int pixels) {
    int plane = pixels / mean.length;
    if (plane * mean.length != pixels) {
      throw new IllegalArgumentException(
          "%d pixels are not %d channels".formatted(pixels, mean.length));
    }
    return plane;
  }
}
