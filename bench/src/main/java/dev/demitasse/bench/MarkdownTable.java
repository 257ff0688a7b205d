package dev.demitasse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table to read on a terminal and to paste into a document; all columns but text to the right.
 */
final class MarkdownTable {
  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(List<String> head) {
    this.head = List.copyOf(head);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not as many cells as the head
   */
  void row(List<String> cells) {
    if (cells.size() != head.size()) {
      throw new IllegalArgumentException(
          "a row of %d cells under a head of %d".formatted(cells.size(), head.size()));
    }
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    int[] widths = IntStream.range(0, head.size()).map(this::width).toArray();
    boolean[] numbers = new boolean[head.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = isNumbers(i);
    }
    StringBuilder text = new StringBuilder(line(head, widths, numbers));
    text.append('|');
    for (int i = 0; i < widths.length; i++) {
      text.append("-".repeat(widths[i] + 1)).append(numbers[i] ? ':' : '-').append('|');
    }
    text.append('\n');
    rows.forEach(row -> text.append(line(row, widths, numbers)));
    return text.toString();
  }

  private int width(int column) {
    return Math.max(
        head.get(column).length(),
        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  private boolean isNumbers(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || Character.isDigit(cell.charAt(0)));
  }

  private static String line(List<String> cells, int[] widths, boolean[] numbers) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - cells.get(i).length());
      line.append(' ')
          .append(numbers[i] ? space + cells.get(i) : cells.get(i) + space)
          .append(" |");
    }
    return line.append('\n').toString();
  }
}
