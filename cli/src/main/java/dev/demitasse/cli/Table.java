package dev.demitasse.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns, the first row being the head; numbers stand to the right. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all have as many cells. */
  Table row(Object... cells) {
    return row(List.of(cells));
  }

  /** Adds a row; all have as many cells. */
  Table row(List<?> cells) {
    rows.add(cells.stream().map(Table::text).toList());
    return this;
  }

  private static String text(Object cell) {
    return switch (cell) {
      case Integer number -> String.format("%,d", number);
      case Long number -> String.format("%,d", number);
      default -> Printable.of(cell.toString());
    };
  }

  /** How many columns the longest line takes. */
  int width() {
    return toString().lines().mapToInt(Printable::columns).max().orElse(0);
  }

  /** The rows, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String space = " ".repeat(width(column) - Printable.columns(cell));
        line.append(column == 0 ? "" : GAP);
        line.append(isNumeric(column) ? space + cell : cell + space);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> Printable.columns(row.get(column))).max().orElse(0);
  }

  /** The first column holds names, even where these are numbers. */
  private boolean isNumeric(int column) {
    return column > 0
        && rows.stream()
            .skip(1)
            .map(row -> row.get(column))
            .allMatch(cell -> cell.isEmpty() || Character.isDigit(cell.charAt(0)));
  }
}
