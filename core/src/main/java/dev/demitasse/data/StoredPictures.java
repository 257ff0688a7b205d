package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** The pictures of a data set kept in a few large files or arrays: what IDX and NPZ share. */
final class StoredPictures {
  private static final int REPORT_EVERY = 1024;

  private final String name;
  private final List<StoredPart> parts;
  private final ClassNames classes;

  StoredPictures(String name, List<StoredPart> parts, ClassNames classes) {
    this.name = name;
    this.parts = parts;
    this.classes = classes;
  }

  List<String> classNames() {
    return classes.names();
  }

  Map<Shape, Integer> shapes() {
    ShapeCounts counts = new ShapeCounts();
    for (StoredPart part : parts) {
      Shape shape = Shape.of(part.channels(), part.height(), part.width());
      counts.add(shape, part.labels().length);
    }
    return counts.mostFrequentFirst();
  }

  /** Reads the wanted classes; see {@link DataSource#load}. */
  Loaded load(Request request, Progress progress) {
    ClassSelection selection = ClassSelection.of(name, classNames(), request.classes());
    Fitting fitting = request.fitting();
    Shape shape = fitting.shape();
    long wanted = wanted(selection);
    Capacity.check(name, wanted, shape, request.cache());
    Map<Part, Dataset> loaded = new EnumMap<>(Part.class);
    Counter counter =
        new Counter(progress, parts.stream().mapToInt(part -> part.labels().length).sum());
    try (PixelCollector pixels = new PixelCollector(request.cache(), shape.size(), wanted)) {
      Map<Part, Dataset.Builder> builders = new EnumMap<>(Part.class);
      for (StoredPart part : parts) {
        Dataset.Builder builder = Dataset.builder(selection.names(), shape, pixels);
        read(part, label -> selection.label(classes.classOf(label)), fitting, builder, counter);
        if (builder.size() > 0) {
          builders.put(part.part(), builder);
        }
      }
      builders.forEach((part, builder) -> loaded.put(part, builder.build()));
    }
    if (loaded.isEmpty()) {
      throw new DataException(
          "%s has no picture of %s; choose other classes"
              .formatted(name, String.join(", ", selection.names())));
    }
    return new Loaded(loaded, !loaded.keySet().equals(Set.of(Part.TRAIN)), List.of());
  }

  /** Pictures of parts that differ in shape cannot be the same. */
  boolean same(String origin, String other) {
    return shapeOf(origin).equals(shapeOf(other));
  }

  private Shape shapeOf(String origin) {
    StoredPart part =
        parts.stream()
            .filter(candidate -> origin.startsWith(candidate.part().folder() + " "))
            .findFirst()
            .orElseThrow();
    return Shape.of(part.channels(), part.height(), part.width());
  }

  private long wanted(ClassSelection selection) {
    long count = 0;
    for (StoredPart part : parts) {
      for (int label : part.labels()) {
        count += selection.label(classes.classOf(label)) >= 0 ? 1 : 0;
      }
    }
    return count;
  }

  private static void read(
      StoredPart part,
      IntUnaryOperator classOf,
      Fitting fitting,
      Dataset.Builder builder,
      Counter counter) {
    int count = part.labels().length;
    byte[] bytes = new byte[part.pictureSize()];
    String origin = part.part().folder() + " image ";
    try (InputStream stream = part.stream().open()) {
      for (int i = 0; i < count; i++) {
        if (!filled(stream, bytes)) {
          throw new DataException(
              "%s ends in picture %d, expected %d pictures of %dx%d; get the file again"
                  .formatted(part.imageSource(), i, count, part.height(), part.width()));
        }
        int label = classOf.applyAsInt(part.labels()[i]);
        if (label >= 0) {
          builder.add(fitting.apply(picture(part, bytes)).pixels(), label, origin, i);
        }
        counter.count();
      }
      if (stream.read() >= 0) {
        throw new DataException(
            "%s holds more than the %d pictures of %dx%d its header says; get the file again"
                .formatted(part.imageSource(), count, part.height(), part.width()));
      }
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read to its end (%s); get the file again"
              .formatted(part.imageSource(), FileTrouble.of(e)),
          e);
    }
  }

  /** Whether there were enough bytes; a compressed stream that breaks off has not. */
  private static boolean filled(InputStream stream, byte[] bytes) throws IOException {
    try {
      return stream.readNBytes(bytes, 0, bytes.length) == bytes.length;
    } catch (EOFException _) {
      return false;
    }
  }

  /** A picture of its own from bytes that are used again: [H, W, C] becomes [C, H, W]. */
  private static Picture picture(StoredPart part, byte[] bytes) {
    int channels = part.channels();
    int plane = bytes.length / channels;
    byte[] pixels = new byte[bytes.length];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < plane; i++) {
        pixels[channel * plane + i] = bytes[i * channels + channel];
      }
    }
    return new Picture(channels, part.height(), part.width(), pixels);
  }

  /** Tells how many pictures were read, every so often. */
  private static final class Counter {
    private final Progress progress;
    private final int total;
    private int done;

    private Counter(Progress progress, int total) {
      this.progress = progress;
      this.total = total;
    }

    void count() {
      done++;
      if (done % REPORT_EVERY == 0 || done == total) {
        progress.read(done, total);
      }
    }
  }
}
