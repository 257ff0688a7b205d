package dev.demitasse.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of pictures' values: equal for equal pictures, and in practice for no others. */
final class PictureHash {
  private PictureHash() {}

  /** The hash of one picture's values, in hexadecimal. */
  static String of(byte[] pixels) {
    return HexFormat.of().formatHex(digest().digest(pixels));
  }

  /** A new SHA-256 computation. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
