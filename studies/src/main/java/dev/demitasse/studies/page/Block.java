package dev.demitasse.studies.page;

/** What a section of a page is made of. */
public sealed interface Block
    permits Bullets,
        ChartFigure,
        Command,
        Drawing,
        Facts,
        KeyFigures,
        Matrix,
        Paragraph,
        Pictures,
        Row,
        Table {
  /** The block as a part of the page. */
  Markup markup();
}
