package dev.demitasse.studies.report;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.Summary;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Table;
import java.util.List;

/** What the network is made of. */
record NetworkSection(Architecture architecture) {
  List<Block> blocks() {
    Summary summary = Summary.of(architecture);
    Table table = Table.of("layer", "text", "output", "sees", "weights", "biases", "multiply-adds");
    for (Summary.Line line : summary.lines()) {
      table =
          table.row(
              line.name(),
              line.description(),
              line.outputShape().toString(),
              line.receptiveField().toString(),
              line.weights(),
              line.biases(),
              line.multiplyAdds());
    }
    table =
        table.row("all", "", "", "", summary.weights(), summary.biases(), summary.multiplyAdds());
    return List.of(
        Paragraph.of(
            "%s has %s weights and %s biases; one picture takes %s multiply-adds."
                .formatted(
                    summary.name(),
                    Headline.count(summary.weights()),
                    Headline.count(summary.biases()),
                    Headline.count(summary.multiplyAdds()))),
        NetworkDrawing.of(architecture, table));
  }
}
