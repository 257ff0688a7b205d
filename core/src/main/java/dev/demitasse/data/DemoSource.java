package dev.demitasse.data;

import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The generated inspection task: 32x32 gray pictures of a machined surface, every second one with a
 * scratch, a pit or a crack somewhere. The same pictures every time, on every machine.
 */
public final class DemoSource implements DataSource {
  private static final Randomness RANDOMNESS = new Randomness(2024);
  private static final List<String> CLASSES = List.of("ok", "defect");
  private static final Shape SHAPE = Shape.of(1, Surface.SIDE, Surface.SIDE);

  DemoSource() {}

  /** How many pictures a part has, half of each class. */
  public static int size(Part part) {
    return switch (part) {
      case TRAIN -> 4000;
      case VALIDATION -> 500;
      case TEST -> 1000;
    };
  }

  @Override
  public String name() {
    return "demo (generated pictures)";
  }

  @Override
  public List<String> classNames() {
    return CLASSES;
  }

  @Override
  public Optional<Shape> pictureShape() {
    return Optional.of(SHAPE);
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public Loaded load(Request request, Progress progress) {
    ClassSelection selection = ClassSelection.of("demo", CLASSES, request.classes());
    Fitting fitting = request.fitting();
    Shape shape = Shape.of(fitting.channels(), fitting.height(), fitting.width());
    int total = Stream.of(Part.values()).mapToInt(DemoSource::size).sum();
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    int done = 0;
    for (Part part : Part.values()) {
      Dataset.Builder builder = Dataset.builder(selection.names(), shape);
      Picture[] pictures =
          IntStream.range(0, size(part))
              .parallel()
              .mapToObj(i -> fitting.apply(picture(part, i)))
              .toArray(Picture[]::new);
      for (int i = 0; i < pictures.length; i++) {
        int label = selection.label(i % 2);
        if (label >= 0) {
          builder.add(pictures[i].pixels(), label, "generated " + part.folder() + " image " + i);
        }
      }
      parts.put(part, builder.build());
      done += pictures.length;
      progress.read(done, total);
    }
    return new Loaded(parts, true, List.of());
  }

  /** The picture with this number; the odd ones have a defect. */
  static Picture picture(Part part, int index) {
    int before = 0;
    for (Part earlier : Part.values()) {
      if (earlier.compareTo(part) < 0) {
        before += size(earlier);
      }
    }
    byte[] pixels =
        Surface.paint(
            RANDOMNESS.stream(Randomness.Purpose.GENERATED_DATA, 0, before + index),
            index % 2 == 1);
    return new Picture(1, Surface.SIDE, Surface.SIDE, pixels);
  }

  /**
   * Writes the pictures as PNG files: {@code train/ok/0000.png} and so on, {@code val} and {@code
   * test} likewise.
   *
   * @param folder is made if it is not there; must be empty
   * @param progress told how many files are written
   * @throws DataException if the folder is not empty, is a file, or a file cannot be written; what
   *     was written until then stays
   */
  public static void write(Path folder, Progress progress) {
    write(folder, progress, DemoSource::size);
  }

  /** Writes so many pictures of each part. */
  static void write(Path folder, Progress progress, ToIntFunction<Part> sizes) {
    checkEmpty(folder);
    int total = Stream.of(Part.values()).mapToInt(sizes).sum();
    int done = 0;
    Path file = folder;
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try {
      for (Part part : Part.values()) {
        for (String className : CLASSES) {
          file = folder.resolve(part.folder()).resolve(className);
          Files.createDirectories(file);
        }
        for (int i = 0; i < sizes.applyAsInt(part); i++) {
          file = folder.resolve(part.folder()).resolve(CLASSES.get(i % 2));
          file = file.resolve("%04d.png".formatted(i));
          write(writer, picture(part, i), file);
          done++;
          progress.read(done, total);
        }
      }
    } catch (IOException e) {
      throw new DataException(
          "'%s' cannot be written (%s) after %d of %d pictures; make room or choose another folder"
              .formatted(file, e.getMessage(), done, total),
          e);
    } finally {
      writer.dispose();
    }
  }

  private static void checkEmpty(Path folder) {
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
      throw new DataException("'%s' cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static void write(ImageWriter writer, Picture picture, Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(image);
    }
    Files.write(file, bytes.toByteArray());
  }
}
