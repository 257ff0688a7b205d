package dev.demitasse.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Tells data sets apart: the same pictures with the same classes have the same fingerprint. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256 over shapes, pictures and class names, in hexadecimal. The order of the pictures does
   * not count.
   */
  public static String of(List<Dataset> datasets) {
    PictureHashes hashes = PictureHashes.of(datasets);
    List<String[]> ends = datasets.stream().map(Fingerprint::ends).toList();
    MessageDigest digest = PictureHashes.digest();
    hashes.eachGroup(
        group -> {
          String hash = hashes.hash(group[0]);
          String[] lines = new String[group.length];
          for (int i = 0; i < group.length; i++) {
            lines[i] = hash.concat(end(datasets, ends, group[i]));
          }
          Arrays.sort(lines);
          for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Shape and class of a picture, for each class: how its line ends. */
  private static String[] ends(Dataset dataset) {
    return dataset.classNames().stream()
        .map(name -> " " + dataset.shape() + " " + name + "\n")
        .toArray(String[]::new);
  }

  /** The end for a picture that is numbered through all data sets. */
  private static String end(List<Dataset> datasets, List<String[]> ends, int picture) {
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
