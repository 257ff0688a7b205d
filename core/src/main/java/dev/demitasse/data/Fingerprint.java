package dev.demitasse.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Tells data sets apart: the same pictures with the same classes have the same fingerprint. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256 over shapes, pictures and class names, in hexadecimal. The order of the pictures does
   * not count.
   */
  public static String of(List<Dataset> datasets) {
    PictureHashes hashes = PictureHashes.of(datasets);
    MessageDigest digest = PictureHashes.digest();
    hashes.eachGroup(
        group -> {
          String hash = hashes.hash(group[0]);
          IntStream.of(group)
              .mapToObj(picture -> hash + " " + described(datasets, picture) + "\n")
              .sorted()
              .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Shape and class of a picture that is numbered through all data sets. */
  private static String described(List<Dataset> datasets, int picture) {
    int number = picture;
    for (Dataset dataset : datasets) {
      if (number < dataset.size()) {
        return dataset.shape() + " " + dataset.classNames().get(dataset.label(number));
      }
      number -= dataset.size();
    }
    throw new IndexOutOfBoundsException(picture);
  }
}
