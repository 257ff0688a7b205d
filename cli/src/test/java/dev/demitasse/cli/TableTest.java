package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void numbersStandToTheRightAndNamesToTheLeftEvenIfTheyAreNumbers() {
    Table table = new Table().row("class", "size", "note").row("7", 12_345, "").row("10", 6, "x");
    assertThat(table).hasToString("class    size  note\n7      12,345\n10          6  x\n");
    assertThat(table.width()).isEqualTo(19);
  }

  @Test
  void columnsAreStraightInAnyScript() {
    Table table = new Table().row("a", "b").row("日本", "1").row("u\u0308", "2").row("Größe", "3");
    assertThat(table).hasToString("a      b\n日本   1\nu\u0308      2\nGröße  3\n");
  }

  @Test
  void whatATerminalWouldActOnIsReplaced() {
    Table table = new Table().row(List.of("a\nb", "\u001b[2Jc"));
    assertThat(table).hasToString("a\uFFFDb  \uFFFD[2Jc\n");
  }
}
