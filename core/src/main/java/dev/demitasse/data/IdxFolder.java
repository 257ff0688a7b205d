package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of IDX files named as MNIST's are: {@code train-images-idx3-ubyte} and {@code
 * train-labels-idx1-ubyte}, likewise {@code t10k-} or {@code test-} and {@code validation-} or
 * {@code val-}, each with or without {@code .gz}.
 */
public final class IdxFolder implements DataSource {
  private static final int LARGEST_SIDE = 1 << 13;
  private static final List<String> ENDINGS = List.of("", ".gz");
  private static final List<String> MARKS = List.of("-idx", ".idx");

  private final String name;
  private final StoredPictures pictures;

  private IdxFolder(String name, StoredPictures pictures) {
    this.name = name;
    this.pictures = pictures;
  }

  /** Whether there is at least one file of pictures or labels with such a name in the folder. */
  static boolean isIn(Path folder) {
    for (Part part : Part.values()) {
      if (find(folder, part, "images", 3).or(() -> find(folder, part, "labels", 1)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the headers and the labels.
   *
   * @throws DataException if a file is missing or is not what its name says
   */
  static IdxFolder open(Path folder, String name) {
    List<StoredPart> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      Optional<Path> images = find(folder, part, "images", 3);
      Optional<Path> labels = find(folder, part, "labels", 1);
      if (images.isPresent() && labels.isPresent()) {
        parts.add(part(part, images.get(), labels.get()));
      } else if (images.isPresent() || labels.isPresent()) {
        throw new DataException(
            "'%s' has no file of %s beside it; put the two into one folder"
                .formatted(
                    images.or(() -> labels).get(), images.isPresent() ? "labels" : "images"));
      }
    }
    return new IdxFolder(name, new StoredPictures(name, parts, ClassNames.of(folder, parts)));
  }

  private static Optional<Path> find(Path folder, Part part, String kind, int rank) {
    List<String> prefixes = new ArrayList<>(part.names());
    if (part == Part.TEST) {
      prefixes.addFirst("t10k");
    }
    for (String prefix : prefixes) {
      for (String ending : ENDINGS) {
        for (String mark : MARKS) {
          Path file = folder.resolve(prefix + "-" + kind + mark + rank + "-ubyte" + ending);
          if (Files.isRegularFile(file)) {
            return Optional.of(file);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static StoredPart part(Part part, Path imageFile, Path labelFile) {
    IdxFile images = IdxFile.open(imageFile, 3);
    IdxFile labels = IdxFile.open(labelFile, 1);
    long count = images.dimensions()[0];
    long height = images.dimensions()[1];
    long width = images.dimensions()[2];
    if (count != labels.dimensions()[0]) {
      throw new DataException(
          "'%s' has %d pictures but '%s' has %d labels; take files that belong together"
              .formatted(imageFile, count, labelFile, labels.dimensions()[0]));
    }
    if (height > LARGEST_SIDE || width > LARGEST_SIDE) {
      throw new DataException(
          "'%s' claims pictures of %dx%d, expected sides of at most %d; get the file again"
              .formatted(imageFile, height, width, LARGEST_SIDE));
    }
    return new StoredPart(
        part,
        "'" + imageFile + "'",
        "'" + labelFile + "'",
        labels(labels),
        1,
        (int) height,
        (int) width,
        images::values);
  }

  /** All labels; memory is taken as they are read, not by what the header claims. */
  private static int[] labels(IdxFile file) {
    long count = file.dimensions()[0];
    byte[] bytes;
    try (InputStream stream = file.values()) {
      bytes = stream.readNBytes((int) Math.min(count + 1, Integer.MAX_VALUE - 8));
    } catch (EOFException e) {
      throw new DataException(
          "'%s' breaks off before its %d labels; get the file again".formatted(file.file(), count),
          e);
    } catch (IOException e) {
      throw new DataException(
          "'%s' cannot be read to its end (%s); get the file again"
              .formatted(file.file(), FileTrouble.of(e)),
          e);
    }
    if (bytes.length != count) {
      throw new DataException(
          "'%s' claims %d labels but holds %s; get the file again"
              .formatted(file.file(), count, bytes.length > count ? "more" : bytes.length));
    }
    int[] labels = new int[bytes.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = bytes[i] & 0xff;
    }
    return labels;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classNames() {
    return pictures.classNames();
  }

  @Override
  public Map<Shape, Integer> shapes() {
    return pictures.shapes();
  }

  @Override
  public Loaded load(Request request, Progress progress) {
    return pictures.load(request, progress);
  }

  @Override
  public boolean same(String origin, String other) {
    return pictures.same(origin, other);
  }
}
