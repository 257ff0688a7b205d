package dev.demitasse.studies.study;

import dev.demitasse.model.Architecture;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Suggestion;
import java.util.List;

/** One of the questions of the report, put to the test by training networks side by side. */
public sealed interface Study permits Question {
  /** The names that {@link #named} knows. */
  List<String> NAMES =
      List.of(ActivationStudy.NAME, ShapeStudy.NAME, ParameterStudy.NAME, ReportStudy.NAME);

  /**
   * The study of that name.
   *
   * @param models more networks for studies that count weights
   * @throws InputException if there is none, or it takes no networks
   */
  static Study named(String name, List<Architecture> models) {
    Study study =
        switch (name) {
          case ActivationStudy.NAME -> new ActivationStudy();
          case ShapeStudy.NAME -> new ShapeStudy();
          case ParameterStudy.NAME -> new ParameterStudy(models);
          case ReportStudy.NAME -> new ReportStudy(models);
          default ->
              throw new InputException(
                  "there is no study '%s'; %schoose one of %s"
                      .formatted(name, Suggestion.of(name, NAMES), String.join(", ", NAMES)));
        };
    if (!models.isEmpty() && !study.takesModels()) {
      throw new InputException(
          "the study %s compares networks of its own and takes no other; leave %s out or choose %s"
              .formatted(name, models.getFirst().name(), ParameterStudy.NAME));
    }
    return study;
  }

  /** What it is called. */
  String name();

  /** What it asks. */
  String title();

  /** Whether more networks may be given. */
  default boolean takesModels() {
    return false;
  }

  /** The networks that are trained; no two have the same name. */
  List<Variant> variants();
}
