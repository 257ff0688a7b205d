package dev.demitasse.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A PNG file.
 *
 * <p>The decoder is given the chunks that pixels depend on, their checksums compared, and no
 * others: texts, profiles and gammas are neither applied nor able to do harm. A file without its
 * end chunk is refused. Source: ISO/IEC 15948 clause 11.
 *
 * @param bytes the whole file, or its beginning where no more than the header is wanted
 * @param stored its size and channels as stored
 * @param orientation how it has to be turned, by an eXIf chunk before the pixels
 */
record PngFile(byte[] bytes, PictureHeader stored, Orientation orientation) implements PictureFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int EXIF = 0x65584966;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  static boolean recognises(byte[] bytes) {
    return bytes.length >= SIGNATURE.length
        && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /**
   * Walks to the pixels.
   *
   * @throws UnreadablePicture if the file ends before, or claims to be too large
   */
  static PngFile of(byte[] bytes) throws UnreadablePicture {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int at = SIGNATURE.length;
    if (type(bytes, at) != IHDR || end(bytes, at) - at != 12 + 13) {
      throw new UnreadablePicture("is a damaged PNG file: it does not begin with its header");
    }
    int kind = header.get(at + 17);
    int channels = kind == 0 || kind == 4 ? 1 : 3;
    PictureHeader stored =
        PictureHeader.of(
            channels,
            Integer.toUnsignedLong(header.getInt(at + 12)),
            Integer.toUnsignedLong(header.getInt(at + 8)));
    Orientation orientation = Orientation.UPRIGHT;
    for (int type = IHDR; type != IDAT; type = type(bytes, at)) {
      if (type == PLTE && kind == 3 && isGray(bytes, at + 8, end(bytes, at) - 4)) {
        stored = new PictureHeader(1, stored.height(), stored.width());
      } else if (type == EXIF) {
        orientation = Orientation.ofTiff(bytes, at + 8, end(bytes, at) - 4);
      } else if (type == IEND) {
        throw new UnreadablePicture("is a PNG file without a picture in it");
      }
      at = end(bytes, at);
    }
    return new PngFile(bytes, stored, orientation);
  }

  private static boolean isGray(byte[] bytes, int begin, int end) {
    for (int at = begin; at + 2 < end; at += 3) {
      if (bytes[at] != bytes[at + 1] || bytes[at] != bytes[at + 2]) {
        return false;
      }
    }
    return true;
  }

  private static int type(byte[] bytes, int at) throws UnreadablePicture {
    if (at + 8 > bytes.length) {
      throw brokenOff(bytes);
    }
    return ByteBuffer.wrap(bytes).getInt(at + 4);
  }

  private static int end(byte[] bytes, int at) throws UnreadablePicture {
    long length = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(at));
    if (at + 12 + length > bytes.length) {
      throw brokenOff(bytes);
    }
    return (int) (at + 12 + length);
  }

  private static UnreadablePicture brokenOff(byte[] bytes) {
    return new UnreadablePicture(
        "is a PNG file that breaks off after %d bytes, without its end chunk"
            .formatted(bytes.length));
  }

  @Override
  public PictureHeader header() {
    return orientation.apply(stored);
  }

  @Override
  public Picture decode() throws UnreadablePicture {
    return orientation.apply(Decoder.picture(bare()));
  }

  private byte[] bare() throws UnreadablePicture {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(bytes.length);
    bare.writeBytes(SIGNATURE);
    int type = 0;
    for (int at = SIGNATURE.length; type != IEND; ) {
      type = type(bytes, at);
      int end = end(bytes, at);
      if (type == IHDR || type == PLTE || type == TRNS || type == IDAT || type == IEND) {
        checkSum(at, end);
        bare.write(bytes, at, end - at);
      }
      at = end;
    }
    return bare.toByteArray();
  }

  private void checkSum(int at, int end) throws UnreadablePicture {
    CRC32 sum = new CRC32();
    sum.update(bytes, at + 4, end - at - 8);
    if ((int) sum.getValue() != ByteBuffer.wrap(bytes).getInt(end - 4)) {
      throw new UnreadablePicture(
          "is a damaged PNG file: the checksum at byte %d is wrong".formatted(end - 4));
    }
  }
}
