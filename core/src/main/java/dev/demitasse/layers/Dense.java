package dev.demitasse.layers;

import dev.demitasse.kernels.MatrixKernels;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.util.List;

/**
 * A fully connected layer: {@code y = x W' + b}.
 *
 * <p>Shapes: x {@code [N, I]}, y {@code [N, O]}, weights {@code [O, I]}, bias {@code [O]}.
 *
 * @param inputs features of a sample, or 0 to take them from the layer before
 * @param outputs features the layer gives, at least 1
 */
public record Dense(int inputs, int outputs) implements Layer {
  /**
   * Checks the hyper-parameters.
   *
   * @throws LayerException if one is out of range
   */
  public Dense {
    Range.check("Dense", "inputs", inputs, 0);
    Range.check("Dense", "outputs", outputs, 1);
    Range.checkProduct("Dense", "weights", Math.max(1, inputs), outputs);
  }

  @Override
  public String kind() {
    return "Dense";
  }

  @Override
  public Dense resolve(Shape input) {
    outputShape(input);
    return new Dense(input.size(), outputs);
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 1) {
      throw new LayerException(
          "Dense wants a flat list of features, got " + input + "; put Flatten() before it");
    }
    if (inputs != 0 && input.size() != inputs) {
      throw new LayerException("Dense wants " + inputs + " inputs, got " + input.size());
    }
    return Shape.of(outputs);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Dense dense = resolve(input);
    return List.of(
        ParameterSpec.weight(Shape.of(outputs, dense.inputs), dense.inputs, outputs),
        ParameterSpec.bias(outputs, dense.inputs, outputs));
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) input.size() * outputShape(input).size();
  }

  @Override
  public BuiltLayer build(Shape input, Plan plan) {
    List<ParameterSpec> specs = parameters(input);
    return new Built(
        input.size(),
        outputs,
        plan.parameter(specs.get(0)),
        plan.parameter(specs.get(1)),
        plan.reference());
  }

  private record Built(
      int inputs, int outputs, Parameter weight, Parameter bias, Plan.ReferenceSlot input)
      implements BuiltLayer {
    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
      pass.keep(input, x);
      MatrixKernels kernels = pass.kernels().matrices();
      int n = pass.samples();
      kernels.multiplyTransposedRight(
          n, outputs, inputs, x.values(), 0, weight.values(), 0, y.values(), 0, pass.scratch());
      kernels.addToRows(n, outputs, bias.values(), 0, y.values(), 0);
    }

    @Override
    public void backward(Tensor dy, Tensor dx, Pass pass) {
      MatrixKernels kernels = pass.kernels().matrices();
      int n = pass.samples();
      float[] x = pass.kept(input).values();
      kernels.multiplyTransposedLeft(
          outputs, inputs, n, dy.values(), 0, x, 0, pass.gradient(weight), 0, true, pass.scratch());
      kernels.addColumnSums(n, outputs, dy.values(), 0, pass.gradient(bias), 0);
      if (dx != null) {
        kernels.multiply(
            n,
            inputs,
            outputs,
            dy.values(),
            0,
            weight.values(),
            0,
            dx.values(),
            0,
            false,
            pass.scratch());
      }
    }
  }
}
