package dev.demitasse.studies.report;

import dev.demitasse.data.Dataset;
import dev.demitasse.data.Duplicates;
import dev.demitasse.data.Part;
import dev.demitasse.data.Skipped;
import dev.demitasse.data.Splits;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Bullets;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Pictures;
import dev.demitasse.studies.page.Pictures.Image;
import dev.demitasse.studies.page.Pictures.Tile;
import dev.demitasse.studies.page.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What there was to learn from: counts, pictures, copies, and what was left out. */
record DataSection(FinishedRun run, Images pictures) {
  private static final int CLASSES_AT_MOST = 20;
  private static final int SAMPLES = 8;
  private static final int FEWER_SAMPLES = 4;
  private static final int FEW_CLASSES = 4;
  private static final int SKIPPED_AT_MOST = 5;
  private static final int WIDTH = 56;

  List<Block> blocks() {
    Splits splits = run.data().splits();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of(task(splits.train().classNames()) + " " + number(splits)));
    blocks.add(counts(splits));
    blocks.add(samples(splits.train()));
    blocks.add(new Bullets(notes(splits)));
    return blocks;
  }

  private String task(List<String> names) {
    return run.isBinary()
        ? "The task is to tell '%s' from '%s', which is the positive class."
            .formatted(names.get(0), names.get(1))
        : "The task is to tell %d classes apart.".formatted(names.size());
  }

  private String number(Splits splits) {
    long all = (long) splits.train().size() + splits.validation().size() + splits.test().size();
    return "There are %s %spictures of %s, as the network takes them."
        .formatted(
            Headline.count(all),
            run.told("data").equals("demo") ? "generated " : "",
            splits.train().shape());
  }

  private static Table counts(Splits splits) {
    Table table =
        Table.of("class", "training", "validation", "test").captioned("Pictures by class and part");
    int[] train = splits.train().counts();
    int[] validation = splits.validation().counts();
    int[] test = splits.test().counts();
    List<String> names = splits.train().classNames();
    for (int i = 0; i < names.size(); i++) {
      table = table.row(names.get(i), train[i], validation[i], test[i]);
    }
    return table.row(
        "all", splits.train().size(), splits.validation().size(), splits.test().size());
  }

  /** How many pictures are shown where there are so many classes. */
  static int samples(int classes) {
    return Math.min(classes, CLASSES_AT_MOST) * samplesOfEach(classes);
  }

  private static int samplesOfEach(int classes) {
    return classes <= FEW_CLASSES ? SAMPLES : FEWER_SAMPLES;
  }

  private Pictures samples(Dataset train) {
    List<String> names = train.classNames();
    int shown = Math.min(names.size(), CLASSES_AT_MOST);
    int each = samplesOfEach(names.size());
    List<List<Image>> images = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      images.add(new ArrayList<>());
    }
    int missing = shown * each;
    for (int i = 0; i < train.size() && missing > 0; i++) {
      int label = train.label(i);
      if (label < shown && images.get(label).size() < each) {
        images
            .get(label)
            .add(pictures.of(Images.picture(train, i), "a picture of " + names.get(label), WIDTH));
        missing--;
      }
    }
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      tiles.add(new Tile(images.get(i), List.of(names.get(i))));
    }
    String rest = shown < names.size() ? " of the first %d classes".formatted(shown) : "";
    return new Pictures(
        "The first training pictures" + rest + ", as the network takes them.", tiles);
  }

  private List<String> notes(Splits splits) {
    List<String> notes = new ArrayList<>();
    if (run.config().get("notes") instanceof List<?> told) {
      told.forEach(note -> notes.add(sentence(note.toString())));
    }
    notes.add(copies(splits));
    List<Skipped> skipped = run.data().skipped();
    if (!skipped.isEmpty()) {
      String named =
          String.join(
              "; ",
              skipped.stream()
                  .limit(SKIPPED_AT_MOST)
                  .map(each -> each.file() + " " + each.reason())
                  .toList());
      notes.add(
          "%s left out: %s%s."
              .formatted(
                  skipped.size() == 1
                      ? "One file was"
                      : Headline.count(skipped.size()) + " files were",
                  named,
                  skipped.size() > SKIPPED_AT_MOST ? "; and so on" : ""));
    }
    return notes;
  }

  private static String copies(Splits splits) {
    Map<Part, Dataset> parts = new EnumMap<>(Part.class);
    parts.put(Part.TRAIN, splits.train());
    parts.put(Part.VALIDATION, splits.validation());
    parts.put(Part.TEST, splits.test());
    Duplicates copies = Duplicates.of(parts);
    if (copies.total() == 0) {
      return "No picture is an exact copy of another.";
    }
    return "Exact copies, as the network takes them: %s within a part and %s across parts%s."
        .formatted(
            Headline.count((long) copies.total() - copies.across()),
            Headline.count(copies.across()),
            copies.across() > 0 ? ", which flatter the part they are in" : "");
  }

  private static String sentence(String note) {
    String upper = note.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + note.substring(1);
    return upper.endsWith(".") ? upper : upper + ".";
  }
}
