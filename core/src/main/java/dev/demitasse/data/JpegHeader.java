package dev.demitasse.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a JPEG file says before its first scan. The segments are walked by hand because the decoders
 * at hand do not tell the orientation and stumble over damaged metadata.
 *
 * <p>How the components are to be understood follows libjpeg's rules, so that pictures look as they
 * do to most other programs. Source: ITU-T T.81 annex B; T.871 (JFIF); T.872 6.5.3 (Adobe).
 *
 * @param process the frame marker's second byte: 0xC0 baseline, 0xC2 progressive, 0xC3 lossless ...
 * @param precision bits of a component
 * @param stored its size and channels as stored
 * @param components 1, 3 or 4
 * @param colours what the components mean
 * @param orientation how it has to be turned
 */
record JpegHeader(
    int process,
    int precision,
    PictureHeader stored,
    int components,
    JpegColours colours,
    Orientation orientation) {
  private static final byte[] EXIF = "Exif\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

  /**
   * Walks to the first scan.
   *
   * @throws UnreadablePicture if the file ends before, or holds no picture of 1, 3 or 4 components
   */
  static JpegHeader of(byte[] bytes) throws UnreadablePicture {
    Orientation orientation = Orientation.UPRIGHT;
    boolean jfif = false;
    int transform = -1;
    JpegSegment frame = null;
    JpegSegment segment = JpegSegment.after(bytes, 2);
    for (; segment.marker() != 0xda; segment = JpegSegment.after(bytes, segment.end())) {
      int data = segment.data();
      int length = segment.end() - data;
      switch (segment.marker()) {
        case 0xe0 -> jfif |= startsWith(bytes, data, length, JFIF);
        case 0xe1 -> {
          if (orientation == Orientation.UPRIGHT && startsWith(bytes, data, length, EXIF)) {
            orientation = Orientation.ofTiff(bytes, data + EXIF.length + 1, segment.end());
          }
        }
        case 0xee -> {
          if (length >= 12 && startsWith(bytes, data, length, ADOBE)) {
            transform = bytes[data + 11] & 0xff;
          }
        }
        case 0xd9 -> throw new UnreadablePicture("is a JPEG file without a picture in it");
        default -> frame = segment.isFrame() ? segment : frame;
      }
    }
    if (frame == null) {
      throw new UnreadablePicture("is a JPEG file without a frame header");
    }
    return ofFrame(bytes, frame, jfif, transform, orientation);
  }

  private static JpegHeader ofFrame(
      byte[] bytes, JpegSegment frame, boolean jfif, int transform, Orientation orientation)
      throws UnreadablePicture {
    int at = frame.data();
    int components = frame.end() - at < 6 ? 0 : bytes[at + 5] & 0xff;
    if ((components != 1 && components != 3 && components != 4)
        || frame.end() - at < 6 + 3 * components) {
      throw new UnreadablePicture(
          "is a JPEG file of %d components, expected 1, 3 or 4".formatted(components));
    }
    int[] ids = new int[components];
    Arrays.setAll(ids, i -> bytes[at + 6 + 3 * i] & 0xff);
    PictureHeader stored =
        PictureHeader.of(
            components == 1 ? 1 : 3,
            (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff),
            (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff));
    JpegColours colours = JpegColours.of(ids, jfif, transform);
    return new JpegHeader(
        frame.marker(), bytes[at] & 0xff, stored, components, colours, orientation);
  }

  private static boolean startsWith(byte[] bytes, int at, int length, byte[] prefix) {
    return length >= prefix.length
        && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
  }

  /** What the picture will be once it stands upright. */
  PictureHeader upright() {
    return orientation.apply(stored);
  }

  /** Whether every Java can decode it: 8 bits, sequential or progressive, Huffman-coded. */
  boolean common() {
    return precision == 8 && process >= 0xc0 && process <= 0xc2;
  }
}
