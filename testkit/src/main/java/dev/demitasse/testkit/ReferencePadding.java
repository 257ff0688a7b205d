package dev.demitasse.testkit;

/** Rows and columns of zeros on the four sides of an image. */
public record ReferencePadding(int top, int left, int bottom, int right) {
  /** Checks that none is negative. */
  public ReferencePadding {
    if (top < 0 || left < 0 || bottom < 0 || right < 0) {
      throw new IllegalArgumentException("padding must not be negative");
    }
  }

  /** The same on all sides. */
  public static ReferencePadding of(int all) {
    return new ReferencePadding(all, all, all, all);
  }
}
