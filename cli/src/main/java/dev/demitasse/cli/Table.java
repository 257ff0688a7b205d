package dev.demitasse.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns, the first row being the head; numbers stand to the right. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row. */
  Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(
          switch (cell) {
            case Integer number -> String.format("%,d", number);
            case Long number -> String.format("%,d", number);
            default -> cell.toString();
          });
    }
    rows.add(row);
    return this;
  }

  /** The rows, one a line. */
  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    for (int i = 0; i < columns; i++) {
      int column = i;
      widths[i] = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      numbers[i] =
          rows.stream()
              .skip(1)
              .map(row -> row.get(column))
              .allMatch(cell -> cell.isEmpty() || Character.isDigit(cell.charAt(0)));
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(numbers[i] ? space + row.get(i) : row.get(i) + space);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
