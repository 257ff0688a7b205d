package dev.demitasse.studies.sweep;

import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureException;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.InputChoice;
import dev.demitasse.model.Presets;
import dev.demitasse.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Architecture text that may leave values open: {@code {name}} where a number or a word stands.
 *
 * @param name a preset's name or a file
 * @param text what stands in it; empty for a preset, which leaves nothing open
 */
public record Template(String name, Optional<String> text) {
  /** A comment, which is none of the text's business; a string; a gap. */
  private static final Pattern PIECE =
      Pattern.compile("#[^\n]*|\"[^\"\n]*\"|'[^'\n]*'|\\{([\\p{L}_][\\p{L}\\p{N}_]*)}");

  private static final Pattern GAP = Pattern.compile("\\{([\\p{L}_][\\p{L}\\p{N}_]*)}");

  /**
   * What a person means by a preset's name or a file of architecture text.
   *
   * @throws ArchitectureException if it is neither, or the file cannot be read
   */
  public static Template find(String nameOrFile) {
    if (Presets.names().contains(nameOrFile) || !isFile(nameOrFile)) {
      return new Template(Presets.find(nameOrFile).name(), Optional.empty());
    }
    return new Template(nameOrFile, Optional.of(ArchitectureText.contentOf(Path.of(nameOrFile))));
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false; // no file can have that name
    }
  }

  /** The names of what is left open. */
  public Set<String> gaps() {
    Set<String> gaps = new LinkedHashSet<>();
    replace(
        (name, _) -> {
          gaps.add(name);
          return "";
        });
    return gaps;
  }

  /**
   * The network with these values in place of what is left open, and in every layer that has an
   * argument of that name.
   *
   * @param pictures the shape of the pictures, for a text that names no input
   * @throws ArchitectureException if that is no network
   */
  Architecture filled(Map<String, String> values, Optional<Shape> pictures) {
    Set<String> gaps = gaps();
    Architecture written = written(values, pictures);
    Map<String, String> others = new HashMap<>(values);
    others.keySet().removeAll(gaps);
    try {
      List<Layer> layers = LayerArguments.apply(others, written.layers());
      return layers.equals(written.layers())
          ? written
          : Architecture.of(name, written.input(), layers);
    } catch (LayerException e) {
      throw new ArchitectureException(name + ": " + e.getMessage());
    }
  }

  /** The network as the text says it. */
  private Architecture written(Map<String, String> values, Optional<Shape> pictures) {
    ArchitectureText found =
        text.isEmpty()
            ? Presets.find(name)
            : ArchitectureText.parse(name, replace((gap, quoted) -> value(values, gap, quoted)));
    if (found.input().isPresent()) {
      return found.architecture();
    }
    InputChoice choice =
        pictures
            .map(shape -> InputChoice.forPictures(found, shape))
            .orElseGet(() -> InputChoice.smallest(found));
    return choice.architecture();
  }

  private static String value(Map<String, String> values, String gap, boolean quoted) {
    String value = values.getOrDefault(gap, "{" + gap + "}");
    return quoted || Kind.isNumber(value) ? value : '"' + value + '"';
  }

  /** Says what stands for a gap. */
  @FunctionalInterface
  private interface Filling {
    /** The text in place of the gap of this name, which may stand within quotes. */
    String of(String name, boolean quoted);
  }

  private String replace(Filling filling) {
    return PIECE
        .matcher(text.orElse(""))
        .replaceAll(
            piece -> Matcher.quoteReplacement(replaced(piece.group(), piece.group(1), filling)));
  }

  private static String replaced(String piece, String gap, Filling filling) {
    if (gap != null) {
      return filling.of(gap, false);
    }
    return piece.startsWith("#")
        ? piece
        : GAP.matcher(piece)
            .replaceAll(found -> Matcher.quoteReplacement(filling.of(found.group(1), true)));
  }
}
