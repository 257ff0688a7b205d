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
  void whatATerminalWouldActOnIsReplaced() {
    Table table = new Table().row(List.of("a\nb", "\u001b[2Jc"));
    assertThat(table).hasToString("a\uFFFDb  \uFFFD[2Jc\n");
  }
}
