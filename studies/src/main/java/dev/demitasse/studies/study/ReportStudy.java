package dev.demitasse.studies.study;

import dev.demitasse.model.Architecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report's three questions in its order, as one document.
 *
 * @param models networks to be counted besides the report's three
 */
record ReportStudy(List<Architecture> models) implements Question {
  static final String NAME = "report";

  /** Copies the list. */
  ReportStudy {
    models = List.copyOf(models);
  }

  private List<Question> parts() {
    return List.of(new ActivationStudy(), new ShapeStudy(), new ParameterStudy(models));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "A convolutional network for small pictures: three questions, measured";
  }

  @Override
  public boolean takesModels() {
    return true;
  }

  @Override
  public List<Variant> variants() {
    Map<String, Variant> variants = new LinkedHashMap<>();
    parts().stream()
        .flatMap(part -> part.variants().stream())
        .forEach(variant -> variants.putIfAbsent(variant.name(), variant));
    return List.copyOf(variants.values());
  }

  @Override
  public List<Chapter> chapters(Outcomes outcomes, Bench bench) {
    return parts().stream().flatMap(part -> part.chapters(outcomes, bench).stream()).toList();
  }
}
