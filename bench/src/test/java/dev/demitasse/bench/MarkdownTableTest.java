package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownTableTest {
  @Test
  void textStandsToTheLeftAndNumbersToTheRight() {
    MarkdownTable table = new MarkdownTable(List.of("engine", "pictures/s"));
    table.row(List.of("PyTorch", "7,500"));
    table.row(List.of("DL4J", ""));

    assertThat(table)
        .hasToString(
            """
            | engine  | pictures/s |
            |---------|-----------:|
            | PyTorch |      7,500 |
            | DL4J    |            |
            """);
  }

  @Test
  void aRowMustFitTheHead() {
    MarkdownTable table = new MarkdownTable(List.of("one"));

    assertThatThrownBy(() -> table.row(List.of("1", "2")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
