package dev.demitasse.model;

import dev.demitasse.data.Fitting;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which input shape layers get that name none.
 *
 * @param architecture the layers for that shape
 * @param note what was chosen and why, to be told; empty where the shape was given
 */
public record InputChoice(Architecture architecture, Optional<String> note) {
  private static final int SIDE_AT_MOST = 512;

  /**
   * For pictures of one known shape: that shape if the layers fit it, else the pictures framed by
   * up to 4 rows and columns of black on each side if they fit that, else {@link #smallest}.
   *
   * @throws ArchitectureException if the layers fit no such shape
   */
  public static InputChoice forPictures(ArchitectureText text, Shape pictures) {
    int channels = channels(text).orElse(pictures.dimension(0));
    for (int frame = 0; frame <= Fitting.FRAME_AT_MOST; frame += 2) {
      Shape shape =
          Shape.of(channels, pictures.dimension(1) + frame, pictures.dimension(2) + frame);
      Optional<Architecture> fitting = fitting(text, shape);
      if (fitting.isPresent()) {
        Optional<String> note =
            frame == 0
                ? Optional.empty()
                : Optional.of("pictures of " + pictures + " are framed to " + shape);
        return new InputChoice(fitting.get(), note);
      }
    }
    return forSizes(text)
        .orElseGet(() -> new InputChoice(text.architecture(pictures), Optional.empty()));
  }

  /**
   * For pictures of unknown shape: the smallest square that the layers' given sizes fit.
   *
   * @throws ArchitectureException if the layers give no sizes or fit no square up to 512
   */
  public static InputChoice smallest(ArchitectureText text) {
    return forSizes(text)
        .orElseThrow(
            () ->
                new ArchitectureException(
                    text.name()
                        + " does not say what pictures it takes; begin it with a line such as"
                        + " Input(1, 32, 32)"));
  }

  private static Optional<InputChoice> forSizes(ArchitectureText text) {
    boolean sized =
        all(text.layers()).anyMatch(layer -> layer instanceof Dense dense && dense.inputs() > 0);
    if (!sized) {
      return Optional.empty();
    }
    int channels = channels(text).orElse(1);
    for (int side = 1; side <= SIDE_AT_MOST; side++) {
      Shape shape = Shape.of(channels, side, side);
      Optional<Architecture> fitting = fitting(text, shape);
      if (fitting.isPresent()) {
        String note =
            "pictures are brought to " + shape + ", the smallest size that " + text.name();
        return Optional.of(new InputChoice(fitting.get(), Optional.of(note + " fits")));
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> channels(ArchitectureText text) {
    Optional<Integer> channels =
        all(text.layers())
            .filter(Conv.class::isInstance)
            .map(layer -> ((Conv) layer).inputChannel())
            .findFirst()
            .filter(count -> count > 0);
    if (channels.isPresent() && channels.get() != 1 && channels.get() != 3) {
      throw new ArchitectureException(
          "%s: the first Conv wants %d channels, but pictures have 1 (gray) or 3 (colour); change its"
                  .formatted(text.name(), channels.get())
              + " input_channel");
    }
    return channels;
  }

  /** The layers and those that joins hold. */
  private static Stream<Layer> all(List<Layer> layers) {
    return layers.stream()
        .flatMap(
            layer ->
                layer instanceof Join join
                    ? join.paths().stream().flatMap(path -> all(path.layers()))
                    : Stream.of(layer));
  }

  private static Optional<Architecture> fitting(ArchitectureText text, Shape shape) {
    try {
      return Optional.of(text.architecture(shape));
    } catch (ArchitectureException e) {
      return Optional.empty(); // this is a search: another size may fit
    }
  }
}
