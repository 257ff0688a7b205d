package dev.demitasse.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

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
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try {
      for (Part part : Part.values()) {
        for (String className : DemoSource.CLASSES) {
          makeFolders(folder.resolve(part.folder()).resolve(className));
        }
        for (int i = 0; i < sizes.applyAsInt(part); i++) {
          Path classFolder = folder.resolve(part.folder()).resolve(DemoSource.CLASSES.get(i % 2));
          writePicture(writer, DemoSource.picture(part, i), classFolder.resolve(name(i)));
          done++;
          progress.read(done, total);
        }
      }
    } finally {
      writer.dispose();
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

  private void writePicture(ImageWriter writer, Picture picture, Path file) throws IOException {
    current = file;
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(image);
    }
    made.add(file);
    Files.write(file, bytes.toByteArray());
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
