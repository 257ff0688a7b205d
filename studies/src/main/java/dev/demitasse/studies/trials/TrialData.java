package dev.demitasse.studies.trials;

import dev.demitasse.PreparedData;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Progress;
import dev.demitasse.data.Splits;
import dev.demitasse.model.Architecture;
import dev.demitasse.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures that trials share: read and divided once for each shape that an architecture takes,
 * in the same way for all of them.
 *
 * <p>All trials learn from the same division, whatever their seeds: what differs between two of
 * them is then not luck with the pictures.
 */
public final class TrialData {
  private final DataSource source;
  private final PreparedData.Options options;
  private final Progress progress;
  private final Map<Shape, Loaded> byShape;
  private final boolean testKnown;

  /** Pictures of one shape, and what tells them apart from others. */
  private record Loaded(PreparedData data, String fingerprint) {}

  /**
   * Pictures of a source, none of them read yet.
   *
   * @param source where they come from
   * @param options what to take of it, and the seed of the division
   * @param progress is told how far reading is
   */
  public TrialData(DataSource source, PreparedData.Options options, Progress progress) {
    this(source, options, progress, new HashMap<>(), true);
  }

  private TrialData(
      DataSource source,
      PreparedData.Options options,
      Progress progress,
      Map<Shape, Loaded> byShape,
      boolean testKnown) {
    this.source = source;
    this.options = options;
    this.progress = progress;
    this.byShape = byShape;
    this.testKnown = testKnown;
  }

  /**
   * The same pictures for trials among which one is to be chosen: they have the validation part in
   * place of the test part, which is thus not looked at before the choice is made.
   */
  public TrialData withoutTest() {
    return new TrialData(source, options, progress, byShape, false);
  }

  /** Where the pictures come from. */
  public DataSource source() {
    return source;
  }

  /**
   * The pictures ready for an architecture, and it for them.
   *
   * @throws dev.demitasse.tensor.InputException if the pictures cannot be read or divided, or the
   *     architecture cannot be made to fit them
   */
  public PreparedData prepared(Architecture architecture) {
    PreparedData data = loaded(architecture).data;
    Architecture fitted = architecture.withClasses(data.splits().train().classNames().size());
    return new PreparedData(
        fitted, data.preprocessing(), shown(data.splits()), data.skipped(), data.notes());
  }

  private Splits shown(Splits splits) {
    return testKnown
        ? splits
        : new Splits(splits.train(), splits.validation(), splits.validation(), splits.note());
  }

  /**
   * SHA-256 over all parts as an architecture takes them, in hexadecimal.
   *
   * @throws dev.demitasse.tensor.InputException as {@link #prepared}
   */
  public String fingerprint(Architecture architecture) {
    String all = loaded(architecture).fingerprint;
    return testKnown ? all : all + " without test";
  }

  private Loaded loaded(Architecture architecture) {
    synchronized (byShape) {
      return byShape.computeIfAbsent(architecture.input(), _ -> load(architecture));
    }
  }

  private Loaded load(Architecture architecture) {
    PreparedData data = PreparedData.load(source, architecture, options, progress);
    Splits splits = data.splits();
    List<String> notes = List.of(splits.note());
    return new Loaded(
        new PreparedData(data.architecture(), data.preprocessing(), splits, data.skipped(), notes),
        data.fingerprint());
  }
}
