package dev.demitasse.model;

import dev.demitasse.layers.Layer;
import dev.demitasse.layers.ParameterSpec;
import dev.demitasse.layers.Path;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What an architecture is made of, counted layer by layer.
 *
 * @param name what the architecture is called
 * @param input the shape of one sample
 * @param lines one line for each layer, those within joins before the joins
 */
public record Summary(String name, Shape input, List<Line> lines) {
  /**
   * One layer.
   *
   * @param name its name in the model file
   * @param depth how many joins hold it
   * @param kind its name in architecture text
   * @param description the layer as architecture text, without the paths of a join
   * @param outputShape the shape of what it gives for one sample
   * @param receptiveField rows and columns of the picture that one value of it depends on, at most
   * @param weights how many weights it has, biases left out
   * @param biases how many biases it has
   * @param multiplyAdds how many multiply-adds one sample takes forward, biases left out
   */
  public record Line(
      String name,
      int depth,
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
    List<ReceptiveField> fields = ReceptiveField.of(architecture);
    for (int i = 0; i < fields.size(); i++) {
      lines.add(line(architecture.places().get(i), fields.get(i), architecture.input()));
    }
    return new Summary(architecture.name(), architecture.input(), lines);
  }

  private static Line line(Path.Place place, ReceptiveField field, Shape input) {
    Layer layer = place.layer();
    long weights = 0;
    long biases = 0;
    for (ParameterSpec spec : layer.parameters(place.input())) {
      weights += spec.isWeight() ? spec.shape().size() : 0;
      biases += spec.isBias() ? spec.shape().size() : 0;
    }
    return new Line(
        place.name(),
        place.depth(),
        layer.kind(),
        ArchitectureText.head(layer),
        place.output(),
        field.within(input),
        weights,
        biases,
        layer.multiplyAdds(place.input()));
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
