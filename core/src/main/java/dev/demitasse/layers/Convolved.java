package dev.demitasse.layers;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.ForwardConvolution;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Scratch;
import java.util.List;
import java.util.Optional;

/**
 * The run-time part of {@link Conv}.
 *
 * @param convolution the convolution, to go forward
 * @param gradients the same, to go back; null where nobody does
 * @param ahead filters and biases as the convolution wants them
 * @param back filters as the gradient by the input wants them; null where nobody goes back
 * @param sums where a piece adds up what the parameters' gradients are made of
 */
record Convolved(
    ConvGeometry geometry,
    Weights weights,
    ForwardConvolution convolution,
    Convolution gradients,
    Derived ahead,
    Derived back,
    Plan.SumSlot sums)
    implements BuiltLayer {
  private static final int PRODUCTS_PER_PART = 1 << 14;
  private static final int FILTERS = 0;
  private static final int BIASES = 1;

  /** Filters, biases, and a batch normalisation that goes into both. */
  record Weights(Parameter filters, Optional<Parameter> bias, Optional<Normalisation> norm) {
    private Derived laidOut(ForwardConvolution convolution, int channels) {
      return new Derived(
          arrays -> {
            float[] values = filters.values();
            float[] biases = bias.map(Parameter::values).orElse(null);
            if (norm.isPresent()) {
              float[] folded = new float[values.length];
              norm.get().fold(values, biases, folded, arrays[BIASES]);
              values = folded;
            } else if (biases != null) {
              System.arraycopy(biases, 0, arrays[BIASES], 0, channels);
            }
            convolution.layOut(values, arrays[FILTERS]);
          },
          convolution.filters(),
          channels);
    }
  }

  /** A convolution as the plan's mode wants it. */
  static Convolved of(Plan plan, ConvGeometry geometry, Convolution convolution, Weights weights) {
    if (!plan.mode().goesBack()) {
      return ahead(geometry, convolution, weights);
    }
    Derived back =
        new Derived(
            arrays -> convolution.layOutBackward(weights.filters.values(), arrays[FILTERS]),
            convolution.backwardFilters());
    return new Convolved(
        geometry,
        weights,
        convolution,
        convolution,
        weights.laidOut(convolution, geometry.outputChannels()),
        back,
        plan.sumsPerPiece(convolution.sums()));
  }

  /** A convolution that only goes forward. */
  static Convolved ahead(ConvGeometry geometry, ForwardConvolution convolution, Weights weights) {
    Derived laidOut = weights.laidOut(convolution, geometry.outputChannels());
    return new Convolved(geometry, weights, convolution, null, laidOut, null, null);
  }

  @Override
  public int scratch() {
    return convolution.scratch();
  }

  @Override
  public boolean readsInput() {
    return true;
  }

  @Override
  public void forward(Flow flow, Pass pass, int from, int to) {
    int channels = geometry.outputChannels();
    long area = (long) geometry.outputHeight() * geometry.outputWidth();
    long products = weights.filters.size() * area;
    int bands = convolution.bands();
    int count = bands > 0 ? bands : channels;
    int unit = bands > 0 ? 1 : Convolution.CHANNELS;
    int parts = pass.parts(count, unit, products, PRODUCTS_PER_PART);
    float[] filters = ahead.array(FILTERS, pass);
    float[] biases = ahead.array(BIASES, pass);
    for (int n = from; n < to; n++) {
      if (parts == 1) {
        convolve(flow, n, filters, biases, 0, channels, pass.scratch());
      } else if (bands > 0) {
        shareBands(flow, pass, n, parts, filters, biases);
      } else {
        shareChannels(flow, pass, n, parts, filters, biases);
      }
    }
  }

  /** One sample on several threads, each of which computes some of the channels. */
  private void shareChannels(
      Flow flow, Pass pass, int sample, int parts, float[] filters, float[] biases) {
    pass.share(
        parts,
        geometry.outputChannels(),
        Convolution.CHANNELS,
        (first, end, scratch) -> convolve(flow, sample, filters, biases, first, end, scratch));
  }

  /** One sample on several threads, each of which computes some of the rows. */
  private void shareBands(
      Flow flow, Pass pass, int sample, int parts, float[] filters, float[] biases) {
    pass.share(
        parts,
        convolution.bands(),
        1,
        (first, end, scratch) ->
            convolution.convolveBands(
                flow.x().values(),
                flow.x().at(sample),
                filters,
                biases,
                flow.y().values(),
                flow.y().at(sample),
                first,
                end,
                scratch));
  }

  private void convolve(
      Flow flow, int sample, float[] filters, float[] biases, int from, int to, Scratch scratch) {
    convolution.convolve(
        flow.x().values(),
        flow.x().at(sample),
        filters,
        biases,
        flow.y().values(),
        flow.y().at(sample),
        from,
        to,
        scratch);
  }

  @Override
  public void backward(Flow flow, Pass pass, int from, int to) {
    float[] x = flow.x().values();
    float[] dy = flow.dy().values();
    for (int n = from; n < to; n++) {
      int dyAt = flow.dy().at(n);
      gradients.addWeightGradient(x, flow.x().at(n), dy, dyAt, pass.sums(sums), pass.scratch());
      if (flow.dx() != null) {
        float[] dx = flow.dx().values();
        float[] filters = back.array(FILTERS, pass);
        gradients.dataGradient(dy, dyAt, filters, dx, flow.dx().at(n), pass.scratch());
      }
    }
  }

  @Override
  public List<GradientTask> gradientTasks() {
    List<GradientTask.Range> ranges =
        weights.bias.isEmpty()
            ? List.of(GradientTask.Range.all(weights.filters))
            : List.of(
                GradientTask.Range.all(weights.filters),
                GradientTask.Range.all(weights.bias.get()));
    return List.of(new GradientTask(ranges, this::finish));
  }

  private void finish(Gradients batch, Kernels kernels, Scratch scratch) {
    float[] dw = batch.of(weights.filters);
    float[] db = weights.bias.isPresent() ? batch.of(weights.bias.get()) : null;
    gradients.gradients(batch.total(sums, kernels), dw, db);
  }
}
