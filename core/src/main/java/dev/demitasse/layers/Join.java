package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths that begin with the same value and whose ends are joined to one: what branching networks
 * are made of. Paths may hold joins again.
 */
public sealed interface Join extends Layer permits Add, Concat, Multiply, Residual {
  /**
   * A path with the name that its layers' names begin with.
   *
   * @param name path and a number from 1, or {@code shortcut}
   * @param path the path
   */
  record Branch(String name, Path path) {}

  /** The paths as they are written. */
  List<Path> paths();

  /**
   * The same join of other paths, as many.
   *
   * @throws LayerException if these cannot be joined so
   */
  Join withPaths(List<Path> paths);

  /**
   * All paths that are joined, those included that are not written out.
   *
   * @throws LayerException if a path cannot take this input
   */
  default List<Branch> branches(Shape input) {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < paths().size(); i++) {
      branches.add(new Branch("path" + (i + 1), paths().get(i)));
    }
    return branches;
  }

  @Override
  default Layer resolve(Shape input) {
    List<Path> resolved = new ArrayList<>();
    for (int i = 0; i < paths().size(); i++) {
      try {
        resolved.add(paths().get(i).resolve(input));
      } catch (LayerException e) {
        throw e.within(i + 1);
      }
    }
    Join join = withPaths(resolved);
    join.outputShape(input);
    return join;
  }

  /** The shape of what each path gives. */
  static List<Shape> ends(List<Branch> branches, Shape input) {
    List<Shape> ends = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      try {
        ends.add(branches.get(i).path().outputShape(input));
      } catch (LayerException e) {
        throw e.within(i + 1);
      }
    }
    return ends;
  }

  /**
   * The joined shape.
   *
   * @throws LayerException if the paths' ends cannot be joined
   */
  Shape joinedShape(List<Branch> branches, List<Shape> ends);

  @Override
  default Shape outputShape(Shape input) {
    List<Branch> branches = branches(input);
    return joinedShape(branches, ends(branches, input));
  }

  /** The run-time part of the join itself. */
  BuiltLayer joined(List<Shape> ends);

  @Override
  default Value build(Value x, Plan plan) {
    return build(x, plan, false);
  }

  /**
   * Adds the paths and the join to a plan.
   *
   * @param rectified whether a rectifier goes along with a sum; only where nobody goes back
   */
  default Value build(Value x, Plan plan, boolean rectified) {
    List<Branch> branches = branches(x.shape());
    List<Shape> ends = ends(branches, x.shape());
    Shape output = joinedShape(branches, ends);
    String name = plan.layerName();
    List<Value> values = plan.fork(x, branches.size());
    List<Value> joined = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      Branch branch = branches.get(i);
      joined.add(branch.path().build(values.get(i), plan, name + "." + branch.name() + "."));
    }
    BuiltLayer built = joined(ends);
    if (rectified && built instanceof Add.Sum sum) {
      built = new Add.Sum(sum.count(), sum.size(), true);
    }
    return plan.join(built, joined, output);
  }

  /** Checks that there are paths to be joined. */
  static void checkPaths(String kind, List<Path> paths) {
    if (paths.size() < 2) {
      throw new LayerException(
          "%s joins two paths or more, got %s; write each in brackets, an empty one as []"
              .formatted(kind, paths.isEmpty() ? "none" : "one"));
    }
  }

  /**
   * Two paths whose ends do not fit.
   *
   * @param wants what the join wants of them
   */
  static LayerException unfit(
      String kind, String wants, List<Branch> branches, List<Shape> ends, int one, int other) {
    return new LayerException(
        "%s wants %s, got %s and %s"
            .formatted(kind, wants, end(branches, ends, one), end(branches, ends, other)));
  }

  private static String end(List<Branch> branches, List<Shape> ends, int i) {
    Branch branch = branches.get(i);
    int layers = branch.path().layers().size();
    String from =
        layers == 0
            ? "which has no layers"
            : "from its layer %d, %s".formatted(layers, branch.path().layers().getLast().kind());
    return "%s from %s (%s)".formatted(ends.get(i), branch.name(), from);
  }
}
