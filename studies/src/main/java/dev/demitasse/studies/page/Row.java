package dev.demitasse.studies.page;

import java.util.List;

/**
 * Blocks side by side, where the window is wide enough.
 *
 * @param blocks the blocks, from the left
 */
public record Row(List<Block> blocks) implements Block {
  /** Copies the list. */
  public Row {
    blocks = List.copyOf(blocks);
  }

  /** Blocks side by side. */
  public static Row of(Block... blocks) {
    return new Row(List.of(blocks));
  }

  @Override
  public Markup markup() {
    List<Markup.Element> cells =
        blocks.stream().map(block -> Markup.element("div", block.markup())).toList();
    return Markup.element("div", Markup.group(cells)).in("row");
  }
}
