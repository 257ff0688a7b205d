package dev.demitasse.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Writes the generated pictures as a folder of class folders: all of them, or none. */
final class DemoFolder {
  private final Path folder;
  private final List<Path> made = new ArrayList<>();
  private Path current;

  DemoFolder(Path folder) {
    this.folder = folder;
    this.current = folder;
  }

  /**
   * Writes so many pictures of each part.
   *
   * @throws DataException if the folder is not empty, is a file, or a file cannot be written
   */
  void write(Progress progress, ToIntFunction<Part> sizes) {
    checkEmpty();
    boolean complete = false;
    try {
      writeParts(progress, sizes);
      complete = true;
    } catch (IOException e) {
      throw new DataException(
          "'%s' cannot be written (%s); make room or choose another folder"
              .formatted(current, FileTrouble.of(e)),
          e);
    } finally {
      if (!complete) {
        removeMade();
      }
    }
  }

  private void checkEmpty() {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          "'%s' is a file, expected a new or empty folder; choose another name".formatted(folder));
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      if (entries.iterator().hasNext()) {
        throw new DataException(
            "'%s' is not empty; choose a new or empty folder".formatted(folder));
      }
    } catch (IOException e) {
      throw new DataException(
          "'%s' cannot be read (%s); check its permissions".formatted(folder, FileTrouble.of(e)),
          e);
    }
  }

  private void writeParts(Progress progress, ToIntFunction<Part> sizes) throws IOException {
    int total = Stream.of(Part.values()).mapToInt(sizes).sum();
    int done = 0;
    for (Part part : Part.values()) {
      for (String className : DemoSource.CLASSES) {
        makeFolders(folder.resolve(part.folder()).resolve(className));
      }
      for (int i = 0; i < sizes.applyAsInt(part); i++) {
        Path classFolder = folder.resolve(part.folder()).resolve(DemoSource.CLASSES.get(i % 2));
        writePicture(DemoSource.picture(part, i), classFolder.resolve(name(i)));
        done++;
        progress.read(done, total);
      }
    }
  }

  /** Four digits, the same in every language. */
  private static String name(int index) {
    String digits = Integer.toString(index);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits + ".png";
  }

  private void makeFolders(Path inner) throws IOException {
    current = inner;
    List<Path> missing = new ArrayList<>();
    for (Path path = inner.toAbsolutePath(); !Files.exists(path); path = path.getParent()) {
      missing.addFirst(path);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      made.add(path);
    }
  }

  private void writePicture(Picture picture, Path file) throws IOException {
    current = file;
    byte[] bytes = PictureWriter.png(picture);
    made.add(file);
    Files.write(file, bytes);
  }

  private void removeMade() {
    for (Path path : made.reversed()) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        return; // someone put something there meanwhile: it stays
      }
    }
  }
}
