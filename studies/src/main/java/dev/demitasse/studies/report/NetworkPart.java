package dev.demitasse.studies.report;

import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Summary;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A network as what is to be drawn of it: layers, joins of paths, and what comes several times. */
sealed interface NetworkPart {
  /** What goes in, so that what is to be drawn alike can be compared. */
  Shape input();

  /** The layer, as it is written. */
  Layer layer();

  /** A layer that is no join. */
  record Single(Layer layer, Shape input, Summary.Line line) implements NetworkPart {}

  /**
   * A join with its paths.
   *
   * @param names how the paths are called
   */
  record Joined(
      Join layer, Shape input, Summary.Line line, List<String> names, List<List<NetworkPart>> paths)
      implements NetworkPart {}

  /**
   * Parts that come several times, one behind the other.
   *
   * @param first as they come first
   * @param last as they come last: alike, but they see more of the picture
   */
  record Repeated(int times, List<NetworkPart> first, List<NetworkPart> last)
      implements NetworkPart {
    @Override
    public Shape input() {
      return first.getFirst().input();
    }

    @Override
    public Layer layer() {
      return first.getFirst().layer();
    }
  }

  /** The parts of a network in order. */
  static List<NetworkPart> of(Architecture architecture) {
    Iterator<Summary.Line> lines = Summary.of(architecture).lines().iterator();
    return of(architecture.path(), architecture.input(), lines);
  }

  private static List<NetworkPart> of(Path path, Shape input, Iterator<Summary.Line> lines) {
    List<NetworkPart> parts = new ArrayList<>();
    Shape shape = input;
    for (Layer layer : path.layers()) {
      if (layer instanceof Join join) {
        List<String> names = new ArrayList<>();
        List<List<NetworkPart>> paths = new ArrayList<>();
        for (Join.Branch branch : join.branches(shape)) {
          names.add(branch.name());
          paths.add(of(branch.path(), shape, lines));
        }
        parts.add(new Joined(join, shape, lines.next(), names, paths));
      } else {
        parts.add(new Single(layer, shape, lines.next()));
      }
      shape = layer.outputShape(shape);
    }
    return folded(parts);
  }

  /**
   * So many parts that come so often from somewhere on.
   *
   * @param length how many parts
   */
  record Run(int length, int times) {
    int parts() {
      return length * times;
    }
  }

  /** The parts with those put together that hold a join and come several times. */
  private static List<NetworkPart> folded(List<NetworkPart> parts) {
    List<NetworkPart> folded = new ArrayList<>();
    for (int i = 0; i < parts.size(); ) {
      Run run = longest(parts, i);
      if (run.times > 1 && beginsBetter(parts, i, run)) {
        run = new Run(1, 1);
      }
      folded.add(run.times == 1 ? parts.get(i) : repeated(parts, i, run.length, run.times));
      i += run.parts();
    }
    return folded;
  }

  /** Whether a run that comes as often begins with the join that this one has further on. */
  private static boolean beginsBetter(List<NetworkPart> parts, int from, Run run) {
    int join = from;
    while (!(parts.get(join) instanceof Joined)) {
      join++;
    }
    return join > from && longest(parts, join).times >= run.times;
  }

  /**
   * The run from there on that takes the most parts; once the part itself if nothing comes again.
   */
  private static Run longest(List<NetworkPart> parts, int from) {
    Run longest = new Run(1, 1);
    for (int length = 1; length <= (parts.size() - from) / 2; length++) {
      Run run = new Run(length, times(parts, from, length));
      if (run.times > 1 && run.parts() > longest.parts()) {
        longest = run;
      }
    }
    return longest;
  }

  private static Repeated repeated(List<NetworkPart> parts, int from, int length, int times) {
    int last = from + (times - 1) * length;
    return new Repeated(
        times,
        List.copyOf(parts.subList(from, from + length)),
        List.copyOf(parts.subList(last, last + length)));
  }

  /** How often so many parts, a join among them, come from there on. */
  private static int times(List<NetworkPart> parts, int from, int length) {
    if (parts.subList(from, from + length).stream().noneMatch(Joined.class::isInstance)) {
      return 1;
    }
    int times = 1;
    while (from + (times + 1) * length <= parts.size()
        && isSame(parts, from, from + times * length, length)) {
      times++;
    }
    return times;
  }

  private static boolean isSame(List<NetworkPart> parts, int one, int other, int length) {
    for (int i = 0; i < length; i++) {
      NetworkPart a = parts.get(one + i);
      NetworkPart b = parts.get(other + i);
      if (!a.layer().equals(b.layer()) || !a.input().equals(b.input())) {
        return false;
      }
    }
    return true;
  }
}
