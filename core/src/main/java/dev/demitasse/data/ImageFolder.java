package dev.demitasse.data;

import dev.demitasse.data.FolderLayout.ClassFile;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A folder with one folder of pictures for each class, perhaps below folders for the parts.
 *
 * <p>Sizes and channels come from the headers of all files, read when first asked for; files whose
 * header cannot be read do not count.
 */
final class ImageFolder implements DataSource {
  private final Path folder;
  private final String name;
  private final FolderLayout layout;
  private Map<Shape, Integer> shapes;

  private ImageFolder(Path folder, String name, FolderLayout layout) {
    this.folder = folder;
    this.name = name;
    this.layout = layout;
  }

  /**
   * Looks into a folder, at names only.
   *
   * @throws DataException if it is no folder or {@link FolderLayout#of} cannot make sense of it
   */
  static ImageFolder open(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          "'%s' is a file; give a folder with a folder of pictures for each class".formatted(name));
    }
    return new ImageFolder(folder, name, FolderLayout.of(folder));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classNames() {
    return layout.classNames();
  }

  @Override
  public synchronized Map<Shape, Integer> shapes() {
    if (shapes == null) {
      PictureHeader[] headers = new PictureHeader[layout.files().size()];
      Parallel.each(headers.length, i -> headers[i] = header(layout.files().get(i).path()));
      ShapeCounts counts = new ShapeCounts();
      for (PictureHeader header : headers) {
        if (header != null) {
          counts.add(Shape.of(header.channels(), header.height(), header.width()), 1);
        }
      }
      shapes = counts.mostFrequentFirst();
    }
    return shapes;
  }

  private static PictureHeader header(Path file) {
    try {
      return PictureFile.header(file);
    } catch (UnreadablePicture e) {
      return null;
    }
  }

  @Override
  public Loaded load(Request request, Progress progress) {
    ClassSelection selection = ClassSelection.of(name, classNames(), request.classes());
    List<ClassFile> files =
        layout.files().stream().filter(file -> selection.label(file.label()) >= 0).toList();
    Shape shape = request.fitting().shape();
    Map<Part, Dataset.Builder> builders = new EnumMap<>(Part.class);
    List<Skipped> skipped = new ArrayList<>();
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    try (PixelCollector pixels = new PixelCollector(request.cache(), shape.size(), files.size())) {
      new FolderReading(files, request.fitting(), request.strict())
          .run(
              progress,
              (file, read) -> {
                String origin = folder.relativize(file.path()).toString();
                if (read.pixels() == null) {
                  skipped.add(new Skipped(origin, read.reason()));
                } else {
                  builders
                      .computeIfAbsent(
                          file.part(), part -> Dataset.builder(selection.names(), shape, pixels))
                      .add(read.pixels(), selection.label(file.label()), origin);
                }
              });
      builders.forEach((part, builder) -> parts.put(part, builder.build()));
    }
    if (parts.isEmpty()) {
      throw new DataException(
          "none of the %d pictures in '%s' can be read: '%s' %s"
              .formatted(files.size(), name, files.getFirst().path(), skipped.getFirst().reason()));
    }
    return new Loaded(parts, layout.divided(), skipped);
  }

  @Override
  public boolean same(String origin, String other) {
    Path file = folder.resolve(origin);
    Path otherFile = folder.resolve(other);
    try {
      return Files.mismatch(file, otherFile) < 0
          || equal(PictureReader.read(file), PictureReader.read(otherFile));
    } catch (IOException e) {
      throw new DataException(
          "'%s' cannot be compared with '%s' (%s); check the permissions of both"
              .formatted(otherFile, file, FileTrouble.of(e)),
          e);
    }
  }

  private static boolean equal(Picture picture, Picture other) {
    Fitting colour = Fitting.of(3, picture.height(), picture.width());
    return picture.height() == other.height()
        && picture.width() == other.width()
        && Arrays.equals(colour.apply(picture).pixels(), colour.apply(other).pixels());
  }
}
