package dev.demitasse.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * One array of a NPZ file, its header read and checked against the size of its entry.
 *
 * @param source file and array, for errors
 * @param file the NPZ file
 * @param entry the array's name in it, with {@code .npy}
 * @param header what the array says of itself
 */
record NpzArray(String source, Path file, String entry, NpyHeader header) {
  private static final long LARGEST = Long.MAX_VALUE / 8;
  private static final int BUFFER = 1 << 16;

  /**
   * Reads the header and checks it.
   *
   * @param types a regular expression of the types that are accepted, without their byte order
   * @param expected the same in words
   * @throws DataException if the array has another type, is in Fortran order, or claims another
   *     size than its entry has
   * @throws IOException if the entry cannot be read
   */
  static NpzArray open(ZipFile zip, String name, String types, String expected) throws IOException {
    String source = "'%s', array %s,".formatted(zip.getName(), name);
    ZipEntry entry = zip.getEntry(name + ".npy");
    NpyHeader header;
    try (InputStream stream = zip.getInputStream(entry)) {
      header = NpyHeader.read(stream, source);
    }
    if (header.type().contains("O")) {
      throw new DataException(
          "%s holds Python objects, which are never loaded, expected %s"
              .formatted(source, expected));
    }
    if (!header.type().matches("[<>|=]?(" + types + ")")) {
      throw new DataException(
          "%s holds values of type '%s', expected %s".formatted(source, header.type(), expected));
    }
    if (header.fortranOrder()) {
      throw new DataException(
          "%s is in Fortran order, expected C order; save numpy.ascontiguousarray of it"
              .formatted(source));
    }
    NpzArray array = new NpzArray(source, Path.of(zip.getName()), entry.getName(), header);
    array.checkSize(entry);
    return array;
  }

  private void checkSize(ZipEntry entry) throws IOException {
    long values = 1;
    for (long dimension : header.shape()) {
      values = dimension > 0 && values > LARGEST / dimension ? LARGEST : values * dimension;
    }
    long held = entry.getSize() - header.length();
    long compressed = Math.min(entry.getCompressedSize(), Files.size(file));
    if (values * valueSize() != held || held / IdxFile.LARGEST_RATIO > compressed) {
      throw new DataException(
          "%s claims a size of %s but holds %d bytes of values in %d compressed ones; save it again"
              .formatted(source, header.sizes(), held, compressed));
    }
  }

  /** How many bytes one value takes: the digit at the end of its type. */
  int valueSize() {
    return header.type().charAt(header.type().length() - 1) - '0';
  }

  /** A stream at the first value that fails at its end if the checksum is wrong. */
  InputStream values() throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      ZipEntry found = zip.getEntry(entry);
      if (found == null) {
        throw new ZipException("the array is gone");
      }
      InputStream stream = new BufferedInputStream(new Verified(zip, found), BUFFER);
      stream.skipNBytes(header.length());
      return stream;
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  /**
   * All values as labels; memory is taken as they are read.
   *
   * @param count how many the header claims
   * @throws DataException if there are fewer, or one is below 0 or above 2^31 - 1
   */
  int[] labels(long count) {
    int size = valueSize();
    byte[] bytes;
    try (InputStream stream = values()) {
      bytes = stream.readNBytes(Math.toIntExact(count * size));
      if (bytes.length < count * size || stream.read() >= 0) {
        throw new EOFException("it does not have the size its header claims");
      }
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read to its end (%s); get the file again"
              .formatted(source, FileTrouble.of(e)),
          e);
    }
    int[] labels = new int[(int) count];
    boolean bigEndian = header.type().startsWith(">");
    for (int i = 0; i < labels.length; i++) {
      long label = value(bytes, i * size, bigEndian);
      if (label < 0 || label > Integer.MAX_VALUE) {
        throw new DataException(
            "%s has label %d for picture %d, expected labels from 0 on"
                .formatted(source, label, i));
      }
      labels[i] = (int) label;
    }
    return labels;
  }

  private long value(byte[] bytes, int offset, boolean bigEndian) {
    int size = valueSize();
    long value = 0;
    for (int i = 0; i < size; i++) {
      int next = bytes[offset + (bigEndian ? i : size - 1 - i)] & 0xff;
      value = value << 8 | next;
    }
    boolean signed = header.type().contains("i");
    int unused = Long.SIZE - Byte.SIZE * size;
    return signed ? value << unused >> unused : value;
  }

  /** The bytes of an entry, compared with its checksum at their end. */
  private static final class Verified extends CheckedInputStream {
    private final ZipFile zip;
    private final long expected;

    private Verified(ZipFile zip, ZipEntry entry) throws IOException {
      super(zip.getInputStream(entry), new CRC32());
      this.zip = zip;
      this.expected = entry.getCrc();
    }

    @Override
    public int read() throws IOException {
      return verified(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return verified(super.read(bytes, offset, length));
    }

    private int verified(int read) throws IOException {
      if (read < 0 && getChecksum().getValue() != expected) {
        throw new ZipException("its checksum is wrong");
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      try (zip) {
        super.close();
      }
    }
  }
}
