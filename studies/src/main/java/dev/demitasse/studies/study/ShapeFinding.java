package dev.demitasse.studies.study;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.MeanEstimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What changing one of the report's choices did, in a sentence or two.
 *
 * @param choice what the report chose, such as {@code filter_size 3}
 * @param changes what was tried instead
 */
record ShapeFinding(String choice, List<ShapeChange> changes) {
  /** A finding for each choice of the report that was changed, in the report's order. */
  static List<ShapeFinding> of(List<ShapeChange> changes) {
    return changes.stream()
        .map(ShapeChange::from)
        .distinct()
        .map(
            from ->
                new ShapeFinding(
                    from, changes.stream().filter(each -> each.from().equals(from)).toList()))
        .toList();
  }

  /** What gains, what loses, and where the seeds do not tell. */
  String sentence() {
    return "Instead of %s: %s. The multiply-adds become %s times as many, the weights %s times."
        .formatted(
            choice,
            changes.stream().map(ShapeFinding::effect).collect(Collectors.joining("; ")),
            times(ShapeChange::multiplyAdds),
            times(ShapeChange::weights));
  }

  private static String effect(ShapeChange change) {
    MeanEstimate difference = change.accuracy().difference();
    String size = Quantity.TEST_ACCURACY.told(Math.abs(difference.mean()));
    boolean gain = difference.mean() > 0;
    Optional<Interval> interval = change.accuracy().interval();
    if (interval.isEmpty()) {
      String other = difference.mean() == 0 ? "the same" : size + (gain ? " more" : " less");
      return "%s %s to %s test accuracy, which has no interval"
          .formatted(change.name(), verb(change, "come"), other);
    }
    return change.accuracy().conclusive()
        ? "%s %s %s of test accuracy (95%% interval %s)"
            .formatted(
                change.name(),
                verb(change, gain ? "gain" : "lose"),
                size,
                gain
                    ? ends(interval.get().low(), interval.get().high())
                    : ends(-interval.get().high(), -interval.get().low()))
        : "with %s the seeds do not tell a difference (%s)"
            .formatted(change.name(), ends(interval.get().low(), interval.get().high()));
  }

  /** One filter gains, several channels gain. */
  private static String verb(ShapeChange change, String verb) {
    return change.name().startsWith("channels") ? verb : verb + "s";
  }

  private static String ends(double low, double high) {
    return Quantity.TEST_ACCURACY.told(low) + " to " + Quantity.TEST_ACCURACY.told(high);
  }

  private String times(ToDoubleFunction<ShapeChange> quotient) {
    List<String> told =
        changes.stream()
            .map(each -> String.format(Locale.ROOT, "%.2f", quotient.applyAsDouble(each)))
            .toList();
    return told.size() == 1
        ? told.getFirst()
        : String.join(", ", told.subList(0, told.size() - 1)) + " and " + told.getLast();
  }
}
