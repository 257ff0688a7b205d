package dev.demitasse.studies.report;

import static dev.demitasse.studies.report.Pen.number;

import dev.demitasse.layers.Add;
import dev.demitasse.layers.Concat;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Multiply;
import dev.demitasse.layers.Residual;
import dev.demitasse.model.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths side by side, between the dot where they part and the sign that says how they are joined.
 *
 * @param paths the paths from the left
 * @param axes where the axis of each is, from the axis of all
 * @param sign how they are joined
 * @param beside what stands beside the sign; empty within paths that are side by side
 */
record DrawnJoin(List<DrawnPath> paths, List<Double> axes, String sign, List<Summary.Line> beside)
    implements Drawn {
  private static final double FRAME = 10;
  private static final double APART = 18;
  private static final double DOT = 10;
  private static final double FORK = 32;
  private static final double END = 40;
  private static final double FOOT = 8;
  private static final double RADIUS = 11;
  private static final double BEND = 8;
  private static final double SIZE = 12;

  /**
   * A join.
   *
   * @param last the same as it comes last, where it comes several times
   * @param main whether it is on the main line
   */
  static DrawnJoin of(
      NetworkPart.Joined part, NetworkPart.Joined last, double logLargest, boolean main) {
    int straight = straight(part);
    List<DrawnPath> paths = new ArrayList<>();
    for (int i = 0; i < part.paths().size(); i++) {
      boolean onMainLine = main && i == straight && !part.paths().get(i).isEmpty();
      DrawnPath path =
          DrawnPath.of(part.paths().get(i), last.paths().get(i), logLargest, onMainLine);
      paths.add(i == straight ? 0 : paths.size(), path);
    }
    List<Summary.Line> beside = main ? List.of(part.line(), last.line()) : List.of();
    return new DrawnJoin(paths, axes(paths, straight >= 0), sign(part.layer()), beside);
  }

  /**
   * The path that goes straight on: the one that changes something where the other is the identity,
   * or the identity where the other only says by how much it is multiplied; -1 if none stands out.
   */
  private static int straight(NetworkPart.Joined part) {
    if (part.layer() instanceof Residual) {
      return 0;
    }
    List<Integer> empty = new ArrayList<>();
    List<Integer> full = new ArrayList<>();
    for (int i = 0; i < part.paths().size(); i++) {
      (part.paths().get(i).isEmpty() ? empty : full).add(i);
    }
    if (part.layer() instanceof Multiply) {
      return empty.size() == 1 ? empty.getFirst() : -1;
    }
    return full.size() == 1 ? full.getFirst() : -1;
  }

  private static List<Double> axes(List<DrawnPath> paths, boolean straight) {
    List<Double> axes = new ArrayList<>();
    double right = 0;
    for (DrawnPath path : paths) {
      double axis = axes.isEmpty() ? 0 : right + APART + path.left();
      axes.add(axis);
      right = axis + path.right();
    }
    double middle = straight ? 0 : (right - paths.getFirst().left()) / 2;
    return axes.stream().map(axis -> axis - middle).toList();
  }

  private static String sign(Join join) {
    return switch (join) {
      case Add _, Residual _ -> "+";
      case Multiply _ -> "×";
      case Concat _ -> "concat";
    };
  }

  @Override
  public double left() {
    return paths.getFirst().left() - axes.getFirst() + FRAME;
  }

  @Override
  public double right() {
    return paths.getLast().right() + axes.getLast() + FRAME;
  }

  @Override
  public double height() {
    return FORK + tallest() + END + FOOT;
  }

  private double tallest() {
    return paths.stream().mapToDouble(DrawnPath::height).max().orElse(0);
  }

  @Override
  public void draw(Pen pen, NetworkColumns columns, double axis, double top) {
    pen.fill(axis - left(), top, left() + right(), height(), 6, "var(--wash)");
    double fork = top + DOT;
    double begin = top + FORK;
    double sum = begin + tallest() + END / 2 + FOOT / 2;
    pen.down(axis, top, fork);
    for (int i = 0; i < paths.size(); i++) {
      double x = axis + axes.get(i);
      double end = begin + paths.get(i).height();
      pen.line(bent(axis, fork, x, begin, false));
      paths.get(i).draw(pen, columns, x, begin);
      pen.line(bent(axis, sum, x, end, true));
      if (paths.get(i).isIdentity()) {
        paths.get(i).label(pen, x, (begin + sum) / 2 - END / 4);
      }
    }
    pen.dot(axis, fork, 3, Pen.MUTED);
    sign(pen, axis, sum);
    pen.down(axis, sum + RADIUS, top + height());
    if (!beside.isEmpty()) {
      columns.write(pen, beside, sum);
    }
  }

  /** A line from the axis sideways and then down or up to a path. */
  private static String bent(double axis, double y, double x, double end, boolean up) {
    if (Math.abs(x - axis) < 1) {
      return "M%s %sV%s".formatted(number(axis), number(y), number(end));
    }
    double bend = x > axis ? BEND : -BEND;
    double turn = up ? -BEND : BEND;
    return "M%s %sH%sQ%s %s %s %sV%s"
        .formatted(
            number(axis),
            number(y),
            number(x - bend),
            number(x),
            number(y),
            number(x),
            number(y + turn),
            number(end));
  }

  private void sign(Pen pen, double axis, double y) {
    if (sign.length() == 1) {
      pen.ring(axis, y, RADIUS);
      pen.text(axis, y, sign, "middle", 1.4 * SIZE, Pen.INK);
    } else {
      pen.pill(axis, y, Pen.width(sign, SIZE) + 2 * RADIUS, 2 * RADIUS);
      pen.text(axis, y, sign, "middle", SIZE, Pen.INK);
    }
  }
}
