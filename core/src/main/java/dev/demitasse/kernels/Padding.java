package dev.demitasse.kernels;

/** Rows and columns of zeros around a picture, in ONNX's order; none is negative. */
public record Padding(int top, int left, int bottom, int right) {
  /** No padding. */
  public static final Padding NONE = of(0);

  /** The same on all four sides. */
  public static Padding of(int all) {
    return new Padding(all, all, all, all);
  }

  /** As architecture text has it: {@code 1}, or {@code [0, 0, 1, 1]}. */
  public String text() {
    return isEven()
        ? Integer.toString(top)
        : "[%s, %s, %s, %s]".formatted(top, left, bottom, right);
  }

  /** Whether all four sides have the same. */
  public boolean isEven() {
    return top == left && top == bottom && top == right;
  }
}
