package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page as a Markdown text: the same words and numbers. What charts draw stands in tables, and
 * pictures are left to the page.
 */
public final class Markdown {
  private Markdown() {}

  /** The text of a page. */
  public static String of(Page page) {
    StringBuilder text = new StringBuilder("# " + plain(page.title()) + "\n");
    if (!page.lead().isEmpty()) {
      text.append('\n').append(plain(page.lead())).append('\n');
    }
    for (Page.Section section : page.sections()) {
      text.append("\n## ").append(plain(section.heading())).append('\n');
      section.blocks().forEach(block -> text.append('\n').append(of(block)));
    }
    return text.toString();
  }

  private static String of(Block block) {
    return switch (block) {
      case Bullets(List<String> sentences) ->
          sentences.stream().map(each -> "- " + plain(each) + "\n").collect(Collectors.joining());
      case ChartFigure(String caption, Chart chart) ->
          plain(caption) + "\n\n" + table(chart.table());
      case Command(String line) -> "```sh\n" + line + "\n```\n";
      case Drawing drawing -> plain(drawing.caption()) + "\n";
      case Facts(List<Facts.Fact> facts) ->
          facts.stream()
              .map(fact -> "- %s: %s\n".formatted(plain(fact.name()), plain(fact.value())))
              .collect(Collectors.joining());
      case KeyFigures(List<KeyFigures.Figure> figures) ->
          figures.stream()
              .map(
                  each ->
                      "- %s: **%s** %s\n"
                          .formatted(plain(each.name()), plain(each.value()), plain(each.detail())))
              .collect(Collectors.joining());
      case Matrix matrix -> plain(matrix.caption()) + "\n\n" + table(matrix);
      case Paragraph paragraph -> plain(paragraph.text()) + "\n";
      case Pictures pictures -> plain(pictures.caption()) + "\n";
      case Row(List<Block> blocks) ->
          blocks.stream().map(Markdown::of).collect(Collectors.joining("\n"));
      case Table table -> table(table);
    };
  }

  private static String table(Table table) {
    List<Integer> decimals = table.decimals();
    List<List<String>> rows = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        cells.add(
            row.get(column) instanceof Double number
                ? NumberText.of(number, decimals.get(column))
                : NumberText.of(row.get(column)));
      }
      rows.add(cells);
    }
    String caption = table.caption().isEmpty() ? "" : plain(table.caption()) + ":\n\n";
    return caption + lines(table.head(), rows);
  }

  private static String table(Matrix matrix) {
    List<String> head = new ArrayList<>(List.of(matrix.rows() + " / " + matrix.columns()));
    head.addAll(matrix.columnNames());
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < matrix.rowNames().size(); row++) {
      List<String> cells = new ArrayList<>(List.of(matrix.rowNames().get(row)));
      matrix.cells().get(row).forEach(cell -> cells.add(cell.text()));
      rows.add(cells);
    }
    return lines(head, rows);
  }

  private static String lines(List<String> head, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(line(head)).append("|");
    head.forEach(_ -> text.append(" --- |"));
    text.append('\n');
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Markdown::plain).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** A text in which nothing is taken for Markdown. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', '`', '*', '[', ']', '<', '>', '#', '|' -> plain.append('\\').append(c);
        case '\n', '\r' -> plain.append(' ');
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }
}
