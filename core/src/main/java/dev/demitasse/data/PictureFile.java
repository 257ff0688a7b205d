package dev.demitasse.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A picture file whose header was looked into; what it is, its content says and not its name. */
sealed interface PictureFile permits JpegFile, PngFile, OtherFile {
  /** Enough for the header of nearly all files. */
  int PREFIX = 1 << 16;

  /** No file above this many bytes is read. */
  long MAXIMAL_BYTES = 512L << 20;

  /** What the picture will be. */
  PictureHeader header();

  /**
   * The picture, upright.
   *
   * @throws UnreadablePicture if the file is damaged or of a kind that nothing here can decode
   */
  Picture decode() throws UnreadablePicture;

  /**
   * The picture, upright and fitted.
   *
   * @throws UnreadablePicture as {@link #decode} does, or if there is not the memory for it
   */
  default Picture decode(UnaryOperator<Picture> fitting) throws UnreadablePicture {
    try {
      return fitting.apply(decode());
    } catch (OutOfMemoryError e) {
      throw new UnreadablePicture("needs more memory than there is", e);
    }
  }

  /**
   * Reads a file, but decodes nothing yet.
   *
   * @throws UnreadablePicture if it cannot be read, or is no picture
   */
  static PictureFile open(Path file) throws UnreadablePicture {
    return of(bytes(file, Integer.MAX_VALUE));
  }

  /**
   * Reads as little of a file as its header needs.
   *
   * @throws UnreadablePicture if it cannot be read, or is no picture
   */
  static PictureHeader header(Path file) throws UnreadablePicture {
    byte[] prefix = bytes(file, PREFIX);
    try {
      if (JpegFile.recognises(prefix)) {
        return JpegHeader.of(prefix).upright();
      }
      if (PngFile.recognises(prefix)) {
        return PngFile.of(prefix).header();
      }
    } catch (UnreadablePicture e) {
      if (prefix.length < PREFIX) {
        throw e;
      }
    }
    return of(prefix.length < PREFIX ? prefix : bytes(file, Integer.MAX_VALUE)).header();
  }

  private static PictureFile of(byte[] bytes) throws UnreadablePicture {
    if (bytes.length == 0) {
      throw new UnreadablePicture("is empty");
    }
    if (JpegFile.recognises(bytes)) {
      return new JpegFile(bytes, JpegHeader.of(bytes));
    }
    return PngFile.recognises(bytes) ? PngFile.of(bytes) : OtherFile.of(bytes);
  }

  private static byte[] bytes(Path file, int most) throws UnreadablePicture {
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnreadablePicture(
            Files.isDirectory(file)
                ? "is a folder"
                : Files.exists(file) ? "is not a file" : "does not exist");
      }
      if (Files.size(file) > MAXIMAL_BYTES) {
        throw new UnreadablePicture(
            "has %d bytes, but at most 512 MiB are read".formatted(Files.size(file)));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(most);
      }
    } catch (NoSuchFileException e) {
      throw new UnreadablePicture("does not exist", e);
    } catch (AccessDeniedException e) {
      throw new UnreadablePicture("may not be read", e);
    } catch (IOException e) {
      throw new UnreadablePicture("cannot be read: " + FileTrouble.of(e), e);
    }
  }
}
