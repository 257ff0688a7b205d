package dev.demitasse.data;

import dev.demitasse.tensor.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Divides pictures into training, validation and test, class by class and at random.
 *
 * <p>Exact copies of a picture stay on one side. The same pictures and seed give the same parts.
 */
public final class Division {
  private static final double VALIDATION_SHARE = 0.15;
  private static final double TEST_SHARE = 0.15;
  private static final double VALIDATION_OF_TRAIN = 0.10;

  /** Nothing can be learned of a class from a single picture, even if nothing is taken away. */
  private static final int FEWEST = 2;

  private static final int LOOKED_AT = 64;

  private Division() {}

  /**
   * The source's own parts where it has them; what is missing is taken from the training pictures.
   *
   * @param source what the source is called, for messages
   * @param seed from which the division derives
   * @throws DataException if there is one class only, or a class has too few pictures
   */
  public static Splits of(String source, Loaded loaded, long seed) {
    Map<Part, Dataset> parts = loaded.parts();
    Dataset train = parts.get(Part.TRAIN);
    if (train == null) {
      throw new DataException(source + " has no training pictures; add a train folder");
    }
    if (train.classNames().size() < 2) {
      throw new DataException(
          "%s has one class only, '%s'; a classifier tells at least two apart, so add another"
              .formatted(source, train.classNames().getFirst()));
    }
    Dataset validation = parts.get(Part.VALIDATION);
    Dataset test = parts.get(Part.TEST);
    List<Double> shares = new ArrayList<>();
    if (validation == null) {
      shares.add(test == null ? VALIDATION_SHARE : VALIDATION_OF_TRAIN);
    }
    if (test == null) {
      shares.add(TEST_SHARE);
    }
    List<Dataset> divided =
        shares.isEmpty() && hasEnough(train)
            ? List.of(train)
            : divide(described(source, loaded), train, shares, seed);
    int next = 1;
    if (validation == null) {
      validation = divided.get(next++);
    }
    if (test == null) {
      test = divided.get(next);
    }
    return new Splits(divided.getFirst(), validation, test, note(parts));
  }

  /** Files that were left out may be why there are too few. */
  private static String described(String source, Loaded loaded) {
    int skipped = loaded.skipped().size();
    return skipped == 0
        ? source
        : "%s (with %d unreadable %s left out)"
            .formatted(source, skipped, skipped == 1 ? "file" : "files");
  }

  private static String note(Map<Part, Dataset> parts) {
    boolean validation = parts.containsKey(Part.VALIDATION);
    boolean test = parts.containsKey(Part.TEST);
    if (validation && test) {
      return "training, validation and test are the data's own";
    }
    if (test) {
      return "10% of each class's training pictures are the validation part";
    }
    if (validation) {
      return "15% of each class's training pictures are the test part";
    }
    return "each class is divided: 70% for training, 15% for validation, 15% for test";
  }

  /**
   * Whether among its first pictures alone each class has as many different ones as are needed
   * where nothing is divided: then the others need not be compared.
   */
  private static boolean hasEnough(Dataset dataset) {
    int first = Math.min(dataset.size(), LOOKED_AT);
    int[] different = new int[dataset.classNames().size()];
    List<byte[]> seen = new ArrayList<>();
    for (int i = 0; i < first; i++) {
      byte[] pixels = dataset.pixels(i);
      if (seen.stream().noneMatch(other -> Arrays.equals(other, pixels))) {
        different[dataset.label(i)]++;
        seen.add(pixels);
      }
    }
    return Arrays.stream(different).allMatch(count -> count >= FEWEST);
  }

  /** The rest, and a part for each share, which every class fills with at least one picture. */
  private static List<Dataset> divide(
      String source, Dataset dataset, List<Double> shares, long seed) {
    int parts = shares.size() + 1;
    int needed = Math.max(FEWEST, parts);
    List<Ints> chosen = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      chosen.add(new Ints());
    }
    List<List<int[]>> groups = groups(dataset);
    Randomness randomness = new Randomness(seed);
    for (int category = 0; category < groups.size(); category++) {
      List<int[]> own = groups.get(category);
      if (own.size() < needed) {
        throw new DataException(
            "%s has %d different %s of class '%s' for training, expected at least %d; %s"
                .formatted(
                    source,
                    own.size(),
                    own.size() == 1 ? "picture" : "pictures",
                    dataset.classNames().get(category),
                    needed,
                    "add some or leave the class out"));
      }
      int[] order = IntStream.range(0, own.size()).toArray();
      randomness.stream(Randomness.Purpose.SPLITTING, 0, category).shuffle(order, order.length);
      assign(own, order, shares, chosen);
    }
    return chosen.stream()
        .map(indices -> dataset.select(IntStream.of(indices.toArray()).sorted().toArray()))
        .toList();
  }

  /**
   * Gives a class's groups of equal pictures, in this order, to the shares first. A group that
   * would make a share too large is passed over; a share that would stay empty gets the smallest.
   */
  private static void assign(
      List<int[]> groups, int[] order, List<Double> shares, List<Ints> chosen) {
    int total = groups.stream().mapToInt(group -> group.length).sum();
    List<int[]> remaining = IntStream.of(order).mapToObj(groups::get).toList();
    for (int share = 0; share < shares.size(); share++) {
      Ints taken = chosen.get(share + 1);
      long room = Math.max(1, Math.round(shares.get(share) * total));
      int spare = remaining.size() - (shares.size() - share);
      int before = taken.size();
      List<int[]> kept = new ArrayList<>();
      for (int[] group : remaining) {
        if (spare > 0 && group.length <= room) {
          taken.addAll(group);
          room -= group.length;
          spare--;
        } else {
          kept.add(group);
        }
      }
      if (taken.size() == before) {
        int[] smallest = Collections.min(kept, Comparator.comparingInt(group -> group.length));
        taken.addAll(smallest);
        kept.remove(smallest);
      }
      remaining = kept;
    }
    remaining.forEach(chosen.getFirst()::addAll);
  }

  /** For each class its groups of equal pictures; a group goes by its first picture's class. */
  private static List<List<int[]>> groups(Dataset dataset) {
    List<int[]> all = new ArrayList<>();
    PictureHashes.of(List.of(dataset)).eachGroup(all::add);
    all.sort(Comparator.comparingInt(group -> group[0]));
    List<List<int[]>> groups = new ArrayList<>();
    for (int category = 0; category < dataset.classNames().size(); category++) {
      groups.add(new ArrayList<>());
    }
    all.forEach(group -> groups.get(dataset.label(group[0])).add(group));
    return groups;
  }
}
