package dev.demitasse.data;

import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The generated inspection task: 32x32 gray pictures of a machined surface, every second one with a
 * scratch, a pit or a crack somewhere. The same pictures every time, on every machine.
 */
public final class DemoSource implements DataSource {
  private static final Randomness RANDOMNESS = new Randomness(2024);
  static final List<String> CLASSES = List.of("ok", "defect");
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
  public Map<Shape, Integer> shapes() {
    return Map.of(SHAPE, Stream.of(Part.values()).mapToInt(DemoSource::size).sum());
  }

  @Override
  public Loaded load(Request request, Progress progress) {
    ClassSelection selection = ClassSelection.of("demo", CLASSES, request.classes());
    Fitting fitting = request.fitting();
    Shape shape = fitting.shape();
    int total = Stream.of(Part.values()).mapToInt(DemoSource::size).sum();
    Map<Part, Dataset> loaded = new EnumMap<>(Part.class);
    try (PixelCollector pixels = new PixelCollector(request.cache(), shape.size(), total)) {
      Map<Part, Dataset.Builder> builders = new EnumMap<>(Part.class);
      int done = 0;
      for (Part part : Part.values()) {
        Dataset.Builder builder = Dataset.builder(selection.names(), shape, pixels);
        paint(part, selection, fitting, builder);
        builders.put(part, builder);
        done += size(part);
        progress.read(done, total);
      }
      builders.forEach((part, builder) -> loaded.put(part, builder.build()));
    }
    return new Loaded(loaded, true, List.of());
  }

  private static void paint(
      Part part, ClassSelection selection, Fitting fitting, Dataset.Builder builder) {
    String origin = "generated " + part.folder() + " image ";
    Parallel.inOrder(
        size(part),
        Parallel.block(fitting.shape().size()),
        i -> fitting.apply(picture(part, i)),
        (picture, i) -> {
          int label = selection.label(i % 2);
          if (label >= 0) {
            builder.add(picture.pixels(), label, origin, i);
          }
        });
  }

  @Override
  public boolean same(String origin, String other) {
    return true;
  }

  /** The picture with this number; the odd ones have a defect. */
  static Picture picture(Part part, int index) {
    byte[] pixels = Surface.paint(chance(part, index), index % 2 == 1);
    return new Picture(1, Surface.SIDE, Surface.SIDE, pixels);
  }

  /** What the defect in the picture with this odd number adds to its light, pixel by pixel. */
  static float[] defect(Part part, int index) {
    return Surface.defect(chance(part, index));
  }

  private static RandomStream chance(Part part, int index) {
    int before = 0;
    for (Part earlier : Part.values()) {
      if (earlier.compareTo(part) < 0) {
        before += size(earlier);
      }
    }
    return RANDOMNESS.stream(Randomness.Purpose.GENERATED_DATA, 0, before + index);
  }

  /**
   * Writes the pictures as PNG files: {@code train/ok/0000.png} and so on, {@code val} and {@code
   * test} likewise.
   *
   * @param folder is made if it is not there; must be empty
   * @param progress told how many files are written; may throw to end writing
   * @throws DataException if the folder is not empty, is a file, or a file cannot be written; then
   *     nothing is left behind
   */
  public static void write(Path folder, Progress progress) {
    new DemoFolder(folder).write(progress, DemoSource::size);
  }
}
