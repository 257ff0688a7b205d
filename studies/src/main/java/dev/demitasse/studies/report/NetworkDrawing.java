package dev.demitasse.studies.report;

import dev.demitasse.layers.Join;
import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Summary;
import dev.demitasse.studies.page.Drawing;
import dev.demitasse.studies.page.Markup;
import dev.demitasse.studies.page.Table;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as blocks from the top down, each as wide as what it gives is large, with its shape and
 * what it costs beside it; paths of a join stand side by side.
 *
 * <p>It is a column of drawings, one for each layer of the main line, so that paper can break
 * between them.
 */
final class NetworkDrawing {
  private static final double TOP = 30;
  private static final double HEAD = 12;
  private static final double HALF = 150;
  private static final double MARGIN = 10;
  private static final double APART = 40;
  private static final double BLOCK = 32;
  private static final double EDGE = 2; // of an outline, which is half outside
  private static final double LEAST_SCALE = 0.73;

  private final Architecture architecture;
  private final Summary summary;
  private final double logLargest;

  private NetworkDrawing(Architecture architecture) {
    this.architecture = architecture;
    summary = Summary.of(architecture);
    double largest = architecture.input().size();
    for (Path.Place place : architecture.places()) {
      largest = Math.max(largest, place.output().size());
    }
    logLargest = Math.log1p(largest);
  }

  static Drawing of(Architecture architecture, Table table) {
    return new NetworkDrawing(architecture).draw(table);
  }

  private Drawing draw(Table table) {
    List<NetworkPart> parts = NetworkPart.of(architecture);
    DrawnPath path = DrawnPath.of(parts, parts, logLargest, true);
    double axis = Math.max(HALF, path.left()) + MARGIN;
    NetworkColumns columns =
        NetworkColumns.of(summary, axis + Math.max(HALF, path.right()) + APART);
    double width = columns.right();
    List<Markup> pieces = new ArrayList<>();
    pieces.add(head(columns, axis, width));
    for (int i = 0; i < path.parts().size(); ) {
      int next = i + 1;
      while (next < path.parts().size() && path.parts().get(next).isAttached()) {
        next++;
      }
      pieces.add(piece(path.parts().subList(i, next), columns, axis, width));
      i = next;
    }
    Markup.Element drawing =
        Markup.element("div", Markup.group(pieces))
            .attribute("style", "min-width:%dpx".formatted((int) (LEAST_SCALE * width)));
    return new Drawing(caption(parts), description(), drawing, table);
  }

  private Markup head(NetworkColumns columns, double axis, double width) {
    Pen pen = new Pen();
    columns.head(pen, HEAD);
    Shape input = architecture.input();
    DrawnLayer.input(input, logLargest).draw(pen, columns, axis, TOP);
    columns.shape(pen, TOP + BLOCK / 2, input.toString());
    return pen.svg(width, 0, TOP + BLOCK + EDGE);
  }

  /** A part with all that is attached to it, below a line that leads to it. */
  private static Markup piece(
      List<Drawn> parts, NetworkColumns columns, double axis, double width) {
    Pen pen = new Pen();
    DrawnPath path = new DrawnPath(parts);
    pen.down(axis, -DrawnPath.GAP - EDGE, 0);
    path.draw(pen, columns, axis, 0);
    return pen.svg(width, -DrawnPath.GAP, path.height() + EDGE);
  }

  private boolean branches() {
    return architecture.layers().stream().anyMatch(Join.class::isInstance);
  }

  private String caption(List<NetworkPart> parts) {
    StringBuilder caption = new StringBuilder();
    caption.append(
        "The network from the input down. A block is the wider, the more values it gives (on a"
            + " logarithmic scale); bars compare weights and multiply-adds among the layers; a"
            + " value sees the rows and columns of the picture that it can depend on.");
    if (branches()) {
      caption.append(
          " At a dot paths part, each given the same; a sign joins them: + adds, × multiplies,"
              + " concat puts channels together. A line without blocks hands on what it is given."
              + " Paths off the main line have their shapes and weights in their blocks.");
    }
    if (parts.stream().anyMatch(NetworkPart.Repeated.class::isInstance)) {
      caption.append(
          " What a bracket holds comes as often as it says, one behind the other; the numbers"
              + " beside it are those of one.");
    }
    return caption.toString();
  }

  private String description() {
    return "The layers of %s from the input down%s; the table below has the same in numbers%s."
        .formatted(
            summary.name(),
            branches() ? ", paths that are joined side by side" : "",
            branches()
                ? ", a layer within a path named after the join and the path that hold it"
                : "");
  }
}
