package dev.demitasse.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells data apart: the same pictures with the same classes in the same parts have the same
 * fingerprint.
 */
public final class Fingerprint {
  private static final int BUFFER = 1 << 14;

  private final Dataset dataset;
  private final String[] ends;
  private final PictureHashes hashes;
  private final MessageDigest digest = PictureHashes.digest();

  /** Lines that the digest has not been told of yet: it is quicker with many at once. */
  private final byte[] lines = new byte[BUFFER];

  private int filled;

  private Fingerprint(Dataset dataset) {
    this.dataset = dataset;
    this.ends = ends(dataset);
    this.hashes = PictureHashes.of(List.of(dataset));
  }

  /**
   * SHA-256 over the fingerprints of training, validation and test, in hexadecimal: it tells of a
   * picture that is exchanged in any of them, and of one that moved from one to another.
   */
  public static String of(Splits splits) {
    String parts =
        """
        train %s
        validation %s
        test %s
        """
            .formatted(of(splits.train()), of(splits.validation()), of(splits.test()));
    return hexadecimal(PictureHashes.digest(), parts.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * SHA-256 over shape, pictures and class names of one part, in hexadecimal. The order of the
   * pictures does not count.
   */
  static String of(Dataset dataset) {
    Fingerprint fingerprint = new Fingerprint(dataset);
    fingerprint.hashes.eachGroup(fingerprint::add);
    fingerprint.flush();
    return hexadecimal(fingerprint.digest, new byte[0]);
  }

  private static String hexadecimal(MessageDigest digest, byte[] last) {
    return HexFormat.of().formatHex(digest.digest(last));
  }

  /**
   * Begins to compute, on a thread of its own, what the fingerprint of these parts needs; who asks
   * for it meanwhile waits.
   */
  public static void begin(Splits splits) {
    List<Dataset> parts = List.of(splits.train(), splits.validation(), splits.test());
    Thread.ofPlatform()
        .name("demitasse-hashes")
        .daemon()
        .start(() -> parts.forEach(Dataset::computeHashes));
  }

  /** Adds a line for each of a group of equal pictures, in the order of the lines. */
  private void add(int[] group) {
    if (group.length == 1) {
      add(group[0], end(group[0]));
      return;
    }
    String[] sorted = Arrays.stream(group).mapToObj(this::end).sorted().toArray(String[]::new);
    for (String end : sorted) {
      add(group[0], end);
    }
  }

  /** Adds a line: the picture's hash and this end. */
  private void add(int picture, String end) {
    if (filled + PictureHashes.DIGITS > BUFFER) {
      flush();
    }
    hashes.writeDigits(picture, lines, filled);
    filled += PictureHashes.DIGITS;
    byte[] bytes = end.getBytes(StandardCharsets.UTF_8);
    if (filled + bytes.length > BUFFER) {
      flush();
    }
    if (bytes.length > BUFFER) {
      digest.update(bytes);
    } else {
      System.arraycopy(bytes, 0, lines, filled, bytes.length);
      filled += bytes.length;
    }
  }

  private void flush() {
    digest.update(lines, 0, filled);
    filled = 0;
  }

  /** Shape and class of a picture, for each class: how its line ends. */
  private static String[] ends(Dataset dataset) {
    return dataset.classNames().stream()
        .map(name -> " " + dataset.shape() + " " + name + "\n")
        .toArray(String[]::new);
  }

  private String end(int picture) {
    return ends[dataset.label(picture)];
  }
}
