package dev.demitasse;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.Division;
import dev.demitasse.data.Fingerprint;
import dev.demitasse.data.Fitting;
import dev.demitasse.data.Loaded;
import dev.demitasse.data.PixelCache;
import dev.demitasse.data.Progress;
import dev.demitasse.data.Request;
import dev.demitasse.data.Skipped;
import dev.demitasse.data.Splits;
import dev.demitasse.data.Standardisation;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.PictureSamples;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures made ready for an architecture, and the architecture made ready for them.
 *
 * @param architecture the layers, their end fitted to the number of classes
 * @param preprocessing what happens to each picture before the network sees it
 * @param splits the pictures in training, validation and test
 * @param skipped files that could not be read
 * @param notes what was decided along the way, one sentence each
 */
public record PreparedData(
    Architecture architecture,
    Preprocessing preprocessing,
    Splits splits,
    List<Skipped> skipped,
    List<String> notes) {

  /** Copies the lists. */
  public PreparedData {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  /**
   * What to take of a source.
   *
   * @param classes the classes to keep, in this order, by name or number; empty for all
   * @param strict whether a file that cannot be read is an error rather than skipped
   * @param seed from which the division into parts derives
   * @param cache where the pixels are kept
   */
  public record Options(List<String> classes, boolean strict, long seed, PixelCache cache) {
    /** All classes, files that cannot be read skipped, seed 1. */
    public static final Options DEFAULT = new Options(List.of(), false, 1);

    /** Copies the list. */
    public Options {
      classes = List.copyOf(classes);
    }

    /** Pixels kept as usual. */
    public Options(List<String> classes, boolean strict, long seed) {
      this(classes, strict, seed, PixelCache.usual());
    }
  }

  /**
   * Reads a source for an architecture.
   *
   * @throws dev.demitasse.tensor.InputException if the pictures cannot be read or divided, or the
   *     architecture cannot be made to fit them
   */
  public static PreparedData load(
      DataSource source, Architecture architecture, Options options, Progress progress) {
    Fitting fitting = fitting(architecture.input(), source.pictureShape());
    Request request = new Request(fitting, options.classes(), options.strict(), options.cache());
    Loaded loaded = source.load(request, progress);
    Splits splits = Division.of(source.name(), loaded, options.seed());
    List<String> notes = new ArrayList<>();
    notes.add(splits.note());
    if (splits.train().cacheBytes() > 0) {
      notes.add(cached(splits.train().cacheBytes(), options.cache()));
    }
    int classes = splits.train().classNames().size();
    Architecture fitted = architecture.withClasses(classes);
    if (fitted != architecture) {
      notes.add(
          "%s is given %s at its end, for %d classes"
              .formatted(
                  architecture.name(),
                  classes == 2 ? "1 output and a sigmoid" : classes + " outputs and a softmax",
                  classes));
    }
    Preprocessing preprocessing = new Preprocessing(fitting, Standardisation.of(splits.train()));
    Fingerprint.begin(splits);
    return new PreparedData(fitted, preprocessing, splits, loaded.skipped(), notes);
  }

  private static String cached(long bytes, PixelCache cache) {
    return "the pixels, %s, are more than the heap should hold and are kept in a temporary file in %s"
        .formatted(
            bytes < 1e9 ? "%.1f MB".formatted(bytes / 1e6) : "%.1f GB".formatted(bytes / 1e9),
            cache.folder());
  }

  /** Pictures a little smaller than the input are framed, others are scaled. */
  static Fitting fitting(Shape input, Optional<Shape> pictures) {
    int channels = input.dimension(0);
    int height = input.dimension(1);
    int width = input.dimension(2);
    return pictures
        .filter(shape -> framed(height, shape.dimension(1)) && framed(width, shape.dimension(2)))
        .map(
            shape ->
                Fitting.padded(channels, height, width, shape.dimension(1), shape.dimension(2)))
        .orElseGet(() -> Fitting.of(channels, height, width));
  }

  private static boolean framed(int wanted, int found) {
    return found <= wanted && wanted - found <= Fitting.FRAME_AT_MOST;
  }

  /** The training pictures as the network takes them. */
  public PictureSamples training() {
    return new PictureSamples(splits.train(), preprocessing.standardisation());
  }

  /** The validation pictures as the network takes them. */
  public PictureSamples validation() {
    return new PictureSamples(splits.validation(), preprocessing.standardisation());
  }

  /** The test pictures as the network takes them. */
  public PictureSamples test() {
    return new PictureSamples(splits.test(), preprocessing.standardisation());
  }

  /** SHA-256 over the pictures and labels of all three parts, in hexadecimal. */
  public String fingerprint() {
    return Fingerprint.of(splits);
  }
}
