package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of texts and numbers in columns; a column of numbers stands to the right, and its fractions
 * have as many decimals as the largest needs.
 *
 * @param caption what it shows; may be empty
 * @param head the columns' names
 * @param rows the rows, each with a cell for each column; the first cell names the row
 */
public record Table(String caption, List<String> head, List<List<Object>> rows) implements Block {
  /** Copies the lists and checks that each row has a cell for each column. */
  public Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Object> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException("a row of %d in %s".formatted(row.size(), head));
      }
    }
  }

  /** A table without rows yet. */
  public static Table of(String... head) {
    return new Table("", List.of(head), List.of());
  }

  /** The same table with a caption. */
  public Table captioned(String text) {
    return new Table(text, head, rows);
  }

  /** The same table with one more row of texts and numbers. */
  public Table row(Object... cells) {
    List<List<Object>> more = new ArrayList<>(rows);
    more.add(List.of(cells));
    return new Table(caption, head, more);
  }

  /** The same table with one more row of texts and numbers. */
  public Table row(List<?> cells) {
    return row(cells.toArray());
  }

  @Override
  public Markup markup() {
    Markup.Element table = Markup.element("table");
    if (!caption.isEmpty()) {
      table = table.with(Markup.element("caption", caption));
    }
    List<Integer> decimals = decimals();
    List<Markup> names = new ArrayList<>();
    for (int column = 0; column < head.size(); column++) {
      Markup.Element name = Markup.element("th", head.get(column)).attribute("scope", "col");
      names.add(isNumeric(column) ? name.in("number") : name);
    }
    List<Markup> lines = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Markup> cells = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        cells.add(cell(row.get(column), column, decimals.get(column)));
      }
      lines.add(Markup.element("tr", Markup.group(cells)));
    }
    table =
        table.with(
            Markup.element("thead", Markup.element("tr", Markup.group(names))),
            Markup.element("tbody", Markup.group(lines)));
    return Markup.element("div", table).in("scroll").attribute("tabindex", 0);
  }

  /** The table behind a line that unfolds it, below what shows the same to the eye. */
  Markup folded() {
    return Markup.element("details", Markup.element("summary", "The numbers"), markup());
  }

  private Markup cell(Object value, int column, int decimals) {
    String text =
        value instanceof Double number ? NumberText.of(number, decimals) : NumberText.of(value);
    Markup.Element cell =
        column == 0
            ? Markup.element("th", text).attribute("scope", "row")
            : Markup.element("td", text);
    return isNumeric(column) ? cell.in("number") : cell;
  }

  /** How many decimals each column's fractions have. */
  List<Integer> decimals() {
    return IntStream.range(0, head.size())
        .mapToObj(column -> NumberText.decimals(fractions(column)))
        .toList();
  }

  private List<Double> fractions(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(Double.class::isInstance)
        .map(Double.class::cast)
        .toList();
  }

  private boolean isNumeric(int column) {
    return rows.stream().map(row -> row.get(column)).anyMatch(Number.class::isInstance);
  }
}
