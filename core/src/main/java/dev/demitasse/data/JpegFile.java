package dev.demitasse.data;

import java.io.ByteArrayOutputStream;

/**
 * A JPEG file.
 *
 * <p>The decoder is given the tables, frame and scans only. Comments, thumbnails, colour profiles
 * and what else may be damaged stay outside, and an Adobe segment of our own says that no colours
 * are to be converted: {@link JpegColours} does that. A file without its end marker is refused,
 * because where it was cut cannot be told from its pixels; so is one whose scans the decoder finds
 * damaged.
 *
 * @param bytes the whole file
 * @param jpeg what stands before its first scan
 */
record JpegFile(byte[] bytes, JpegHeader jpeg) implements PictureFile {
  private static final byte[] UNCONVERTED = {
    (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
  };

  static boolean recognises(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8;
  }

  @Override
  public PictureHeader header() {
    return jpeg.upright();
  }

  @Override
  public Picture decode() throws UnreadablePicture {
    byte[] bare = bare();
    JpegColours colours = jpeg.colours();
    Picture stored =
        jpeg.common()
            ? colours.picture(Decoder.raster(bare, jpeg.stored(), colours.components()))
            : Decoder.picture(bytes);
    return jpeg.orientation().apply(stored);
  }

  private byte[] bare() throws UnreadablePicture {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(bytes.length + UNCONVERTED.length);
    bare.write(bytes, 0, 2);
    if (jpeg.components() > 1) {
      bare.writeBytes(UNCONVERTED);
    }
    int at = 2;
    while (true) {
      JpegSegment segment = JpegSegment.after(bytes, at);
      at = segment.marker() == 0xda ? JpegSegment.endOfScan(bytes, segment.end()) : segment.end();
      if (!segment.isMetadata()) {
        bare.write(bytes, segment.begin(), at - segment.begin());
      }
      if (segment.marker() == 0xd9) {
        return bare.toByteArray();
      }
    }
  }
}
