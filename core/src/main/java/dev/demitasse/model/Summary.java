package dev.demitasse.model;

import dev.demitasse.layers.Layer;
import dev.demitasse.layers.ParameterSpec;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What an architecture is made of, counted layer by layer.
 *
 * @param name what the architecture is called
 * @param input the shape of one sample
 * @param lines one line for each layer
 */
public record Summary(String name, Shape input, List<Line> lines) {
  /**
   * One layer.
   *
   * @param name its name in the model file
   * @param kind its name in architecture text
   * @param description the layer as architecture text
   * @param outputShape the shape of what it gives for one sample
   * @param receptiveField rows and columns of the picture that one value of it depends on, at most
   * @param weights how many weights it has, biases left out
   * @param biases how many biases it has
   * @param multiplyAdds how many multiply-adds one sample takes forward, biases left out
   */
  public record Line(
      String name,
      String kind,
      String description,
      Shape outputShape,
      Shape receptiveField,
      long weights,
      long biases,
      long multiplyAdds) {}

  /** Copies the lines. */
  public Summary {
    lines = List.copyOf(lines);
  }

  /** Counts an architecture. */
  public static Summary of(Architecture architecture) {
    List<Line> lines = new ArrayList<>();
    List<String> names = architecture.layerNames();
    List<ReceptiveField> fields = ReceptiveField.of(architecture);
    for (int i = 0; i < names.size(); i++) {
      Layer layer = architecture.layers().get(i);
      Shape input = architecture.inputOf(i);
      long weights = 0;
      long biases = 0;
      for (ParameterSpec spec : layer.parameters(input)) {
        weights += spec.isBias() ? 0 : spec.shape().size();
        biases += spec.isBias() ? spec.shape().size() : 0;
      }
      lines.add(
          new Line(
              names.get(i),
              layer.kind(),
              ArchitectureText.print(layer),
              architecture.outputShapes().get(i),
              fields.get(i).within(architecture.input()),
              weights,
              biases,
              layer.multiplyAdds(input)));
    }
    return new Summary(architecture.name(), architecture.input(), lines);
  }

  /** All weights, biases left out. */
  public long weights() {
    return lines.stream().mapToLong(Line::weights).sum();
  }

  /** All biases. */
  public long biases() {
    return lines.stream().mapToLong(Line::biases).sum();
  }

  /** All learnable values. */
  public long parameters() {
    return weights() + biases();
  }

  /** All multiply-adds that one sample takes forward, biases left out. */
  public long multiplyAdds() {
    return lines.stream().mapToLong(Line::multiplyAdds).sum();
  }
}
