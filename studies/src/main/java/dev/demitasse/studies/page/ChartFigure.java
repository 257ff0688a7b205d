package dev.demitasse.studies.page;

import dev.demitasse.json.Json;

/**
 * A chart with its caption, and its numbers as a table for who cannot see it or wants them.
 *
 * @param caption what is to be seen, in a sentence or two
 * @param chart the chart
 */
public record ChartFigure(String caption, Chart chart) implements Block {
  @Override
  public Markup markup() {
    boolean wide = chart.leastWidth() > 0;
    String size =
        "height:%dpx%s"
            .formatted(chart.height(), wide ? ";min-width:%dpx".formatted(chart.leastWidth()) : "");
    Markup.Element drawn =
        Markup.element("div")
            .in("chart")
            .attribute("role", "img")
            .attribute("aria-label", caption + " The numbers are in the table below.")
            .attribute("style", size);
    // In JSON a text may have its letters written as numbers: so none can end the element.
    String option = Json.compact(chart.option()).replace("<", "\\u003c");
    return Markup.element(
            "figure",
            chart.legend().markup(),
            wide ? Markup.element("div", drawn).in("scroll").attribute("tabindex", 0) : drawn,
            Markup.script("application/json", option),
            Markup.element("figcaption", caption),
            chart.table().folded())
        .in("chart-figure");
  }
}
