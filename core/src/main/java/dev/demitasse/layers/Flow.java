package dev.demitasse.layers;

import java.util.List;

/**
 * The values that flow through one step in a pass: most have one input and one output; a join has
 * several inputs, and where paths part there are several outputs.
 */
public final class Flow {
  private final Rows[] xs;
  private final Rows[] ys;
  private final Rows[] dys;
  private final Rows[] dxs;

  /**
   * What flows through a step; lists hold nulls where there is no gradient.
   *
   * @param xs what the step is given
   * @param ys what it gives
   * @param dys the gradients of the loss by what it gives
   * @param dxs the gradients by what it is given
   */
  Flow(List<Rows> xs, List<Rows> ys, List<Rows> dys, List<Rows> dxs) {
    this.xs = xs.toArray(Rows[]::new);
    this.ys = ys.toArray(Rows[]::new);
    this.dys = dys.toArray(Rows[]::new);
    this.dxs = dxs.toArray(Rows[]::new);
  }

  /** What the step is given. */
  public Rows x() {
    return xs[0];
  }

  /** What the step gives; the same memory as x where it works in place. */
  public Rows y() {
    return ys[0];
  }

  /** The gradient of the loss by y; null in a pass for prediction. */
  public Rows dy() {
    return dys[0];
  }

  /**
   * The gradient of the loss by x; null where nobody wants it; the same memory as dy where the step
   * works in place.
   */
  public Rows dx() {
    return dxs[0];
  }

  /** One of the values that a join is given. */
  Rows x(int i) {
    return xs[i];
  }

  /** What the path with this number is given where paths part. */
  Rows y(int i) {
    return ys[i];
  }

  /** The gradient by {@link #y(int)}. */
  Rows dy(int i) {
    return dys[i];
  }

  /** The gradient by {@link #x(int)}; null where nobody wants it. */
  Rows dx(int i) {
    return dxs[i];
  }
}
