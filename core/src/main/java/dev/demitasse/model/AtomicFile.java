package dev.demitasse.model;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.tensor.InputException;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that appear whole or not at all: written beside their place, flushed, moved into it.
 *
 * <p>Any number of threads and processes may write the same file; the last to finish wins.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything to the stream, which is buffered.
     *
     * @throws IOException if the stream does; the file is then given up
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file; one of that name is replaced only when the new one is complete.
   *
   * @throws InputException if it cannot be written; then nothing is left behind
   */
  public static void write(Path file, Content content) {
    try {
      Path beside = reserve(file);
      boolean moved = false;
      try {
        fill(beside, content);
        move(beside, file);
        moved = true;
      } finally {
        if (!moved) {
          discard(beside);
        }
      }
    } catch (IOException e) {
      throw new InputException(
          "cannot write %s (%s); check the folder, its permissions and the free space on the disk"
              .formatted(file, FileTrouble.of(e)),
          e);
    }
  }

  /**
   * Writes a text file in UTF-8.
   *
   * @throws InputException if it cannot be written; then nothing is left behind
   */
  public static void writeText(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Makes an empty file of a name that nobody else has; it does not grow with the file's name. */
  private static Path reserve(Path file) throws IOException {
    long process = ProcessHandle.current().pid();
    for (int n = 0; ; n++) {
      Path beside = file.resolveSibling(".demitasse-" + process + "-" + n + ".partial");
      try {
        return Files.createFile(beside);
      } catch (FileAlreadyExistsException e) {
        // Another thread is writing it, or a process that was killed left it: take the next.
      }
    }
  }

  private static void fill(Path beside, Content content) throws IOException {
    // Not a channel's stream: that would be closed if the thread was interrupted, for instance
    // to end training early, and the model would be lost.
    try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
      OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
      content.writeTo(buffered);
      buffered.flush();
      out.getFD().sync();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      // The failure to write is what the caller is told; there is nothing better to do here.
    }
  }
}
