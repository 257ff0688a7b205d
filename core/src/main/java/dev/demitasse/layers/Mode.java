package dev.demitasse.layers;

/** What a network is gone through for. */
public enum Mode {
  /** Forward only, as fast as can be: layers are joined, nothing is kept that nobody reads. */
  PREDICTION(false, false, false),
  /** Forward and back, with dropout and the statistics of the batch. */
  TRAINING(true, true, false),
  /**
   * Forward and back as in prediction, layer by layer as they are written, each with memory of its
   * own that can be read afterwards.
   */
  OBSERVATION(true, false, true),
  /** As {@link #OBSERVATION}, but with the statistics of the batch. */
  PROBE(true, true, true);

  private final boolean goesBack;
  private final boolean batchStatistics;
  private final boolean apart;

  Mode(boolean goesBack, boolean batchStatistics, boolean apart) {
    this.goesBack = goesBack;
    this.batchStatistics = batchStatistics;
    this.apart = apart;
  }

  /** Whether gradients are taken back. */
  public boolean goesBack() {
    return goesBack;
  }

  /** Whether {@link BatchNorm} takes mean and variance from the batch, not from earlier ones. */
  public boolean batchStatistics() {
    return batchStatistics;
  }

  /** Whether the layers are computed one by one and everything between them can be read. */
  public boolean apart() {
    return apart;
  }
}
