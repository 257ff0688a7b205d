package dev.demitasse.data;

import dev.demitasse.data.FolderLayout.ClassFile;
import dev.demitasse.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
  private List<PictureHeader> headers;

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
  public Optional<Shape> pictureShape() {
    List<PictureHeader> sizes =
        headers().stream()
            .map(header -> new PictureHeader(channels(), header.height(), header.width()))
            .distinct()
            .limit(2)
            .toList();
    return sizes.size() == 1
        ? Optional.of(Shape.of(channels(), sizes.getFirst().height(), sizes.getFirst().width()))
        : Optional.empty();
  }

  @Override
  public int channels() {
    boolean gray = headers().stream().allMatch(header -> header.channels() == 1);
    return gray && !headers().isEmpty() ? 1 : 3;
  }

  private synchronized List<PictureHeader> headers() {
    if (headers == null) {
      PictureHeader[] found = new PictureHeader[layout.files().size()];
      Parallel.each(found.length, i -> found[i] = header(layout.files().get(i).path()));
      headers = Arrays.stream(found).filter(Objects::nonNull).toList();
    }
    return headers;
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
    FolderReading reading = new FolderReading(files, request.fitting(), request.strict());
    reading.run(progress);
    if (reading.nothing()) {
      throw new DataException(
          "none of the %d pictures in '%s' can be read: '%s' %s"
              .formatted(files.size(), name, files.getFirst().path(), reading.reason(0)));
    }
    return collect(selection, files, request.fitting(), reading);
  }

  private Loaded collect(
      ClassSelection selection, List<ClassFile> files, Fitting fitting, FolderReading reading) {
    Shape shape = Shape.of(fitting.channels(), fitting.height(), fitting.width());
    Map<Part, Dataset.Builder> builders = new EnumMap<>(Part.class);
    List<Skipped> skipped = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      ClassFile file = files.get(i);
      String origin = folder.relativize(file.path()).toString();
      if (reading.pixels(i) == null) {
        skipped.add(new Skipped(origin, reading.reason(i)));
      } else {
        builders
            .computeIfAbsent(file.part(), part -> Dataset.builder(selection.names(), shape))
            .add(reading.pixels(i), selection.label(file.label()), origin);
      }
    }
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    builders.forEach((part, builder) -> parts.put(part, builder.build()));
    return new Loaded(parts, layout.divided(), skipped);
  }
}
