package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where labelled pictures come from; opening one reads no more than names and headers. */
public sealed interface DataSource permits DemoSource, ImageFolder, IdxFolder, NpzFile {
  /** What {@link #open} takes, in words. */
  String ACCEPTED = "demo, a folder of class folders, a folder of IDX files or an NPZ file";

  /**
   * The source a person means.
   *
   * @param data {@code demo}, a folder of class folders, a folder of IDX files, or a {@code .npz}
   *     file
   * @throws DataException if there is nothing at the path or what is there is no data set
   */
  static DataSource open(String data) {
    if (data.equals("demo")) {
      return new DemoSource();
    }
    Path path;
    try {
      path = Path.of(data);
    } catch (InvalidPathException e) {
      throw new DataException("'%s' is no path: %s".formatted(data, e.getReason()), e);
    }
    if (data.isEmpty() || !Files.exists(path)) {
      throw new DataException("there is no '%s'; give %s".formatted(data, ACCEPTED));
    }
    if (!Files.isDirectory(path)) {
      if (data.toLowerCase(Locale.ROOT).endsWith(".npz")) {
        return NpzFile.open(path, data);
      }
      throw new DataException(
          IdxFolder.isIn(path.resolveSibling(""))
              ? "'%s' is one file of a data set; give the folder it is in".formatted(data)
              : "'%s' is a file, but not an NPZ file; give %s".formatted(data, ACCEPTED));
    }
    return IdxFolder.isIn(path) ? IdxFolder.open(path, data) : ImageFolder.open(path, data);
  }

  /** What the source is called: the path as given; the generated one says that it is. */
  String name();

  /** The names of its classes, in the order of their numbers. */
  List<String> classNames();

  /**
   * How many pictures have which shape [C, H, W], the most frequent first. Pictures whose header
   * cannot be read do not count; so there may be none.
   */
  Map<Shape, Integer> shapes();

  /** [C, H, W] when all pictures are known to have one size, otherwise empty. */
  default Optional<Shape> pictureShape() {
    List<Shape> sizes =
        shapes().keySet().stream()
            .map(shape -> Shape.of(channels(), shape.dimension(1), shape.dimension(2)))
            .distinct()
            .limit(2)
            .toList();
    return sizes.size() == 1 ? Optional.of(sizes.getFirst()) : Optional.empty();
  }

  /** 1 if all pictures are known to be gray, otherwise 3. */
  default int channels() {
    boolean gray = shapes().keySet().stream().allMatch(shape -> shape.dimension(0) == 1);
    return gray && !shapes().isEmpty() ? 1 : 3;
  }

  /**
   * Reads the pictures.
   *
   * @param request what is wanted
   * @param progress told how far it is
   * @throws DataException if a class is not there, the source cannot be read, or no picture is left
   */
  Loaded load(Request request, Progress progress);

  /**
   * Whether two pictures that are equal once fitted were so before: pictures of different sizes can
   * be scaled to the same.
   *
   * @param origin where one came from, as its data set says
   * @param other where the other came from
   */
  boolean same(String origin, String other);
}
