package dev.demitasse.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Tells data sets apart: the same pictures with the same classes have the same fingerprint. */
public final class Fingerprint {
  private static final int BUFFER = 1 << 14;

  private final List<Dataset> datasets;
  private final List<String[]> ends;
  private final PictureHashes hashes;
  private final MessageDigest digest = PictureHashes.digest();

  /** Lines that the digest has not been told of yet: it is quicker with many at once. */
  private final byte[] lines = new byte[BUFFER];

  private int filled;

  private Fingerprint(List<Dataset> datasets) {
    this.datasets = datasets;
    this.ends = datasets.stream().map(Fingerprint::ends).toList();
    this.hashes = PictureHashes.of(datasets);
  }

  /**
   * SHA-256 over shapes, pictures and class names, in hexadecimal. The order of the pictures does
   * not count.
   */
  public static String of(List<Dataset> datasets) {
    Fingerprint fingerprint = new Fingerprint(datasets);
    fingerprint.hashes.eachGroup(fingerprint::add);
    fingerprint.flush();
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  /**
   * Begins to compute, on a thread of its own, what fingerprints of these data sets need; who asks
   * for one meanwhile waits.
   */
  public static void begin(List<Dataset> datasets) {
    Thread.ofPlatform()
        .name("demitasse-hashes")
        .daemon()
        .start(() -> datasets.forEach(Dataset::computeHashes));
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

  /** The end for a picture that is numbered through all data sets. */
  private String end(int picture) {
    int number = picture;
    for (int i = 0; i < datasets.size(); i++) {
      Dataset dataset = datasets.get(i);
      if (number < dataset.size()) {
        return ends.get(i)[dataset.label(number)];
      }
      number -= dataset.size();
    }
    throw new IndexOutOfBoundsException(picture);
  }
}
