package dev.demitasse.studies.report;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.PRelu;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts one below the other, joined by a line.
 *
 * @param parts the parts; none for the identity
 */
record DrawnPath(List<Drawn> parts) implements Drawn {
  static final double GAP = 14;
  private static final double THIN = 8;
  private static final String IDENTITY = "identity";
  private static final double SMALL = 11;

  /**
   * A path of a network.
   *
   * @param last the same parts as they come last, where they come several times
   * @param main whether it is on the main line, with columns beside it
   */
  static DrawnPath of(
      List<NetworkPart> parts, List<NetworkPart> last, double logLargest, boolean main) {
    List<Drawn> drawn = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean attached = i > 0 && isAttached(parts.get(i - 1), parts.get(i), main);
      drawn.add(
          switch (parts.get(i)) {
            case NetworkPart.Single single when main ->
                DrawnLayer.onMainLine(
                    single, ((NetworkPart.Single) last.get(i)).line(), logLargest, attached);
            case NetworkPart.Single single -> DrawnLayer.inLane(single, attached);
            case NetworkPart.Joined joined ->
                DrawnJoin.of(joined, (NetworkPart.Joined) last.get(i), logLargest, main);
            case NetworkPart.Repeated repeated ->
                new DrawnRepetition(
                    repeated.times(),
                    of(
                        repeated.first(),
                        ((NetworkPart.Repeated) last.get(i)).last(),
                        logLargest,
                        main));
          });
    }
    return new DrawnPath(drawn);
  }

  /**
   * On the main line a batch normalisation belongs to what it normalises, and a function to a batch
   * normalisation; in paths side by side, where there is less room, all such belong to a layer.
   */
  private static boolean isAttached(NetworkPart above, NetworkPart part, boolean main) {
    if (!(above instanceof NetworkPart.Single single)) {
      return false;
    }
    Layer layer = part.layer();
    if (!main) {
      return DrawnLayer.isChange(layer);
    }
    return layer instanceof BatchNorm
        || (single.layer() instanceof BatchNorm
            && (layer instanceof Activation || layer instanceof PRelu));
  }

  boolean isIdentity() {
    return parts.isEmpty();
  }

  @Override
  public double left() {
    return parts.stream().mapToDouble(Drawn::left).max().orElse(THIN);
  }

  @Override
  public double right() {
    double label = THIN + Pen.width(IDENTITY, SMALL) + THIN;
    return parts.stream().mapToDouble(Drawn::right).max().orElse(label);
  }

  @Override
  public double height() {
    double height = 0;
    for (int i = 0; i < parts.size(); i++) {
      height += parts.get(i).height() + gap(i);
    }
    return height;
  }

  /** How far a part is below the one above it. */
  private double gap(int part) {
    return part == 0 || parts.get(part).isAttached() ? 0 : GAP;
  }

  @Override
  public void draw(Pen pen, NetworkColumns columns, double axis, double top) {
    double y = top;
    for (int i = 0; i < parts.size(); i++) {
      if (gap(i) > 0) {
        pen.down(axis, y, y + gap(i));
      }
      y += gap(i);
      parts.get(i).draw(pen, columns, axis, y);
      y += parts.get(i).height();
    }
  }

  /** Says of a line that nothing happens along it. */
  void label(Pen pen, double axis, double middle) {
    pen.text(axis + THIN, middle, IDENTITY, "start", SMALL, Pen.MUTED);
  }
}
