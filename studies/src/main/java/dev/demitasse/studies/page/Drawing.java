package dev.demitasse.studies.page;

/**
 * A drawing in SVG with its caption, and what it shows as a table for who cannot see it.
 *
 * @param caption what is to be seen, in a sentence or two
 * @param description what a person learns who cannot see it
 * @param svg the element {@code svg}, with a {@code viewBox}; colours are {@code var(--ink)} and
 *     the others of the style sheet
 */
public record Drawing(String caption, String description, Markup.Element svg, Table table)
    implements Block {
  @Override
  public Markup markup() {
    return Markup.element(
            "figure",
            Markup.element("div", svg.attribute("role", "img").attribute("aria-label", description))
                .in("scroll")
                .attribute("tabindex", 0),
            Markup.element("figcaption", caption),
            table.folded())
        .in("drawing");
  }
}
