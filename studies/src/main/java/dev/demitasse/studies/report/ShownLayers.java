package dev.demitasse.studies.report;

import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import java.util.ArrayList;
import java.util.List;

/**
 * Which layers' feature maps are shown: all that give pictures, as long as these are not too many.
 * Else those of the main line, and of a layer that others only change value by value, what it comes
 * to behind them.
 */
final class ShownLayers {
  private static final int AT_MOST = 16;

  private ShownLayers() {}

  /** The layers in order. */
  static List<Path.Place> of(Architecture architecture) {
    List<Path.Place> pictures =
        architecture.places().stream().filter(place -> place.output().rank() == 3).toList();
    return pictures.size() > AT_MOST ? chosen(pictures) : pictures;
  }

  /** Whether some are left out. */
  static boolean leavesOut(Architecture architecture) {
    return of(architecture).size()
        < architecture.places().stream().filter(place -> place.output().rank() == 3).count();
  }

  private static List<Path.Place> chosen(List<Path.Place> pictures) {
    List<Path.Place> main = pictures.stream().filter(place -> place.depth() == 0).toList();
    List<Path.Place> chosen = new ArrayList<>();
    for (int i = 0; i < main.size(); i++) {
      boolean changed = i + 1 < main.size() && DrawnLayer.isChange(main.get(i + 1).layer());
      if (!changed) {
        chosen.add(main.get(i));
      }
    }
    return List.copyOf(chosen);
  }
}
