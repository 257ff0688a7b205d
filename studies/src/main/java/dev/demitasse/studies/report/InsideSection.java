package dev.demitasse.studies.report;

import dev.demitasse.data.Picture;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.explanation.Tiles;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Pictures;
import dev.demitasse.studies.page.Pictures.Image;
import dev.demitasse.studies.page.Pictures.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the first layer looks for, and what the layers make of one picture. */
record InsideSection(FinishedRun run, Looks looks, Images pictures) {
  static final int CHANNELS_AT_MOST = 16;
  private static final int FILTER_WIDTH = 40;
  private static final int FILTER_WIDTH_EACH = 30; // of the colours' parts, side by side
  private static final int MAP_WIDTH = 52;

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (Tiles filters : Tiles.ofFirstFilters(run.trained().model())) {
      blocks.add(filters(filters));
    }
    int sample = clearest();
    List<Tiles> features = looks.features(sample);
    if (features.isEmpty()) {
      blocks.add(
          Paragraph.of("No layer of this network gives pictures, so there are none to be shown."));
      return blocks;
    }
    List<Tile> tiles = new ArrayList<>();
    Picture picture = Images.picture(run.data().splits().test(), sample);
    String name = run.data().splits().test().classNames().get(label(sample));
    tiles.add(
        new Tile(
            List.of(pictures.of(picture, "a picture of " + name, MAP_WIDTH)),
            List.of("the picture")));
    for (Tiles layer : features) {
      tiles.add(new Tile(images(layer.pictures(), MAP_WIDTH), List.of(told(layer, "channels"))));
    }
    blocks.add(
        new Pictures(
            "What %s of one test picture, %s ('%s'), the one that was recognised most surely; black is the layer's least value, white its largest."
                .formatted(who(), run.data().splits().test().origin(sample), name),
            tiles));
    return blocks;
  }

  private String who() {
    return ShownLayers.leavesOut(run.trained().model().architecture())
        ? "the layers of the main line make, each behind its normalisation and function,"
        : "each layer makes";
  }

  private Pictures filters(Tiles filters) {
    int inputs = run.trained().model().architecture().input().dimension(0);
    return new Pictures(
        String.format(
            Locale.ROOT,
            "The filters of %s%s: blue for weights below zero, red for those above, the strongest"
                + " being %.3f.",
            told(filters, "filters"),
            inputs == 1 ? "" : ", their parts for red, green and blue side by side",
            filters.largest()),
        List.of(
            new Tile(
                images(filters.pictures(), inputs == 1 ? FILTER_WIDTH : inputs * FILTER_WIDTH_EACH),
                List.of())));
  }

  private static String told(Tiles layer, String what) {
    int channels = layer.pictures().size();
    return channels <= CHANNELS_AT_MOST
        ? layer.layer()
        : "%s, the first %d of %d %s".formatted(layer.layer(), CHANNELS_AT_MOST, channels, what);
  }

  private List<Image> images(List<Picture> tiles, int width) {
    return tiles.stream()
        .limit(CHANNELS_AT_MOST)
        .map(picture -> pictures.of(picture, "", width))
        .toList();
  }

  private int label(int sample) {
    return run.trained().predictions().labels()[sample];
  }

  /**
   * The picture whose own class was given the highest probability; of two classes, the second's.
   */
  private int clearest() {
    Predictions predictions = run.trained().predictions();
    int clearest = 0;
    double highest = -1;
    for (int n = 0; n < predictions.size(); n++) {
      double own = predictions.probability(n, label(n));
      if (own > highest && !(run.isBinary() && label(n) == 0)) {
        highest = own;
        clearest = n;
      }
    }
    return clearest;
  }
}
