package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * Joins paths by putting their channels, or their features, one behind the other.
 *
 * <p>Paths give {@code [C1, H, W], [C2, H, W], ...}, y is {@code [C1 + C2 + ..., H, W]}; or lists
 * {@code [F1], [F2], ...} and {@code [F1 + F2 + ...]}. Source: Szegedy et al., Going deeper with
 * convolutions, CVPR 2015; Huang et al., Densely connected convolutional networks, CVPR 2017.
 *
 * @param paths two or more; one without layers gives what the join is given
 */
public record Concat(List<Path> paths) implements Join {
  /**
   * Copies the list.
   *
   * @throws LayerException if there are fewer than two paths
   */
  public Concat {
    paths = List.copyOf(paths);
    Join.checkPaths("Concat", paths);
  }

  /** These paths' channels one behind the other. */
  public Concat(Path... paths) {
    this(List.of(paths));
  }

  @Override
  public String kind() {
    return "Concat";
  }

  @Override
  public Concat withPaths(List<Path> paths) {
    return new Concat(paths);
  }

  @Override
  public Shape joinedShape(List<Branch> branches, List<Shape> ends) {
    Shape first = ends.getFirst();
    long channels = first.dimension(0);
    for (int i = 1; i < ends.size(); i++) {
      Shape end = ends.get(i);
      boolean fits = end.rank() == first.rank();
      for (int d = 1; fits && d < end.rank(); d++) {
        fits = end.dimension(d) == first.dimension(d);
      }
      if (!fits) {
        String wants = "paths that give pictures of the same height and width, or lists";
        throw Join.unfit("Concat", wants, branches, ends, 0, i);
      }
      channels += end.dimension(0);
    }
    long area = first.size() / first.dimension(0);
    Range.checkProduct("Concat", "output", channels, area);
    return first.rank() == 1
        ? Shape.of((int) channels)
        : Shape.of((int) channels, first.dimension(1), first.dimension(2));
  }

  @Override
  public BuiltLayer joined(List<Shape> ends) {
    return new Row(ends.stream().map(Shape::size).toList());
  }

  private record Row(List<Integer> sizes) implements BuiltLayer {
    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      Rows y = flow.y();
      for (int n = from; n < to; n++) {
        int at = y.at(n);
        for (int i = 0; i < sizes.size(); i++) {
          Rows x = flow.x(i);
          System.arraycopy(x.values(), x.at(n), y.values(), at, x.size());
          at += x.size();
        }
      }
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      Rows dy = flow.dy();
      for (int n = from; n < to; n++) {
        int at = dy.at(n);
        for (int i = 0; i < sizes.size(); i++) {
          Rows dx = flow.dx(i);
          if (dx != null) {
            System.arraycopy(dy.values(), at, dx.values(), dx.at(n), dx.size());
          }
          at += sizes.get(i);
        }
      }
    }
  }
}
