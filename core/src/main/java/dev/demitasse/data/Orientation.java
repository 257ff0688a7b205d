package dev.demitasse.data;

/**
 * How a stored picture has to be turned to stand upright: EXIF's tag 0x0112.
 *
 * <p>Source: Exif 2.32 (CIPA DC-008), 4.6.4 A; the tag lives in the first directory of a TIFF
 * structure, which JPEG keeps in an APP1 segment and PNG in an eXIf chunk.
 */
enum Orientation {
  /** 1: as stored. */
  UPRIGHT(false, false, false),
  /** 2: left and right change places. */
  MIRRORED(false, false, true),
  /** 3: turned by 180 degrees. */
  UPSIDE_DOWN(false, true, true),
  /** 4: above and below change places. */
  FLIPPED(false, true, false),
  /** 5: rows become columns. */
  TRANSPOSED(true, false, false),
  /** 6: turned by 90 degrees clockwise. */
  TURNED_RIGHT(true, true, false),
  /** 7: rows become columns, about the other diagonal. */
  TRANSVERSED(true, true, true),
  /** 8: turned by 90 degrees counter-clockwise. */
  TURNED_LEFT(true, false, true);

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private final boolean transposed;
  private final boolean rowsReversed;
  private final boolean columnsReversed;

  Orientation(boolean transposed, boolean rowsReversed, boolean columnsReversed) {
    this.transposed = transposed;
    this.rowsReversed = rowsReversed;
    this.columnsReversed = columnsReversed;
  }

  /** The orientation of EXIF's code; upright if there is no such code. */
  static Orientation ofCode(int code) {
    return code >= 1 && code <= 8 ? values()[code - 1] : UPRIGHT;
  }

  /** The orientation written in a TIFF structure; upright if there is none or it is broken. */
  static Orientation ofTiff(byte[] bytes, int begin, int end) {
    if (end - begin < 8) {
      return UPRIGHT;
    }
    boolean little = bytes[begin] == 'I' && bytes[begin + 1] == 'I';
    boolean big = bytes[begin] == 'M' && bytes[begin + 1] == 'M';
    if ((!little && !big) || number(bytes, begin + 2, 2, little) != 42) {
      return UPRIGHT;
    }
    long directory = begin + number(bytes, begin + 4, 4, little);
    if (directory + 2 > end) {
      return UPRIGHT;
    }
    long entries = number(bytes, (int) directory, 2, little);
    for (long i = 0; i < entries; i++) {
      long entry = directory + 2 + 12 * i;
      if (entry + 12 > end) {
        return UPRIGHT;
      }
      int at = (int) entry;
      if (number(bytes, at, 2, little) == TAG) {
        boolean single =
            number(bytes, at + 2, 2, little) == SHORT && number(bytes, at + 4, 4, little) == 1;
        long code = number(bytes, at + 8, 2, little);
        return single ? ofCode((int) code) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  private static long number(byte[] bytes, int at, int length, boolean little) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (bytes[little ? at + length - 1 - i : at + i] & 0xff);
    }
    return value;
  }

  /** The header of the picture once it stands upright. */
  PictureHeader apply(PictureHeader stored) {
    return transposed ? stored.transposed() : stored;
  }

  /** The picture upright; the given one is left as it is, and is itself returned when it is so. */
  Picture apply(Picture stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int rows = stored.height();
    int columns = stored.width();
    int height = transposed ? columns : rows;
    int width = transposed ? rows : columns;
    byte[] from = stored.pixels();
    byte[] to = new byte[from.length];
    int at = 0;
    for (int channel = 0; channel < stored.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        int along = transposed ? columns : 1;
        int row = transposed ? 0 : y;
        int column = transposed ? y : 0;
        int start = (rowsReversed ? rows - 1 - row : row) * columns;
        start += columnsReversed ? columns - 1 - column : column;
        int step = (transposed ? rowsReversed : columnsReversed) ? -along : along;
        start += channel * rows * columns;
        for (int x = 0; x < width; x++) {
          to[at++] = from[start + x * step];
        }
      }
    }
    return new Picture(stored.channels(), height, width, to);
  }
}
