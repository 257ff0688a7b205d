package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A folder with one folder of pictures for each class. */
final class ImageFolder implements DataSource {
  private final Path folder;
  private final String name;
  private final List<String> classNames;

  private ImageFolder(Path folder, String name, List<String> classNames) {
    this.folder = folder;
    this.name = name;
    this.classNames = classNames;
  }

  /**
   * Looks into a folder.
   *
   * @throws DataException if it has no folders in it
   */
  static ImageFolder open(Path folder, String name) {
    List<String> classNames =
        list(folder).stream()
            .filter(Files::isDirectory)
            .map(path -> path.getFileName().toString())
            .toList();
    if (classNames.isEmpty()) {
      throw new DataException(
          "'%s' has no class folders in it; put each class's pictures into a folder of its own"
              .formatted(name));
    }
    return new ImageFolder(folder, name, classNames);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new DataException("'%s' cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public Optional<Shape> pictureShape() {
    return Optional.empty();
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public Loaded load(Request request, Progress progress) {
    ClassSelection selection = ClassSelection.of(name, classNames, request.classes());
    Fitting fitting = request.fitting();
    Dataset.Builder builder =
        Dataset.builder(
            selection.names(), Shape.of(fitting.channels(), fitting.height(), fitting.width()));
    List<Skipped> skipped = new ArrayList<>();
    for (String className : selection.names()) {
      int label = selection.label(classNames.indexOf(className));
      for (Path file : list(folder.resolve(className))) {
        String origin = folder.relativize(file).toString();
        Optional<Picture> picture = read(file);
        if (picture.isPresent()) {
          builder.add(fitting.apply(picture.get()).pixels(), label, origin);
        } else if (request.strict()) {
          throw new DataException("'%s' is no picture; take it away".formatted(file));
        } else {
          skipped.add(new Skipped(origin, "is no picture"));
        }
      }
    }
    progress.read(builder.size() + skipped.size(), builder.size() + skipped.size());
    return new Loaded(Map.of(Part.TRAIN, builder.build()), false, skipped);
  }

  private static Optional<Picture> read(Path file) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image == null) {
        return Optional.empty();
      }
      int plane = image.getWidth() * image.getHeight();
      byte[] pixels = new byte[Math.multiplyExact(3, plane)];
      for (int i = 0; i < plane; i++) {
        int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
        pixels[i] = (byte) (rgb >> 16);
        pixels[plane + i] = (byte) (rgb >> 8);
        pixels[2 * plane + i] = (byte) rgb;
      }
      return Optional.of(new Picture(3, image.getHeight(), image.getWidth(), pixels));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
