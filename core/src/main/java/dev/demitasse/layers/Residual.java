package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * The commonest join: what a path gives, added to what it was given. Short for {@link Add} of the
 * path and a shortcut.
 *
 * <p>The shortcut is the identity where the path's end has the shape of its beginning. Elsewhere it
 * is a projection: {@code Conv(filter_size=1, output_channel=F, pad=0, stride=s, bias=False)} and
 * {@code BatchNorm()}, with the path's F channels and the stride s that leads to its height and
 * width. Source: He, Zhang, Ren and Sun, Deep residual learning for image recognition, CVPR 2016
 * (option B).
 *
 * @param path the path, of at least one layer
 */
public record Residual(Path path) implements Join {
  /**
   * Checks the path.
   *
   * @throws LayerException if it has no layers
   */
  public Residual {
    if (path.layers().isEmpty()) {
      throw new LayerException("Residual wants a path of at least one layer, got an empty one");
    }
  }

  /** A path of these layers with a shortcut. */
  public Residual(Layer... layers) {
    this(Path.of(layers));
  }

  @Override
  public String kind() {
    return "Residual";
  }

  @Override
  public List<Path> paths() {
    return List.of(path);
  }

  @Override
  public Residual withPaths(List<Path> paths) {
    return new Residual(paths.getFirst());
  }

  @Override
  public List<Branch> branches(Shape input) {
    return branches(input, end(input));
  }

  private Shape end(Shape input) {
    try {
      return path.outputShape(input);
    } catch (LayerException e) {
      throw e.within(1);
    }
  }

  private List<Branch> branches(Shape input, Shape end) {
    return List.of(new Branch("path", path), new Branch("shortcut", shortcut(input, end)));
  }

  /**
   * As {@link #joinedShape} of the branches, but goes through the path only once: twice at each
   * level would take for ever where many stand in each other.
   */
  @Override
  public Shape outputShape(Shape input) {
    Shape end = end(input);
    List<Branch> branches = branches(input, end);
    return joinedShape(branches, List.of(end, branches.getLast().path().outputShape(input)));
  }

  private static Path shortcut(Shape input, Shape end) {
    if (end.equals(input) || end.rank() != 3 || input.rank() != 3) {
      return Path.IDENTITY;
    }
    int down = Math.ceilDiv(input.dimension(1), end.dimension(1));
    int across = Math.ceilDiv(input.dimension(2), end.dimension(2));
    int stride = Math.max(down, across); // the smallest that can lead to both
    Conv projection = Conv.withoutBias(1, input.dimension(0), end.dimension(0), 0, stride);
    return Path.of(projection, new BatchNorm());
  }

  @Override
  public Shape joinedShape(List<Branch> branches, List<Shape> ends) {
    return Add.same("Residual", branches, ends);
  }

  @Override
  public BuiltLayer joined(List<Shape> ends) {
    return new Add.Sum(2, ends.getFirst().size(), false);
  }
}
