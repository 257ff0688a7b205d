package dev.demitasse.data;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * SHA-256 of many pictures' values: equal for equal pictures, and in practice for no others.
 *
 * <p>They stand in one array, 32 bytes a picture, and are ordered by numbers alone, so that there
 * may be millions of them.
 */
final class PictureHashes {
  private static final int BYTES = 32;
  private static final int WORDS = BYTES / Long.BYTES;

  /** How many hexadecimal digits a hash has. */
  static final int DIGITS = 2 * BYTES;

  private static final long HIGH = 0xffffffff00000000L;

  private final long[] words;

  PictureHashes(long[] words) {
    this.words = words;
  }

  /** The hashes of all pictures, numbered from 0 on through all data sets. */
  static PictureHashes of(Collection<Dataset> datasets) {
    if (datasets.size() == 1) {
      return new PictureHashes(datasets.iterator().next().hashes());
    }
    int count = datasets.stream().mapToInt(Dataset::size).reduce(0, Math::addExact);
    long[] words = new long[Math.multiplyExact(WORDS, count)];
    int next = 0;
    for (Dataset dataset : datasets) {
      long[] own = dataset.hashes();
      System.arraycopy(own, 0, words, next, own.length);
      next += own.length;
    }
    return new PictureHashes(words);
  }

  /** The hashes of one data set's pictures, {@link #WORDS} numbers each. */
  static long[] compute(Dataset dataset) {
    long[] words = new long[Math.multiplyExact(WORDS, dataset.size())];
    MessageDigest digest = digest();
    ByteBuffer hash = ByteBuffer.allocate(BYTES);
    LongBuffer parts = hash.asLongBuffer();
    int size = dataset.shape().size();
    byte[] buffer = new byte[size];
    for (int i = 0; i < dataset.size(); i++) {
      digest.update(dataset.read(i, buffer), dataset.offset(i), size);
      finish(digest, hash.array());
      parts.get(0, words, i * WORDS, WORDS);
    }
    return words;
  }

  /** The hashes of some pictures of a data set, by its own. */
  static long[] select(long[] words, int[] indices) {
    long[] selected = new long[Math.multiplyExact(WORDS, indices.length)];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(words, indices[i] * WORDS, selected, i * WORDS, WORDS);
    }
    return selected;
  }

  /** A new SHA-256 computation. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void finish(MessageDigest digest, byte[] hash) {
    try {
      digest.digest(hash, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes", e);
    }
  }

  /** Writes the hash of one picture in hexadecimal, {@link #DIGITS} characters of ASCII. */
  void writeDigits(int picture, byte[] text, int offset) {
    int at = offset;
    for (int word = picture * WORDS; word < (picture + 1) * WORDS; word++) {
      long left = words[word];
      for (int i = 0; i < Long.SIZE / 4; i++) {
        int digit = (int) (left >>> 60);
        text[at++] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
        left <<= 4;
      }
    }
  }

  /** Tells of each group of equal pictures, lowest hash first; their numbers ascend. */
  void eachGroup(Consumer<int[]> listener) {
    int[] order = order();
    int begin = 0;
    for (int end = 1; end <= order.length; end++) {
      if (end == order.length || compare(order[begin], order[end]) != 0) {
        listener.accept(Arrays.copyOfRange(order, begin, end));
        begin = end;
      }
    }
  }

  /**
   * All pictures, lowest hash first, equal ones as they are numbered: sorted by the first 32 bits
   * and the number, and where these bits are equal once more by all.
   */
  private int[] order() {
    long[] keys = new long[words.length / WORDS];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ((words[i * WORDS] & HIGH) ^ Long.MIN_VALUE) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    int begin = 0;
    for (int end = 1; end <= keys.length; end++) {
      order[end - 1] = (int) keys[end - 1];
      if (end == keys.length || (keys[begin] & HIGH) != (keys[end] & HIGH)) {
        if (end - begin > 1) {
          sort(order, begin, end);
        }
        begin = end;
      }
    }
    return order;
  }

  private void sort(int[] order, int begin, int end) {
    int[] sorted =
        Arrays.stream(order, begin, end)
            .boxed()
            .sorted(this::compare)
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, order, begin, sorted.length);
  }

  private int compare(int picture, int other) {
    int result = 0;
    for (int word = 0; word < WORDS && result == 0; word++) {
      result = Long.compareUnsigned(words[picture * WORDS + word], words[other * WORDS + word]);
    }
    return result;
  }
}
