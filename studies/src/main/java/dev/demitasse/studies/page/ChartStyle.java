package dev.demitasse.studies.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all charts have in common, in the words of the chart library.
 *
 * <p>Colours are variables of the style sheet, so that a chart turns dark, or white for printing,
 * with the page around it.
 */
final class ChartStyle {
  static final String INK = "var(--ink)";
  static final String MUTED = "var(--muted)";
  static final String RULE = "var(--rule)";
  static final String PAPER = "var(--paper)";

  private static final int COLOURS = 8;

  /** Symbols by the library's names, and as paths about (13, 6) for the legend. */
  private static final List<List<String>> SYMBOLS =
      List.of(
          List.of("circle", "M9 6a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
          List.of("rect", "M9.5 2.5h7v7h-7z"),
          List.of("triangle", "M13 1.5l4.5 8.5h-9z"),
          List.of("diamond", "M13 1l4.5 5l-4.5 5l-4.5 -5z"));

  private ChartStyle() {}

  /** The colour of the series of this number, from 0. */
  static String colour(int series) {
    return "var(--c%d)".formatted(series % COLOURS + 1);
  }

  /** The symbol of the series of this number, from 0: colours are not all that tells them apart. */
  static String symbol(int series) {
    return SYMBOLS.get(series % SYMBOLS.size()).getFirst();
  }

  /** That symbol as a path, 26 wide and 12 high with space around it. */
  static String outline(int series) {
    return SYMBOLS.get(series % SYMBOLS.size()).getLast();
  }

  /**
   * What a chart with two axes begins with.
   *
   * @param trigger what the pointer has to be over to be told numbers: {@code axis} or {@code item}
   */
  static Map<String, Object> base(String trigger) {
    Map<String, Object> option = new LinkedHashMap<>();
    option.put("animation", false);
    option.put(
        "textStyle", ordered("fontFamily", "system-ui, sans-serif", "fontSize", 12, "color", INK));
    option.put(
        "grid", ordered("left", 14, "right", 40, "top", 34, "bottom", 30, "containLabel", true));
    option.put("tooltip", tooltip(trigger));
    return option;
  }

  private static Map<String, Object> tooltip(String trigger) {
    return ordered(
        "trigger",
        trigger,
        "confine",
        true,
        "backgroundColor",
        PAPER,
        "borderColor",
        RULE,
        "textStyle",
        ordered("color", INK, "fontSize", 12),
        "axisPointer",
        ordered("type", "line", "lineStyle", ordered("color", MUTED, "width", 1)));
  }

  /** The looks of an axis. */
  static Map<String, Object> axisLines() {
    return ordered(
        "nameTextStyle", ordered("color", MUTED, "fontSize", 12),
        "axisLine", ordered("show", true, "lineStyle", ordered("color", MUTED)),
        "axisTick", ordered("show", true, "lineStyle", ordered("color", MUTED)),
        "axisLabel", ordered("color", MUTED, "hideOverlap", true),
        "splitLine", ordered("show", true, "lineStyle", ordered("color", RULE, "width", 1)),
        "minorSplitLine", ordered("show", false));
  }

  /** Puts the name of a horizontal axis below its middle. */
  static Map<String, Object> horizontal(Map<String, Object> axis) {
    axis.put("nameLocation", "middle");
    axis.put("nameGap", 30);
    axis.put("splitLine", ordered("show", false));
    return axis;
  }

  /** Puts the name of a vertical axis above it. */
  static Map<String, Object> vertical(Map<String, Object> axis) {
    axis.put("nameLocation", "end");
    axis.put("nameGap", 14);
    axis.put(
        "nameTextStyle",
        ordered("color", MUTED, "fontSize", 12, "align", "left", "padding", List.of(0, 0, 0, -4)));
    return axis;
  }

  /** A map whose names keep their order, so that the same chart is the same text. */
  static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
