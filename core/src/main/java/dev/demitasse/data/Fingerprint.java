package dev.demitasse.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
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
    List<String> lines = new ArrayList<>();
    for (Dataset dataset : datasets) {
      for (int i = 0; i < dataset.size(); i++) {
        String category = dataset.classNames().get(dataset.label(i));
        lines.add(PictureHash.of(dataset.pixels(i)) + " " + dataset.shape() + " " + category);
      }
    }
    Collections.sort(lines);
    MessageDigest digest = PictureHash.digest();
    for (String line : lines) {
      digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
