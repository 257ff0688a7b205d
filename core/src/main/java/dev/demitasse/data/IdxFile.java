package dev.demitasse.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of unsigned bytes in the IDX format, compressed by gzip if its name ends in {@code .gz}:
 * two zero bytes, the type (8 for unsigned bytes), the number of dimensions, their sizes as 32-bit
 * numbers, largest byte first, and the values.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits.
 *
 * @param file where it is
 * @param dimensions the sizes its header claims, each at least 1, checked against the file's size
 */
record IdxFile(Path file, long[] dimensions) {
  private static final int BUFFER = 1 << 16;

  /** No deflated stream is more than this much larger than the file (1032 to 1). */
  static final long LARGEST_RATIO = 1032;

  /**
   * Reads the header.
   *
   * @param rank how many dimensions are expected
   * @throws DataException if the header is another one or claims more than the file can hold
   */
  static IdxFile open(Path file, int rank) {
    try (InputStream stream = raw(file)) {
      DataInputStream data = new DataInputStream(stream);
      int magic = data.readInt();
      if (magic != (0x800 | rank)) {
        throw new DataException(
            "'%s' starts with %08x, expected %08x for unsigned bytes in %d dimension%s; get the"
                    .formatted(file, magic, 0x800 | rank, rank, rank == 1 ? "" : "s")
                + " file again");
      }
      long[] dimensions = new long[rank];
      for (int i = 0; i < rank; i++) {
        dimensions[i] = Integer.toUnsignedLong(data.readInt());
      }
      IdxFile idx = new IdxFile(file, dimensions);
      idx.checkSize();
      return idx;
    } catch (EOFException e) {
      throw new DataException("'%s' ends within its header; get the file again".formatted(file), e);
    } catch (ZipException e) {
      throw new DataException(
          "'%s' is not compressed by gzip although its name says so; get the file again"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new DataException(
          "'%s' cannot be read (%s); check its permissions".formatted(file, FileTrouble.of(e)), e);
    }
  }

  private void checkSize() throws IOException {
    long claimed = 1;
    for (long dimension : dimensions) {
      if (dimension < 1 || claimed > Long.MAX_VALUE / dimension) {
        throw new DataException(
            "'%s' claims a size of %s; get the file again".formatted(file, sizes()));
      }
      claimed *= dimension;
    }
    long header = 4L + 4L * dimensions.length;
    long size = Files.size(file);
    boolean fits = compressed(file) ? claimed / LARGEST_RATIO <= size : claimed == size - header;
    if (!fits) {
      throw new DataException(
          "'%s' claims a size of %s, %d bytes, but holds %s; get the file again"
              .formatted(
                  file,
                  sizes(),
                  claimed,
                  compressed(file)
                      ? "only " + size + " compressed ones"
                      : Long.toString(size - header)));
    }
  }

  private String sizes() {
    StringBuilder text = new StringBuilder();
    for (long dimension : dimensions) {
      text.append(text.isEmpty() ? "" : "x").append(dimension);
    }
    return text.toString();
  }

  /** A stream at the first value. */
  InputStream values() throws IOException {
    InputStream stream = raw(file);
    try {
      stream.skipNBytes(4L + 4L * dimensions.length);
      return stream;
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private static InputStream raw(Path file) throws IOException {
    InputStream stream = Files.newInputStream(file);
    try {
      return new BufferedInputStream(
          compressed(file) ? new GZIPInputStream(stream, BUFFER) : stream, BUFFER);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private static boolean compressed(Path file) {
    return file.toString().endsWith(".gz");
  }
}
