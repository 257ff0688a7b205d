package dev.demitasse.layers;

import dev.demitasse.kernels.MatrixKernels;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
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
  private static final int VALUES_PER_TASK = 1 << 16;
  private static final int PRODUCTS_PER_PART = 1 << 15;

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
        plan.rowPerSample(input.size()),
        plan.rowPerSample(outputs));
  }

  private record Built(
      int inputs,
      int outputs,
      Parameter weight,
      Parameter bias,
      Plan.RowSlot batchX,
      Plan.RowSlot batchDy)
      implements BuiltLayer {
    @Override
    public boolean readsInput() {
      return true;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      long products = (long) inputs * outputs;
      int parts = pass.parts(outputs, MatrixKernels.PART, products, PRODUCTS_PER_PART);
      if (parts > 1) {
        share(flow, pass, from, parts);
        return;
      }
      MatrixKernels kernels = pass.kernels().matrices();
      float[] y = flow.y().values();
      int yAt = flow.y().at(from);
      kernels.multiplyTransposedRight(
          to - from,
          outputs,
          inputs,
          flow.x().values(),
          flow.x().at(from),
          weight.values(),
          0,
          y,
          yAt,
          pass.scratch());
      kernels.addToRows(to - from, outputs, bias.values(), 0, y, yAt);
    }

    /**
     * One sample, on several threads: each reads its part of the weights, and finds it in its cache
     * next time.
     */
    private void share(Flow flow, Pass pass, int sample, int parts) {
      MatrixKernels kernels = pass.kernels().matrices();
      float[] y = flow.y().values();
      int yAt = flow.y().at(sample);
      pass.share(
          parts,
          outputs,
          MatrixKernels.PART,
          (first, end, scratch) ->
              kernels.multiplyTransposedRight(
                  1,
                  end - first,
                  inputs,
                  flow.x().values(),
                  flow.x().at(sample),
                  weight.values(),
                  first * inputs,
                  y,
                  yAt + first,
                  scratch));
      kernels.addToRows(1, outputs, bias.values(), 0, y, yAt);
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      pass.keepRows(batchX, flow.x());
      pass.keepRows(batchDy, flow.dy());
      if (flow.dx() != null) {
        pass.kernels()
            .matrices()
            .multiply(
                to - from,
                inputs,
                outputs,
                flow.dy().values(),
                flow.dy().at(from),
                weight.values(),
                0,
                flow.dx().values(),
                flow.dx().at(from),
                pass.scratch());
      }
    }

    @Override
    public List<GradientTask> gradientTasks() {
      int step = Math.max(1, Math.min(outputs, VALUES_PER_TASK / inputs));
      List<GradientTask> tasks = new ArrayList<>();
      for (int first = 0; first < outputs; first += step) {
        int from = first;
        int to = Math.min(outputs, first + step);
        tasks.add(
            new GradientTask(
                List.of(
                    new GradientTask.Range(weight, from * inputs, to * inputs),
                    new GradientTask.Range(bias, from, to)),
                (gradients, pass) -> finish(gradients, pass, from, to)));
      }
      return tasks;
    }

    /** {@code dw = dy' x} and {@code db} the sum of dy's rows, over the whole batch. */
    private void finish(Gradients gradients, Pass pass, int from, int to) {
      MatrixKernels kernels = pass.kernels().matrices();
      float[] x = gradients.rows(batchX);
      float[] dy = gradients.rows(batchDy);
      kernels.multiplyTransposedLeft(
          to - from,
          inputs,
          gradients.samples(),
          dy,
          from,
          outputs,
          x,
          0,
          gradients.of(weight),
          from * inputs,
          pass.scratch());
      kernels.columnSums(
          gradients.samples(), to - from, dy, from, outputs, gradients.of(bias), from);
    }
  }
}
