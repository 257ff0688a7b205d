package dev.demitasse.studies.report;

import dev.demitasse.model.Summary;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The numbers that stand beside the layers of a network's main line, in columns; narrower ones
 * where the drawing beside them is wide.
 *
 * @param left where the first column begins
 * @param widths how wide they are
 * @param weights the most weights that a layer has
 * @param multiplyAdds the most multiply-adds that a layer takes
 */
record NetworkColumns(double left, Widths widths, long weights, long multiplyAdds) {
  private static final double NUMBER = 78;
  private static final double SPACE = 8;
  private static final double WIDE_DRAWING = 400;
  private static final double THICKNESS = 12;
  private static final double SIZE = 13;

  /**
   * Where the columns are.
   *
   * @param sees where the second begins, from the first
   * @param weights where the third begins
   * @param adds where the fourth begins
   * @param bar how long the longest bar is
   */
  record Widths(double sees, double weights, double adds, double bar) {
    static final Widths USUAL = new Widths(130, 215, 420, 90);
    static final Widths NARROW = new Widths(90, 180, 325, 45);

    double all() {
      return adds + NUMBER + SPACE + bar + SPACE;
    }
  }

  static NetworkColumns of(Summary summary, double left) {
    return new NetworkColumns(
        left,
        left > WIDE_DRAWING ? Widths.NARROW : Widths.USUAL,
        most(summary, Summary.Line::weights),
        most(summary, Summary.Line::multiplyAdds));
  }

  /** Where the last column ends. */
  double right() {
    return left + widths.all();
  }

  private static long most(Summary summary, ToLongFunction<Summary.Line> what) {
    return Math.max(1, summary.lines().stream().mapToLong(what).max().orElse(1));
  }

  /** Writes the columns' names. */
  void head(Pen pen, double y) {
    at(pen, 0, y, "output", "start");
    at(pen, widths.sees, y, "sees", "start");
    at(pen, widths.weights + NUMBER, y, "weights", "end");
    at(pen, widths.adds + NUMBER, y, "multiply-adds", "end");
  }

  /** Writes what there is to be said of a layer, at its first and its last coming. */
  void write(Pen pen, List<Summary.Line> layer, double y) {
    Summary.Line first = layer.getFirst();
    Summary.Line last = layer.getLast();
    shape(pen, y, first.outputShape().toString());
    boolean same = first.receptiveField().equals(last.receptiveField());
    String sees = last.receptiveField().toString();
    at(pen, widths.sees, y, same ? sees : first.receptiveField() + " … " + sees, "start");
    bar(pen, widths.weights, y, first.weights(), weights);
    bar(pen, widths.adds, y, first.multiplyAdds(), multiplyAdds);
  }

  /** Writes what something gives. */
  void shape(Pen pen, double y, String shape) {
    at(pen, 0, y, shape, "start");
  }

  /** A number, and beside it a bar as long as its share of the largest. */
  private void bar(Pen pen, double column, double y, long value, long most) {
    at(pen, column + NUMBER, y, value == 0 ? "–" : Headline.count(value), "end");
    if (value > 0) {
      double length = Math.max(1, widths.bar * value / most);
      pen.fill(
          left + column + NUMBER + SPACE, y - THICKNESS / 2, length, THICKNESS, 0, "var(--c1)");
    }
  }

  private void at(Pen pen, double x, double y, String text, String anchor) {
    pen.text(left + x, y, text, anchor, SIZE, Pen.INK);
  }
}
