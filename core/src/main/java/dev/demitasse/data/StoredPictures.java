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

  /** About so many bytes are read at once. */
  private static final int READ_BYTES = 1 << 18;

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
    int size = part.pictureSize();
    byte[] bytes = new byte[size * Math.clamp(READ_BYTES / size, 1, count)];
    boolean asTheyAre = fits(part, fitting);
    String origin = part.part().folder() + " image ";
    try (InputStream stream = part.stream().open()) {
      int next = 0;
      while (next < count) {
        int pictures = Math.min(bytes.length / size, count - next);
        int whole = fill(stream, bytes, pictures * size) / size;
        if (whole < pictures) {
          throw new DataException(
              "%s ends in picture %d, expected %d pictures of %dx%d; get the file again"
                  .formatted(part.imageSource(), next + whole, count, part.height(), part.width()));
        }
        for (int i = 0; i < pictures; i++) {
          int number = next + i;
          int label = classOf.applyAsInt(part.labels()[number]);
          if (label >= 0 && asTheyAre) {
            builder.copy(bytes, i * size, label, origin, number);
          } else if (label >= 0) {
            Picture picture = picture(part, bytes, i * size);
            builder.add(fitting.apply(picture).pixels(), label, origin, number);
          }
          counter.count();
        }
        next += pictures;
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

  /** Whether the pictures already are what fitting would make of them, in the same order. */
  private static boolean fits(StoredPart part, Fitting fitting) {
    Fitting.Placement place = fitting.place(part.height(), part.width());
    return part.channels() == 1
        && fitting.shape().equals(Shape.of(1, part.height(), part.width()))
        && place.height() == part.height()
        && place.width() == part.width();
  }

  /** How many bytes there were, at most so many; a compressed stream that breaks off has fewer. */
  private static int fill(InputStream stream, byte[] bytes, int wanted) throws IOException {
    int filled = 0;
    try {
      while (filled < wanted) {
        int read = stream.read(bytes, filled, wanted - filled);
        if (read < 0) {
          break;
        }
        filled += read;
      }
    } catch (EOFException _) {
      return filled;
    }
    return filled;
  }

  /** A picture of its own from bytes that are used again: [H, W, C] becomes [C, H, W]. */
  private static Picture picture(StoredPart part, byte[] bytes, int offset) {
    int channels = part.channels();
    int size = part.pictureSize();
    int plane = size / channels;
    byte[] pixels = new byte[size];
    if (channels == 1) {
      System.arraycopy(bytes, offset, pixels, 0, size);
    }
    for (int channel = 0; channels > 1 && channel < channels; channel++) {
      for (int i = 0; i < plane; i++) {
        pixels[channel * plane + i] = bytes[offset + i * channels + channel];
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
