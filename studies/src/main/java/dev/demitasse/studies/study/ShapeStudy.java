package dev.demitasse.studies.study;

import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Bullets;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report's second question: which filter size, pooling, channels, padding and stride the
 * convolutional part should have.
 */
record ShapeStudy() implements Question {
  static final String NAME = "shapes";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Which filters, channels, padding and stride?";
  }

  @Override
  public List<Variant> variants() {
    return ShapeGrid.make().possible().stream()
        .map(choice -> new Variant(choice.name(), choice.architecture()))
        .toList();
  }

  @Override
  public List<Chapter> chapters(Outcomes outcomes, Bench bench) {
    ShapeGrid grid = ShapeGrid.make();
    List<ShapeRuns> all =
        grid.possible().stream()
            .map(choice -> new ShapeRuns(choice, outcomes.of(choice.name())))
            .toList();
    List<ShapeChange> changes = changes(grid, outcomes);
    ShapeFronts fronts = new ShapeFronts(all);
    List<String> findings = new ArrayList<>();
    ShapeFinding.of(changes).forEach(each -> findings.add(each.sentence()));
    findings.addAll(fronts.sentences());
    all.forEach(each -> each.runs().divergence().ifPresent(findings::add));
    List<Page.Section> sections = new ArrayList<>();
    sections.add(ShapeTables.changes(changes));
    sections.add(ShapeTables.together(grid, outcomes));
    sections.add(fronts.section());
    sections.add(ShapeTables.all(all));
    sections.add(tried(grid));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("networks", all.stream().map(ShapeRuns::json).toList());
    json.put("changes", changes.stream().map(ShapeChange::json).toList());
    json.put("front_of_weights", names(fronts.byWeights()));
    json.put("front_of_seconds", names(fronts.bySeconds()));
    json.put("impossible", grid.impossible());
    return List.of(new Chapter(title(), findings, sections, json));
  }

  private static List<ShapeChange> changes(ShapeGrid grid, Outcomes outcomes) {
    Runs report = outcomes.of(ShapeChoice.REPORT_NAME);
    return grid.single().stream()
        .flatMap(choice -> ShapeChange.of(choice, report, outcomes.of(choice.name())).stream())
        .toList();
  }

  private static List<String> names(List<ShapeRuns> runs) {
    return runs.stream().map(ShapeRuns::name).toList();
  }

  private static Page.Section tried(ShapeGrid grid) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of(ShapeGrid.TRIED));
    if (!grid.impossible().isEmpty()) {
      blocks.add(Paragraph.of("Left out, since the layers do not fit together:"));
      blocks.add(
          new Bullets(grid.impossible().values().stream().map(reason -> reason + ".").toList()));
    }
    return new Page.Section("What was tried", blocks);
  }
}
