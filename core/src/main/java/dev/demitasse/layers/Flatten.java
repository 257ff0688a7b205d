package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;

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
  public BuiltLayer build(Shape input, Plan plan) {
    return new Built(input.size());
  }

  private record Built(int size) implements BuiltLayer {
    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
      System.arraycopy(x.values(), 0, y.values(), 0, pass.samples() * size);
    }

    @Override
    public void backward(Tensor dy, Tensor dx, Pass pass) {
      if (dx != null) {
        System.arraycopy(dy.values(), 0, dx.values(), 0, pass.samples() * size);
      }
    }
  }
}
