package dev.demitasse.studies.report;

import static dev.demitasse.studies.report.Pen.number;

/**
 * A path that comes several times, one behind the other, drawn once with a bracket around it.
 *
 * @param times how often
 */
record DrawnRepetition(int times, DrawnPath path) implements Drawn {
  private static final double BRACKET = 14;
  private static final double HOOK = 6;
  private static final double SIZE = 15;

  private String label() {
    return times + "×";
  }

  @Override
  public double left() {
    return path.left() + BRACKET + HOOK + Pen.width(label(), SIZE);
  }

  @Override
  public double right() {
    return path.right();
  }

  @Override
  public double height() {
    return path.height();
  }

  @Override
  public void draw(Pen pen, NetworkColumns columns, double axis, double top) {
    double x = axis - path.left() - BRACKET;
    pen.line(
        "M%s %sH%sV%sH%s"
            .formatted(
                number(x + HOOK),
                number(top),
                number(x),
                number(top + height()),
                number(x + HOOK)));
    pen.text(x - HOOK, top + height() / 2, label(), "end", SIZE, Pen.INK);
    path.draw(pen, columns, axis, top);
  }
}
