package dev.demitasse.studies.report;

import dev.demitasse.studies.page.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What draws: it collects the shapes of one SVG. */
final class Pen {
  static final String INK = "var(--ink)";
  static final String MUTED = "var(--muted)";

  /** How wide a letter is at a size of 1, roughly: text cannot be measured before it is shown. */
  private static final double LETTER = 0.5;

  private final List<Markup> parts = new ArrayList<>();

  /** How wide a text is, roughly. */
  static double width(String text, double size) {
    return LETTER * size * text.length();
  }

  /** What was drawn, between these heights, as an SVG of its own. */
  Markup.Element svg(double width, double top, double bottom) {
    return Markup.element("svg", Markup.group(parts))
        .attribute(
            "viewBox", "0 %s %s %s".formatted(number(top), number(width), number(bottom - top)))
        .attribute("width", number(width))
        .attribute("overflow", "visible");
  }

  /**
   * Writes a text in the middle of whose height y lies.
   *
   * @param anchor where x is: {@code start}, {@code middle} or {@code end}
   */
  void text(double x, double y, String text, String anchor, double size, String paint) {
    parts.add(
        Markup.element("text", text)
            .attribute("x", number(x))
            .attribute("y", number(y))
            .attribute("text-anchor", anchor)
            .attribute("dominant-baseline", "central")
            .attribute("font-size", number(size))
            .attribute("fill", paint));
  }

  /** Draws a box around a middle, with its outline and a light filling. */
  void box(double middle, double top, double width, double height, String paint) {
    parts.add(
        rectangle(middle - width / 2, top, width, height)
            .attribute("rx", 4)
            .attribute("fill", paint)
            .attribute("fill-opacity", 0.16)
            .attribute("stroke", paint));
  }

  /** Draws a filled rectangle. */
  void fill(double left, double top, double width, double height, double radius, String paint) {
    parts.add(
        rectangle(left, top, width, height)
            .attribute("rx", number(radius))
            .attribute("fill", paint));
  }

  private static Markup.Element rectangle(double left, double top, double width, double height) {
    return Markup.element("rect")
        .attribute("x", number(left))
        .attribute("y", number(top))
        .attribute("width", number(width))
        .attribute("height", number(height));
  }

  /** Draws a line along a path in SVG's words. */
  void line(String path) {
    parts.add(
        Markup.element("path")
            .attribute("d", path)
            .attribute("fill", "none")
            .attribute("stroke", MUTED)
            .attribute("stroke-width", 1.5));
  }

  /** Draws a line straight down. */
  void down(double x, double from, double to) {
    line("M%s %sV%s".formatted(number(x), number(from), number(to)));
  }

  /** Draws a dot. */
  void dot(double x, double y, double radius, String paint) {
    parts.add(circle(x, y, radius).attribute("fill", paint));
  }

  /** Draws a circle on paper. */
  void ring(double x, double y, double radius) {
    parts.add(circle(x, y, radius).attribute("fill", "var(--paper)").attribute("stroke", INK));
  }

  /** Draws a box with round ends on paper. */
  void pill(double x, double y, double width, double height) {
    parts.add(
        rectangle(x - width / 2, y - height / 2, width, height)
            .attribute("rx", number(height / 2))
            .attribute("fill", "var(--paper)")
            .attribute("stroke", INK));
  }

  private static Markup.Element circle(double x, double y, double radius) {
    return Markup.element("circle")
        .attribute("cx", number(x))
        .attribute("cy", number(y))
        .attribute("r", number(radius));
  }

  /** A number as SVG has it. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
