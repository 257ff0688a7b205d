package dev.demitasse.data;

/** Where the defects in the generated pictures are. */
public final class DemoDefects {
  /** What a pixel's light has to change by, of the most that one does, to belong to the defect. */
  private static final double SHARE = 0.25;

  private DemoDefects() {}

  /** For each pixel of the picture with this odd number, whether the defect is there. */
  public static boolean[] of(Part part, int index) {
    float[] added = DemoSource.defect(part, index);
    float largest = 0;
    for (float value : added) {
      largest = Math.max(largest, Math.abs(value));
    }
    boolean[] defect = new boolean[added.length];
    for (int i = 0; i < defect.length; i++) {
      defect[i] = Math.abs(added[i]) >= SHARE * largest;
    }
    return defect;
  }
}
