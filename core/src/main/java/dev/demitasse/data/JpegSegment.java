package dev.demitasse.data;

/**
 * One marker of a JPEG file and the bytes that belong to it.
 *
 * @param marker its second byte
 * @param begin where its 0xFF stands
 * @param end behind its last byte, scan data not included
 */
record JpegSegment(int marker, int begin, int end) {
  /**
   * The next segment from a position on. Bytes that belong to none are passed over, as libjpeg
   * does.
   *
   * @throws UnreadablePicture if the file ends before the segment does
   */
  static JpegSegment after(byte[] bytes, int position) throws UnreadablePicture {
    int at = position;
    while (at + 1 < bytes.length && (bytes[at] != (byte) 0xff || isNoMarker(bytes[at + 1]))) {
      at++;
    }
    if (at + 1 >= bytes.length) {
      throw brokenOff(bytes);
    }
    int marker = bytes[at + 1] & 0xff;
    if (marker == 0xd8 || marker == 0xd9 || marker == 0x01 || isRestart(marker)) {
      return new JpegSegment(marker, at, at + 2);
    }
    if (at + 4 > bytes.length) {
      throw brokenOff(bytes);
    }
    int length = (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    if (length < 2) {
      throw new UnreadablePicture(
          "is a damaged JPEG file: a segment at byte %d has length %d".formatted(at, length));
    }
    if (at + 2L + length > bytes.length) {
      throw brokenOff(bytes);
    }
    return new JpegSegment(marker, at, at + 2 + length);
  }

  /** Where the scan data from a position on end: at the next marker that is no restart. */
  static int endOfScan(byte[] bytes, int position) throws UnreadablePicture {
    for (int at = position; at + 1 < bytes.length; at++) {
      if (bytes[at] == (byte) 0xff
          && !isNoMarker(bytes[at + 1])
          && !isRestart(bytes[at + 1] & 0xff)) {
        return at;
      }
    }
    throw brokenOff(bytes);
  }

  private static boolean isNoMarker(byte second) {
    return second == 0 || second == (byte) 0xff;
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xd0 && marker <= 0xd7;
  }

  private static UnreadablePicture brokenOff(byte[] bytes) {
    return new UnreadablePicture(
        "is a JPEG file that breaks off after %d bytes, without its end marker"
            .formatted(bytes.length));
  }

  /** Where its data begin, behind marker and length. */
  int data() {
    return Math.min(begin + 4, end);
  }

  /** Whether it is a frame header: SOF0 to SOF15, tables left out. */
  boolean isFrame() {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** Whether it holds nothing that pixels depend on: APP0 to APP15, comments, strays. */
  boolean isMetadata() {
    return (marker >= 0xe0 && marker <= 0xef)
        || marker == 0xfe
        || marker == 0x01
        || marker == 0xd8
        || isRestart(marker);
  }
}
