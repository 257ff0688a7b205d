package dev.demitasse.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The header of an array in NumPy's NPY format, versions 1.0, 2.0 and 3.0.
 *
 * <p>Source: NumPy Enhancement Proposal 1, A simple file format for NumPy arrays.
 *
 * @param type the values' type as NumPy writes it, such as {@code |u1} or {@code <i8}
 * @param fortranOrder whether the first dimension runs fastest
 * @param shape the sizes of the dimensions, none below 0; none for a single value
 * @param length how many bytes the header takes
 */
record NpyHeader(String type, boolean fortranOrder, long[] shape, long length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LARGEST = 1 << 16;

  /**
   * Reads a header and leaves the stream at the first value.
   *
   * @param source the array, for errors
   * @throws DataException if it is no header of a plain array
   * @throws IOException if the stream cannot be read
   */
  static NpyHeader read(InputStream stream, String source) throws IOException {
    try {
      DataInputStream data = new DataInputStream(stream);
      byte[] magic = data.readNBytes(MAGIC.length);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new DataException(
            "%s does not start as a NPY array does; save it again with numpy.savez"
                .formatted(source));
      }
      int major = data.readUnsignedByte();
      int minor = data.readUnsignedByte();
      if (major < 1 || major > 3) {
        throw new DataException(
            "%s is in version %d.%d of the NPY format, expected 1.0, 2.0 or 3.0; save it again"
                .formatted(source, major, minor));
      }
      int size = Short.toUnsignedInt(Short.reverseBytes(data.readShort()));
      if (major > 1) {
        size |= Short.toUnsignedInt(Short.reverseBytes(data.readShort())) << 16;
      }
      if (size < 0 || size > LARGEST) {
        throw new DataException(
            "%s claims a header of %s bytes, expected at most %d; save it again"
                .formatted(source, Integer.toUnsignedString(size), LARGEST));
      }
      byte[] text = data.readNBytes(size);
      if (text.length < size) {
        throw new EOFException();
      }
      return new NpyText(new String(text, StandardCharsets.UTF_8), source)
          .header(MAGIC.length + (major > 1 ? 6 : 4) + size);
    } catch (EOFException e) {
      throw new DataException("%s ends within its header; save it again".formatted(source), e);
    }
  }

  /** The sizes as Python writes them: {@code (60000, 28, 28)}. */
  String sizes() {
    String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + sizes + (shape.length == 1 ? ",)" : ")");
  }
}
