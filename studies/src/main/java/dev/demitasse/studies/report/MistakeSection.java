package dev.demitasse.studies.report;

import dev.demitasse.data.Dataset;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Pictures;
import dev.demitasse.studies.page.Pictures.Image;
import dev.demitasse.studies.page.Pictures.Tile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The test pictures that the model got most wrong, and those it is least sure of. */
final class MistakeSection {
  static final int SHOWN = 8;
  private static final int WIDTH = 96;

  private final FinishedRun run;
  private final Looks looks;
  private final Images pictures;
  private final Predictions predictions;
  private final double threshold;

  MistakeSection(FinishedRun run, Looks looks, Images pictures) {
    this.run = run;
    this.looks = looks;
    this.pictures = pictures;
    predictions = run.trained().predictions();
    threshold = run.trained().model().threshold();
  }

  List<Block> blocks() {
    List<Integer> wrong = mostWrong();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.of(
            "Beside each picture stands what speaks for the class that the model took it for (%s),"
                    .formatted(looks.method())
                + " from dark violet to light yellow; where nothing does, the picture is left as"
                + " it is."));
    if (wrong.isEmpty()) {
      blocks.add(Paragraph.of("No test picture was taken for another class."));
    } else {
      blocks.add(
          new Pictures(
              "The test pictures that were got most wrong: those whose own class was given the"
                  + " lowest probability.",
              wrong.stream().map(this::tile).toList()));
    }
    blocks.add(
        new Pictures(
            run.isBinary()
                ? "The test pictures it is least sure of: those nearest to the threshold."
                : "The test pictures it is least sure of: those whose two most probable classes"
                    + " are the closest.",
            leastSure(wrong).stream().map(this::tile).toList()));
    return blocks;
  }

  private List<Integer> mostWrong() {
    return IntStream.range(0, predictions.size())
        .filter(n -> predictions.predicted(n, threshold) != predictions.labels()[n])
        .boxed()
        .sorted(Comparator.comparingDouble(n -> own(n)))
        .limit(SHOWN)
        .toList();
  }

  private double own(int sample) {
    return predictions.probability(sample, predictions.labels()[sample]);
  }

  private List<Integer> leastSure(List<Integer> shown) {
    return IntStream.range(0, predictions.size())
        .filter(n -> !shown.contains(n))
        .boxed()
        .sorted(Comparator.comparingDouble(this::margin))
        .limit(SHOWN)
        .toList();
  }

  private double margin(int sample) {
    if (run.isBinary()) {
      return Math.abs(predictions.probability(sample, 1) - threshold);
    }
    double first = 0;
    double second = 0;
    for (int i = 0; i < predictions.classes(); i++) {
      double probability = predictions.probability(sample, i);
      second = Math.max(second, Math.min(first, probability));
      first = Math.max(first, probability);
    }
    return first - second;
  }

  private Tile tile(int sample) {
    Dataset test = run.data().splits().test();
    List<String> names = test.classNames();
    int label = predictions.predicted(sample, threshold);
    String own = names.get(predictions.labels()[sample]);
    String taken = names.get(label);
    List<Image> images =
        List.of(
            pictures.of(Images.picture(test, sample), "a picture of " + own, WIDTH),
            pictures.of(looks.heated(sample, label), "what speaks for " + taken + " in it", WIDTH));
    String said =
        String.format(
            Locale.ROOT, "taken for %s (%.3f)", taken, predictions.probability(sample, label));
    return new Tile(images, List.of("is " + own, said, test.origin(sample)));
  }
}
