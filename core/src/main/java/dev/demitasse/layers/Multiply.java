package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * Joins two paths by multiplying what they give, value by value; a path that gives one value for
 * each channel scales the other's channels, as squeeze-and-excitation does.
 *
 * <p>{@code y[n, c, i, j] = a[n, c, i, j] s[n, c]} for paths that give {@code [C, H, W]} and {@code
 * [C, 1, 1]} in either order, or {@code y = a b} for two of the same shape. Source: Hu, Shen and
 * Sun, Squeeze-and-excitation networks, CVPR 2018.
 *
 * @param paths two; one without layers gives what the join is given
 */
public record Multiply(List<Path> paths) implements Join {
  /**
   * Copies the list.
   *
   * @throws LayerException if there are not two paths
   */
  public Multiply {
    paths = List.copyOf(paths);
    Join.checkPaths("Multiply", paths);
    if (paths.size() > 2) {
      throw new LayerException(
          "Multiply joins two paths, got " + paths.size() + "; put one Multiply into another");
    }
  }

  /** The product of two paths. */
  public Multiply(Path one, Path other) {
    this(List.of(one, other));
  }

  @Override
  public String kind() {
    return "Multiply";
  }

  @Override
  public Multiply withPaths(List<Path> paths) {
    return new Multiply(paths);
  }

  @Override
  public Shape joinedShape(List<Branch> branches, List<Shape> ends) {
    Shape one = ends.get(0);
    Shape other = ends.get(1);
    if (one.equals(other) || scales(other, one)) {
      return one;
    }
    if (scales(one, other)) {
      return other;
    }
    String wants = "paths that give the same shape, or one a value for each channel of the other";
    throw Join.unfit("Multiply", wants, branches, ends, 0, 1);
  }

  private static boolean scales(Shape factors, Shape picture) {
    return picture.rank() == 3 && factors.equals(Shape.of(picture.dimension(0), 1, 1));
  }

  @Override
  public BuiltLayer joined(List<Shape> ends) {
    if (ends.get(0).equals(ends.get(1))) {
      return new Product(ends.get(0).size());
    }
    int picture = scales(ends.get(1), ends.get(0)) ? 0 : 1;
    Shape shape = ends.get(picture);
    int channels = shape.dimension(0);
    return new Scaled(picture, channels, shape.size() / channels);
  }

  /** The product of two values of one shape. */
  private record Product(int size) implements BuiltLayer {
    @Override
    public boolean readsInput() {
      return true;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      multiply(flow.x(0), flow.x(1), flow.y(), pass, from, to);
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      for (int i = 0; i < 2; i++) {
        if (flow.dx(i) != null) {
          multiply(flow.dy(), flow.x(1 - i), flow.dx(i), pass, from, to);
        }
      }
    }

    private void multiply(Rows a, Rows b, Rows y, Pass pass, int from, int to) {
      pass.kernels()
          .elements()
          .multiply(
              (to - from) * size,
              a.values(),
              a.at(from),
              b.values(),
              b.at(from),
              y.values(),
              y.at(from));
    }
  }

  /**
   * The product of a picture and a factor for each of its channels.
   *
   * @param picture which of the two is the picture
   */
  private record Scaled(int picture, int channels, int area) implements BuiltLayer {
    @Override
    public boolean readsInput() {
      return true;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      for (int n = from; n < to; n++) {
        scale(flow.x(picture), flow, flow.y(), pass, n);
      }
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      Rows x = flow.x(picture);
      Rows dy = flow.dy();
      Rows dFactors = flow.dx(1 - picture);
      for (int n = from; n < to; n++) {
        if (dFactors != null) {
          pass.kernels()
              .planes()
              .dots(
                  channels,
                  area,
                  x.values(),
                  x.at(n),
                  dy.values(),
                  dy.at(n),
                  dFactors.values(),
                  dFactors.at(n));
        }
        if (flow.dx(picture) != null) {
          scale(dy, flow, flow.dx(picture), pass, n);
        }
      }
    }

    private void scale(Rows from, Flow flow, Rows to, Pass pass, int n) {
      Rows factors = flow.x(1 - picture);
      pass.kernels()
          .planes()
          .multiply(
              channels,
              area,
              from.values(),
              from.at(n),
              factors.values(),
              factors.at(n),
              to.values(),
              to.at(n));
    }
  }
}
