package dev.demitasse.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file that bytes are appended to and that is then mapped into memory.
 *
 * <p>It is opened to be deleted on closing: on Linux and macOS its name is gone as soon as it is
 * open, so that not even a killed process leaves it behind; Windows removes it when it is closed.
 * The mapping belongs to the garbage collector, as the data sets that share it have no end of their
 * own.
 */
final class CacheFile implements AutoCloseable {
  private static final int BUFFER = 1 << 20;
  private static final String REMEDY =
      "make room there, name another folder with -Djava.io.tmpdir=FOLDER, or give Java more memory"
          + " with -Xmx";

  private final Path folder;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  private CacheFile(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes an empty file.
   *
   * @param needed how many bytes will be appended, as far as is known
   * @throws DataException if there is not so much room in the folder or it cannot be written to
   */
  static CacheFile create(Path folder, long needed) {
    try {
      checkRoom(folder, needed, Files.getFileStore(folder).getUsableSpace());
      Path file = Files.createTempFile(folder, "demitasse-", ".pixels");
      return new CacheFile(
          folder,
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw trouble(folder, e);
    }
  }

  static void checkRoom(Path folder, long needed, long room) {
    if (needed > room) {
      throw new DataException(
          "the pictures need a cache file of %.1f GB, but '%s' has room for %.1f GB; %s"
              .formatted(needed / 1e9, folder, room / 1e9, REMEDY));
    }
  }

  private static DataException trouble(Path folder, IOException e) {
    return e instanceof ClosedByInterruptException
        ? new DataException("reading the pictures was interrupted", e)
        : new DataException(
            "the cache file of the pictures cannot be written to '%s' (%s); %s"
                .formatted(folder, FileTrouble.of(e), REMEDY),
            e);
  }

  /**
   * Appends so many of the bytes, from the first on that is named.
   *
   * @throws DataException if they cannot be written
   */
  void append(byte[] bytes, int from, int count) {
    int end = from + count;
    for (int done = from; done < end; ) {
      int length = Math.min(end - done, buffer.remaining());
      buffer.put(bytes, done, length);
      done += length;
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
  }

  private void flush() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw trouble(folder, e);
    }
    buffer.clear();
  }

  /**
   * All bytes appended so far, only to be read; the file's end does not end them.
   *
   * @throws DataException if they cannot be written or mapped
   */
  MemorySegment map() {
    flush();
    try {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
    } catch (IOException e) {
      throw trouble(folder, e);
    }
  }

  /** Closes the file, which removes it where that is not done yet; what is mapped stays. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw trouble(folder, e);
    }
  }
}
