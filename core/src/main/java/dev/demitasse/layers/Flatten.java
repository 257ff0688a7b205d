package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;

/** Lays a sample's values out as one list, in their order: {@code [N, C, H, W] -> [N, C H W]}. */
public record Flatten() implements Layer {
  @Override
  public String kind() {
    return "Flatten";
  }

  @Override
  public Shape outputShape(Shape input) {
    return Shape.of(input.size());
  }

  @Override
  public Value build(Value x, Plan plan) {
    return plan.step(new Built(), x, outputShape(x.shape()));
  }

  private record Built() implements BuiltLayer {
    @Override
    public Sharing sharing() {
      return Sharing.IDENTICAL;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      Rows.copy(flow.x(), flow.y(), from, to);
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      if (flow.dx() != null) {
        Rows.copy(flow.dy(), flow.dx(), from, to);
      }
    }
  }
}
