package dev.demitasse.model;

import dev.demitasse.tensor.InputException;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all: written beside their name, flushed, moved into place. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to the stream, which is buffered. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file; one of that name is replaced only when the new one is complete.
   *
   * @throws InputException if it cannot be written; then nothing is left behind
   */
  public static void write(Path file, Content content) {
    Path beside = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        content.writeTo(buffered);
        buffered.flush();
        out.getChannel().force(true);
      }
      move(beside, file);
    } catch (IOException e) {
      discard(beside);
      throw new InputException(
          "cannot write "
              + file
              + " ("
              + reason(e)
              + "); check the folder's permissions and the free space on the disk",
          e);
    } catch (RuntimeException | Error e) {
      discard(beside);
      throw e;
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

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
