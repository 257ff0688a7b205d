package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What the colours and shapes of a chart stand for, as text above it, which wraps where the window
 * is narrow and is read aloud.
 *
 * @param entries the entries, in order
 * @param numbered what the numbers in the chart stand for, from 1 on
 */
public record Legend(List<Entry> entries, List<String> numbered) {
  /** No legend, for a chart that needs none. */
  public static final Legend NONE = new Legend(List.of(), List.of());

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

  /** Copies the lists. */
  public Legend {
    entries = List.copyOf(entries);
    numbered = List.copyOf(numbered);
  }

  /** A legend of a chart without numbers. */
  Legend(List<Entry> entries) {
    this(entries, List.of());
  }

  /** The legend as lists: of entries if there are several, of numbers if there are any. */
  Markup markup() {
    List<Markup> lists = new ArrayList<>();
    if (entries.size() > 1) {
      lists.add(list("ul", entries.stream().map(each -> item(swatch(each), each.name())).toList()));
    }
    if (!numbered.isEmpty()) {
      List<Markup> items = new ArrayList<>();
      for (String name : numbered) {
        Markup number = Markup.element("b", Integer.toString(items.size() + 1));
        items.add(item(number, " " + name));
      }
      lists.add(list("ol", items));
    }
    return Markup.group(lists);
  }

  private static Markup list(String kind, List<Markup> items) {
    return Markup.element(kind, Markup.group(items)).in("legend");
  }

  private static Markup item(Markup sign, String text) {
    return Markup.element("li", sign, text);
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
