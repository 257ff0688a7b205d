package dev.demitasse.cli;

import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.LayerWords;
import dev.demitasse.model.Summary;
import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A summary as a table: a line for each layer, and below a join its paths, indented, with theirs. A
 * layer's name in the model file is what is written here, after the names of what holds it.
 */
final class SummaryTable {
  private static final String INDENT = "  ";

  private final Map<String, Summary.Line> lines;
  private final Table table = new Table();

  private SummaryTable(Summary summary) {
    lines =
        summary.lines().stream().collect(Collectors.toMap(Summary.Line::name, Function.identity()));
  }

  static Table of(Architecture architecture, Summary summary) {
    SummaryTable table = new SummaryTable(summary);
    table.table.row("layer", "settings", "output", "weights", "biases", "mult-adds");
    table.table.row("input", "", summary.input(), "", "", "");
    table.addLayers(architecture.path(), architecture.input(), "", "");
    return table.table.row(
        "total", "", "", summary.weights(), summary.biases(), summary.multiplyAdds());
  }

  private void addLayers(Path path, Shape input, String prefix, String indent) {
    Shape shape = input;
    List<String> names = path.names();
    for (int i = 0; i < names.size(); i++) {
      Layer layer = path.layers().get(i);
      String name = prefix + names.get(i);
      Summary.Line line = lines.get(name);
      table.row(
          indent + names.get(i),
          LayerWords.settings(layer),
          line.outputShape(),
          line.weights(),
          line.biases(),
          line.multiplyAdds());
      if (layer instanceof Join join) {
        addPaths(join, shape, name, indent + INDENT);
      }
      shape = line.outputShape();
    }
  }

  private void addPaths(Join join, Shape input, String name, String indent) {
    for (Join.Branch branch : join.branches(input)) {
      boolean empty = branch.path().layers().isEmpty();
      table.row(indent + branch.name(), empty ? "identity" : "", "", "", "", "");
      addLayers(branch.path(), input, name + "." + branch.name() + ".", indent + INDENT);
    }
  }
}
