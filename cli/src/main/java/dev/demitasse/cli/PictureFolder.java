package dev.demitasse.cli;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.data.Picture;
import dev.demitasse.data.PictureWriter;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.tensor.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A folder that pictures are written to, none over another file. It is made with the first.
 *
 * @param path the folder
 */
record PictureFolder(Path path) {
  /** What is kept of a name: with what is put behind it, it fits every file system. */
  private static final int NAME_AT_MOST = 50;

  /**
   * A folder that is there, or is not there yet.
   *
   * @throws InputException if it is a file
   */
  static PictureFolder at(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new InputException(
          "'%s' is a file, expected a folder to write to; name another".formatted(path));
    }
    return new PictureFolder(path);
  }

  /**
   * Writes a picture, whole or not at all.
   *
   * @param source the file that it is named after
   * @param kind what is put behind the name
   * @return where it is: {@code NAME-KIND.png}, or {@code NAME-KIND-2.png} if that is taken
   * @throws InputException if it cannot be written
   */
  Path write(Path source, String kind, Picture picture) {
    byte[] png = PictureWriter.png(picture);
    return Interruption.protect(
        () -> {
          make();
          Path file = free(name(source) + "-" + kind);
          AtomicFile.write(file, out -> out.write(png));
          return file;
        });
  }

  private void make() {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new InputException(
          "'%s' cannot be written to (%s); name another folder".formatted(path, FileTrouble.of(e)),
          e);
    }
  }

  private Path free(String name) {
    Path file = path.resolve(name + ".png");
    for (int n = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); n++) {
      file = path.resolve(name + "-" + n + ".png");
    }
    return file;
  }

  /** A file's name without what its kind is told by. */
  private static String name(Path source) {
    String name = source.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem.codePointCount(0, stem.length()) <= NAME_AT_MOST
        ? stem
        : stem.substring(0, stem.offsetByCodePoints(0, NAME_AT_MOST));
  }
}
