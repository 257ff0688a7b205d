package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What the colours and shapes of a chart stand for, as text above it, which wraps where the window
 * is narrow and is read aloud.
 *
 * @param entries the entries, in order
 */
public record Legend(List<Entry> entries) {
  /** No legend, for a chart that needs none. */
  public static final Legend NONE = new Legend(List.of());

  /** How an entry is drawn. */
  public enum Swatch {
    /** A line with a symbol on it. */
    LINE,
    /** A dashed line with a symbol on it. */
    DASHED,
    /** A thin dashed line. */
    REFERENCE,
    /** A symbol. */
    SYMBOL,
    /** A part of a bar. */
    BAR
  }

  /**
   * One entry.
   *
   * @param name what it stands for
   * @param colour its colour
   * @param number the number of its symbol, from 0
   * @param swatch how it is drawn
   */
  public record Entry(String name, String colour, int number, Swatch swatch) {}

  /** Copies the list. */
  public Legend {
    entries = List.copyOf(entries);
  }

  /** The legend as a list; nothing if there is but one entry. */
  Markup markup() {
    if (entries.size() < 2) {
      return Markup.group(List.of());
    }
    List<Markup> items = new ArrayList<>();
    for (Entry entry : entries) {
      items.add(Markup.element("li", swatch(entry), entry.name()));
    }
    return Markup.element("ul", Markup.group(items)).in("legend");
  }

  private static Markup swatch(Entry entry) {
    List<Markup> parts = new ArrayList<>();
    if (entry.swatch() == Swatch.BAR) {
      parts.add(shape("M0 1h26v10h-26z", entry.colour()));
    } else if (entry.swatch() != Swatch.SYMBOL) {
      Markup.Element line = Markup.element("path").attribute("d", "M0 6h26");
      line =
          line.attribute("stroke", entry.colour())
              .attribute("stroke-width", entry.swatch() == Swatch.REFERENCE ? 1 : 2);
      parts.add(entry.swatch() == Swatch.LINE ? line : line.attribute("stroke-dasharray", "4 3"));
    }
    if (entry.swatch() != Swatch.BAR && entry.swatch() != Swatch.REFERENCE) {
      parts.add(shape(ChartStyle.outline(entry.number()), entry.colour()));
    }
    return Markup.element("svg", Markup.group(parts))
        .attribute("viewBox", "0 0 26 12")
        .attribute("width", 26)
        .attribute("height", 12)
        .attribute("aria-hidden", "true");
  }

  private static Markup shape(String path, String colour) {
    return Markup.element("path").attribute("d", path).attribute("fill", colour);
  }
}
