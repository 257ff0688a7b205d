package dev.demitasse.layers;

import java.util.List;

/*
 * Each sample's plane has its mean and its sum of squares about that mean, computed while it is in the
 * cache; they are put together sample by sample and then piece by piece, in order, after Chan, Golub
 * and LeVeque, Updating formulae and a pairwise algorithm for computing sample variances, 1979.
 * Nothing is lost where a mean is large against the deviation, as it would be with sums of squares
 * about zero.
 */

/**
 * The first half of {@link BatchNorm} with the statistics of the batch: it gives what it is given
 * and measures it; on the way back it computes dx from what {@link Normalised} has measured.
 *
 * @param sampleMoments mean and sum of squares of each channel, for each sample
 * @param pieceMoments the same for each piece
 * @param pieceSums dy and {@code dy (x - mean)} of each channel, added up for each piece
 * @param shared what the batch has once: see {@link Part}
 */
record BatchStatistics(
    Normalisation norm,
    double momentum,
    int channels,
    int area,
    Plan.FloatSlot sampleMoments,
    Plan.SumSlot pieceMoments,
    Plan.SumSlot pieceSums,
    Shared shared)
    implements BuiltLayer {
  /**
   * What a batch has for each channel.
   *
   * @param mean the mean
   * @param factor {@code y = factor x + summand}
   * @param summand as above
   * @param byGradient {@code dx = byGradient dy + byValue (x - mean) + constant}
   * @param byValue as above
   * @param constant as above
   */
  record Shared(
      Plan.BatchSlot mean,
      Plan.BatchSlot factor,
      Plan.BatchSlot summand,
      Plan.BatchSlot byGradient,
      Plan.BatchSlot byValue,
      Plan.BatchSlot constant) {
    static Shared of(Plan plan, int channels) {
      return new Shared(
          plan.floatsPerBatch(channels),
          plan.floatsPerBatch(channels),
          plan.floatsPerBatch(channels),
          plan.floatsPerBatch(channels),
          plan.floatsPerBatch(channels),
          plan.floatsPerBatch(channels));
    }
  }

  static BatchStatistics of(
      Plan plan, Normalisation norm, double momentum, int channels, int area) {
    return new BatchStatistics(
        norm,
        momentum,
        channels,
        area,
        plan.floatsPerSample(2 * channels),
        plan.sumsPerPiece(2 * channels),
        plan.sumsPerPiece(2 * channels),
        Shared.of(plan, channels));
  }

  @Override
  public boolean readsInput() {
    return true;
  }

  @Override
  public Sharing sharing() {
    return Sharing.IDENTICAL;
  }

  @Override
  public Sharing gradientSharing() {
    return Sharing.OVERWRITES;
  }

  @Override
  public void forward(Flow flow, Pass pass, int from, int to) {
    Rows x = flow.x();
    Rows.copy(x, flow.y(), from, to);
    float[] moments = pass.floats(sampleMoments);
    for (int n = from; n < to; n++) {
      int at = n * 2 * channels;
      pass.kernels()
          .planes()
          .moments(channels, area, x.values(), x.at(n), moments, at, moments, at + channels);
    }
  }

  @Override
  public Meeting meetingAhead() {
    return new Meeting() {
      @Override
      public void gather(Pass pass) {
        gatherMoments(pass);
      }

      @Override
      public void meet(Gradients batch) {
        settle(batch);
      }
    };
  }

  private void gatherMoments(Pass pass) {
    float[] samples = pass.floats(sampleMoments);
    float[] total = pass.sums(pieceMoments);
    for (int c = 0; c < channels; c++) {
      Moments moments = new Moments();
      for (int n = 0; n < pass.samples(); n++) {
        int at = n * 2 * channels + c;
        moments.add(area, samples[at], samples[at + channels]);
      }
      total[c] = (float) moments.mean;
      total[channels + c] = (float) moments.squares;
    }
  }

  /** Mean and sum of squares about it of what has been added so far. */
  private static final class Moments {
    private double count;
    private double mean;
    private double squares;

    void add(double moreCount, double moreMean, double moreSquares) {
      double together = count + moreCount;
      double apart = moreMean - mean;
      mean += apart * moreCount / together;
      squares += moreSquares + apart * apart * count * moreCount / together;
      count = together;
    }
  }

  /** Mean and variance of the batch, what follows from them, and the running ones. */
  private void settle(Gradients batch) {
    for (int c = 0; c < channels; c++) {
      Moments moments = new Moments();
      for (int piece = 0; piece < batch.pieces(); piece++) {
        float[] of = batch.sums(piece, pieceMoments);
        moments.add((double) batch.samplesOf(piece) * area, of[c], of[channels + c]);
      }
      double variance = moments.squares / moments.count;
      double factor = norm.weight().values()[c] / Math.sqrt(variance + norm.epsilon());
      batch.shared(shared.mean)[c] = (float) moments.mean;
      batch.shared(shared.factor)[c] = (float) factor;
      batch.shared(shared.summand)[c] = (float) (norm.bias().values()[c] - moments.mean * factor);
      batch.shared(shared.byGradient)[c] = (float) (1 / Math.sqrt(variance + norm.epsilon()));
      if (batch.training()) {
        remember(norm.mean().values(), c, moments.mean);
        remember(norm.variance().values(), c, moments.squares / Math.max(1, moments.count - 1));
      }
    }
  }

  private void remember(float[] running, int channel, double value) {
    running[channel] = (float) ((1 - momentum) * running[channel] + momentum * value);
  }

  /** What dx is made of, and the gradients by weight and bias. */
  void settleBack(Gradients batch) {
    double count = (double) batch.samples() * area;
    float[] inverse = batch.shared(shared.byGradient); // 1 / deviation, until it is overwritten
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      double dot = 0;
      for (int piece = 0; piece < batch.pieces(); piece++) {
        float[] of = batch.sums(piece, pieceSums);
        sum += of[c];
        dot += of[channels + c];
      }
      double scale = inverse[c];
      double factor = norm.weight().values()[c] * scale;
      batch.of(norm.bias())[c] = (float) sum;
      batch.of(norm.weight())[c] = (float) (dot * scale);
      batch.shared(shared.byGradient)[c] = (float) factor;
      batch.shared(shared.byValue)[c] = (float) (-factor * scale * scale * dot / count);
      batch.shared(shared.constant)[c] = (float) (-factor * sum / count);
    }
  }

  @Override
  public void backward(Flow flow, Pass pass, int from, int to) {
    Rows x = flow.x();
    Rows dy = flow.dy();
    Rows dx = flow.dx();
    for (int n = from; dx != null && n < to; n++) {
      pass.kernels()
          .planes()
          .combine(
              channels,
              area,
              x.values(),
              x.at(n),
              pass.shared(shared.mean),
              dy.values(),
              dy.at(n),
              pass.shared(shared.byGradient),
              pass.shared(shared.byValue),
              pass.shared(shared.constant),
              dx.values(),
              dx.at(n));
    }
  }

  @Override
  public List<GradientTask> gradientTasks() {
    return List.of(
        new GradientTask(
            List.of(GradientTask.Range.all(norm.weight()), GradientTask.Range.all(norm.bias())),
            (batch, kernels, scratch) -> {
              // both were computed where the batch met
            }));
  }
}
