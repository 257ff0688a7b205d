package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * Joins paths by adding what they give, value by value: {@code y = x1 + x2 + ...}.
 *
 * <p>All paths give the same shape, which is that of y; the gradient goes to each of them as it is.
 * Source: He, Zhang, Ren and Sun, Deep residual learning for image recognition, CVPR 2016.
 *
 * @param paths two or more; one without layers gives what the join is given
 */
public record Add(List<Path> paths) implements Join {
  /**
   * Copies the list.
   *
   * @throws LayerException if there are fewer than two paths
   */
  public Add {
    paths = List.copyOf(paths);
    Join.checkPaths("Add", paths);
  }

  /** A sum of these paths. */
  public Add(Path... paths) {
    this(List.of(paths));
  }

  @Override
  public String kind() {
    return "Add";
  }

  @Override
  public Add withPaths(List<Path> paths) {
    return new Add(paths);
  }

  @Override
  public Shape joinedShape(List<Branch> branches, List<Shape> ends) {
    return same("Add", branches, ends);
  }

  /** The shape that all paths give. */
  static Shape same(String kind, List<Branch> branches, List<Shape> ends) {
    for (int i = 1; i < ends.size(); i++) {
      if (!ends.get(i).equals(ends.getFirst())) {
        throw Join.unfit(kind, "paths that give the same shape", branches, ends, 0, i);
      }
    }
    return ends.getFirst();
  }

  @Override
  public BuiltLayer joined(List<Shape> ends) {
    return new Sum(ends.size(), ends.getFirst().size(), false);
  }

  /**
   * The sum.
   *
   * @param count how many values are added
   * @param rectified whether what is below 0 becomes 0; only where nobody goes back
   */
  record Sum(int count, int size, boolean rectified) implements BuiltLayer {
    @Override
    public Sharing sharing() {
      return Sharing.OVERWRITES;
    }

    @Override
    public Sharing gradientSharing() {
      return Sharing.IDENTICAL;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      Rows y = flow.y();
      Rows sum = flow.x();
      int values = (to - from) * size;
      for (int i = 1; i < count; i++) {
        Rows x = flow.x(i);
        float[] a = sum.values();
        float[] b = x.values();
        int at = y.at(from);
        if (rectified && i == count - 1) {
          pass.kernels()
              .elements()
              .addRectified(values, a, sum.at(from), b, x.at(from), y.values(), at);
        } else {
          pass.kernels().elements().sum(values, a, sum.at(from), b, x.at(from), y.values(), at);
        }
        sum = y;
      }
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      for (int i = 0; i < count; i++) {
        if (flow.dx(i) != null) {
          Rows.copy(flow.dy(), flow.dx(i), from, to);
        }
      }
    }
  }
}
