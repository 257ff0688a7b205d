package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The few numbers a page is about, in large type.
 *
 * @param figures the numbers, in order
 */
public record KeyFigures(List<Figure> figures) implements Block {
  /**
   * One number.
   *
   * @param name what it is
   * @param value the number as text
   * @param detail what it has to be read with, such as its interval; may be empty
   */
  public record Figure(String name, String value, String detail) {}

  /** No numbers yet. */
  public static final KeyFigures NONE = new KeyFigures(List.of());

  /** Copies the list. */
  public KeyFigures {
    figures = List.copyOf(figures);
  }

  /** The same numbers and one more. */
  public KeyFigures and(String name, String value, String detail) {
    List<Figure> more = new ArrayList<>(figures);
    more.add(new Figure(name, value, detail));
    return new KeyFigures(more);
  }

  @Override
  public Markup markup() {
    List<Markup> items = new ArrayList<>();
    for (Figure figure : figures) {
      items.add(
          Markup.element(
              "div",
              Markup.element("dt", figure.name()),
              Markup.element("dd", figure.value()).in("value"),
              Markup.element("dd", figure.detail()).in("detail")));
    }
    return Markup.element("dl", Markup.group(items)).in("key");
  }
}
