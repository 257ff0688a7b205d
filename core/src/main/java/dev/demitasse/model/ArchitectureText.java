package dev.demitasse.model;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.layers.Layer;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An architecture as it is written down: one layer a line, in the report's names.
 *
 * <p>{@code model = Model()} and {@code model.add(...)} around a layer may be there and mean
 * nothing. Arguments go by place or by name; {@code Conv}'s input_channel and {@code Dense}'s
 * inputs may be left out and are then taken from the layer before. A join holds its paths in
 * brackets, {@code Add([Conv(3, 16, pad=1)], [])}, over as many lines as it likes. {@code #} begins
 * a comment. An {@code Input(channels, height, width)} line may come first.
 *
 * @param name what the text is called in messages: a preset's name or a file
 * @param input what {@code Input} says, if it is there
 * @param layers the layers; sizes left out are 0
 * @param lines on which line each layer stands
 */
public record ArchitectureText(
    String name, Optional<Shape> input, List<Layer> layers, List<Lines> lines) {
  private static final int LENGTH_AT_MOST = 1 << 20;

  /** Copies the lists. */
  public ArchitectureText {
    layers = List.copyOf(layers);
    lines = List.copyOf(lines);
  }

  /**
   * Reads a text.
   *
   * @throws ArchitectureException naming line and column, what was found and what was expected
   */
  public static ArchitectureText parse(String name, String text) {
    if (text.length() > LENGTH_AT_MOST) {
      throw tooLong(name);
    }
    return new ArchitectureParser(name, text).parse();
  }

  /**
   * Reads a text file.
   *
   * @throws ArchitectureException if it cannot be read or is no architecture
   */
  public static ArchitectureText read(Path file) {
    return parse(file.toString(), contentOf(file));
  }

  /**
   * What stands in a file of architecture text, not yet looked at.
   *
   * @throws ArchitectureException if it cannot be read or is too long to be one
   */
  public static String contentOf(Path file) {
    try {
      if (Files.size(file) > LENGTH_AT_MOST) {
        throw tooLong(file.toString());
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ArchitectureException(
          file + " is no architecture text: it is not written in UTF-8; name another file");
    } catch (IOException e) {
      throw new ArchitectureException(
          "cannot read %s (%s); check the path and its permissions"
              .formatted(file, FileTrouble.of(e)));
    }
  }

  private static ArchitectureException tooLong(String name) {
    return new ArchitectureException(
        name + " has more than 1 MB, which is no architecture text; name another file");
  }

  /**
   * The layers fitted together.
   *
   * @param otherwise the input's shape where the text has no {@code Input}
   * @throws ArchitectureException if they do not fit
   */
  public Architecture architecture(Shape otherwise) {
    return Architecture.of(name, input.orElse(otherwise), layers, lines);
  }

  /**
   * The layers fitted together for the shape that {@code Input} says.
   *
   * @throws ArchitectureException if they do not fit or there is no {@code Input}
   */
  public Architecture architecture() {
    if (input.isEmpty()) {
      throw new ArchitectureException(
          name
              + " does not say what pictures it takes; begin it with Input(1, 32, 32) or the like");
    }
    return architecture(input.get());
  }

  /**
   * The text of an architecture, which {@link #parse} turns into the same architecture. Numbers are
   * written with {@code %s}: {@code %d} has other digits in some languages.
   */
  public static String print(Architecture architecture) {
    Shape input = architecture.input();
    StringBuilder text = new StringBuilder();
    text.append(
        "Input(%s, %s, %s)\n"
            .formatted(input.dimension(0), input.dimension(1), input.dimension(2)));
    for (Layer layer : architecture.layers()) {
      text.append(LayerText.of(layer)).append('\n');
    }
    return text.toString();
  }

  /** The text of one layer; sizes that are 0 are left out, and a join's paths are indented. */
  public static String print(Layer layer) {
    return LayerText.of(layer);
  }

  /** The text of one layer without the paths that a join holds, which are only counted. */
  public static String head(Layer layer) {
    return LayerText.head(layer);
  }
}
