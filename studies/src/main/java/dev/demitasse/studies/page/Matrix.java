package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers by row and column, each on a ground as strong as the number is large: a heat map that can
 * be read, such as which classes were taken for which.
 *
 * @param caption what it shows
 * @param rows what the rows are
 * @param columns what the columns are
 * @param rowNames the rows' names
 * @param columnNames the columns' names
 * @param cells the cells of each row
 */
public record Matrix(
    String caption,
    String rows,
    String columns,
    List<String> rowNames,
    List<String> columnNames,
    List<List<Cell>> cells)
    implements Block {
  /** More than this and text upon it would be hard to read. */
  private static final double STRONGEST = 45;

  /**
   * One number.
   *
   * @param text what is written
   * @param strength how strong its ground is, 0 to 1
   */
  public record Cell(String text, double strength) {}

  /** Copies the lists. */
  public Matrix {
    rowNames = List.copyOf(rowNames);
    columnNames = List.copyOf(columnNames);
    cells = cells.stream().map(List::copyOf).toList();
  }

  @Override
  public Markup markup() {
    List<Markup> head = new ArrayList<>();
    head.add(Markup.element("th", rows + " \\ " + columns).attribute("scope", "col").in("corner"));
    for (String name : columnNames) {
      head.add(Markup.element("th", name).attribute("scope", "col").in("number"));
    }
    List<Markup> lines = new ArrayList<>();
    for (int row = 0; row < rowNames.size(); row++) {
      Markup name = Markup.element("th", rowNames.get(row)).attribute("scope", "row");
      lines.add(
          Markup.element(
              "tr", name, Markup.group(cells.get(row).stream().map(Matrix::cell).toList())));
    }
    return Markup.element(
            "figure",
            Markup.element(
                    "div",
                    Markup.element(
                        "table",
                        Markup.element("thead", Markup.element("tr", Markup.group(head))),
                        Markup.element("tbody", Markup.group(lines))))
                .in("scroll")
                .attribute("tabindex", 0),
            Markup.element("figcaption", caption))
        .in("matrix");
  }

  private static Markup cell(Cell cell) {
    long percent = Math.round(STRONGEST * Math.clamp(cell.strength(), 0, 1));
    Markup.Element element = Markup.element("td", cell.text()).in("number");
    return percent == 0
        ? element
        : element.attribute(
            "style", "background:color-mix(in srgb, var(--c1) " + percent + "%, transparent)");
  }
}
