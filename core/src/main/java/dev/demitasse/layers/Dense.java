package dev.demitasse.layers;

import dev.demitasse.kernels.MatrixKernels;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fully connected layer: {@code y = x W' + b}.
 *
 * <p>Shapes: x {@code [N, I]}, y {@code [N, O]}, weights {@code [O, I]}, bias {@code [O]}.
 *
 * @param inputs features of a sample, or 0 to take them from the layer before
 * @param outputs features the layer gives, at least 1
 * @param bias whether there is a bias; before a {@link BatchNorm} it would have no effect
 */
public record Dense(int inputs, int outputs, boolean bias) implements Layer {
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

  /** A layer with a bias. */
  public Dense(int inputs, int outputs) {
    this(inputs, outputs, true);
  }

  @Override
  public String kind() {
    return "Dense";
  }

  @Override
  public Dense resolve(Shape input) {
    outputShape(input);
    return new Dense(input.size(), outputs, bias);
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
    ParameterSpec weight =
        ParameterSpec.weight(Shape.of(outputs, dense.inputs), dense.inputs, outputs);
    return bias
        ? List.of(weight, ParameterSpec.bias(outputs, dense.inputs, outputs))
        : List.of(weight);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) input.size() * outputShape(input).size();
  }

  @Override
  public Value build(Value x, Plan plan) {
    return build(x, plan, null);
  }

  /**
   * Adds the layer to a plan.
   *
   * @param norm a batch normalisation that goes into it; null if there is none
   */
  Value build(Value x, Plan plan, Normalisation norm) {
    Shape output = outputShape(x.shape());
    int features = x.shape().size();
    Parameter weight = plan.parameter(ParameterSpec.WEIGHT);
    Optional<Parameter> biases =
        bias ? Optional.of(plan.parameter(ParameterSpec.BIAS)) : Optional.empty();
    boolean back = plan.mode().goesBack();
    return plan.step(
        new Built(
            features,
            outputs,
            weight,
            biases,
            Optional.ofNullable(norm).map(folded -> fold(folded, weight, biases)),
            back ? plan.rowPerSample(features) : null,
            back ? plan.rowPerSample(outputs) : null),
        x,
        output);
  }

  private static Derived fold(Normalisation norm, Parameter weight, Optional<Parameter> biases) {
    return new Derived(
        arrays ->
            norm.fold(
                weight.values(), biases.map(Parameter::values).orElse(null), arrays[0], arrays[1]),
        weight.size(),
        norm.channels());
  }

  private record Built(
      int inputs,
      int outputs,
      Parameter weight,
      Optional<Parameter> bias,
      Optional<Derived> folded,
      Plan.RowSlot batchX,
      Plan.RowSlot batchDy)
      implements BuiltLayer {
    @Override
    public boolean readsInput() {
      return true;
    }

    private float[] weights(Pass pass) {
      return folded.isPresent() ? folded.get().first(pass) : weight.values();
    }

    /** The biases; null if there are none. */
    private float[] biases(Pass pass) {
      if (folded.isPresent()) {
        return folded.get().array(1, pass);
      }
      return bias.isPresent() ? bias.get().values() : null;
    }

    private void addBiases(Pass pass, int rows, float[] y, int yAt) {
      float[] biases = biases(pass);
      if (biases != null) {
        pass.kernels().matrices().addToRows(rows, outputs, biases, 0, y, yAt);
      }
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
          weights(pass),
          0,
          y,
          yAt,
          pass.scratch());
      addBiases(pass, to - from, y, yAt);
    }

    /**
     * One sample, on several threads: each reads its part of the weights, and finds it in its cache
     * next time.
     */
    private void share(Flow flow, Pass pass, int sample, int parts) {
      MatrixKernels kernels = pass.kernels().matrices();
      float[] weights = weights(pass);
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
                  weights,
                  first * inputs,
                  y,
                  yAt + first,
                  scratch));
      addBiases(pass, 1, y, yAt);
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
        List<GradientTask.Range> ranges = new ArrayList<>();
        ranges.add(new GradientTask.Range(weight, from * inputs, to * inputs));
        bias.ifPresent(parameter -> ranges.add(new GradientTask.Range(parameter, from, to)));
        tasks.add(
            new GradientTask(
                ranges,
                (gradients, kernels, scratch) ->
                    finish(gradients, kernels.matrices(), scratch, from, to)));
      }
      return tasks;
    }

    /** {@code dw = dy' x} and {@code db} the sum of dy's rows, over the whole batch. */
    private void finish(
        Gradients gradients, MatrixKernels kernels, Scratch scratch, int from, int to) {
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
          scratch);
      if (bias.isPresent()) {
        float[] db = gradients.of(bias.get());
        kernels.columnSums(gradients.samples(), to - from, dy, from, outputs, db, from);
      }
    }
  }
}
