package dev.demitasse.studies.page;

import java.util.List;

/**
 * Sentences one below the other.
 *
 * @param sentences the sentences
 */
public record Bullets(List<String> sentences) implements Block {
  /** Copies the list. */
  public Bullets {
    sentences = List.copyOf(sentences);
  }

  @Override
  public Markup markup() {
    List<Markup.Element> items = sentences.stream().map(s -> Markup.element("li", s)).toList();
    return Markup.element("ul", Markup.group(items));
  }
}
