package dev.demitasse.studies.study;

import dev.demitasse.data.Splits;
import dev.demitasse.model.Version;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Bullets;
import dev.demitasse.studies.page.Command;
import dev.demitasse.studies.page.Facts;
import dev.demitasse.studies.page.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The chapters of a study put together.
 *
 * @param study the study
 * @param chapters its chapters
 * @param bench what it was measured with
 * @param command the command line that does the same again
 */
record StudyPage(Question study, List<Chapter> chapters, Bench bench, String command) {
  /** The whole. */
  StudyDocument document() {
    List<String> findings = chapters.stream().flatMap(each -> each.findings().stream()).toList();
    return new StudyDocument(findings, page(), json());
  }

  private Splits splits() {
    return bench.data().prepared(study.variants().getFirst().architecture()).splits();
  }

  private Page page() {
    Page page = Page.titled(study.title()).lead(lead());
    boolean several = chapters.size() > 1;
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      String heading = several ? (i + 1) + ". " + chapter.title() : "What was found";
      page = page.section(heading, new Bullets(chapter.findings()));
      for (int j = 0; j < chapter.sections().size(); j++) {
        Page.Section section = chapter.sections().get(j);
        String number = several ? (i + 1) + "." + (j + 1) + " " : "";
        page = page.section(number + section.heading(), section.blocks());
      }
    }
    return page.section("How to read this", reading().blocks()).section("What was run", run());
  }

  private String lead() {
    return "%s: %s, %,d training, %,d validation and %,d test pictures; each network trained with %d seed%s for %d epoch%s."
        .formatted(
            bench.data().source().name(),
            splits().train().classNames().stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", ")),
            splits().train().size(),
            splits().validation().size(),
            splits().test().size(),
            bench.settings().repeat(),
            bench.settings().repeat() == 1 ? "" : "s",
            bench.settings().training().epochs(),
            bench.settings().training().epochs() == 1 ? "" : "s");
  }

  private Reading reading() {
    return new Reading(splits().test().size(), bench.settings().repeat());
  }

  private List<Block> run() {
    return List.of(new Command(command), facts());
  }

  private Facts facts() {
    Facts facts = Facts.NONE;
    for (Map.Entry<String, Object> entry : settings().entrySet()) {
      facts = facts.and(entry.getKey().replace('_', ' '), told(entry.getValue()));
    }
    return facts;
  }

  private static Object told(Object setting) {
    return switch (setting) {
      case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(", "));
      case Double number -> number.toString(); // as it was typed, not to four decimals
      default -> setting;
    };
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("study", study.name());
    settings.put("data", bench.data().source().name());
    settings.put(
        "data_fingerprint", bench.data().fingerprint(study.variants().getFirst().architecture()));
    settings.put("classes", splits().train().classNames());
    settings.put("train_samples", splits().train().size());
    settings.put("validation_samples", splits().validation().size());
    settings.put("test_samples", splits().test().size());
    settings.put("seeds", bench.settings().seeds());
    settings.put("epochs", bench.settings().training().epochs());
    settings.put("batch_size", bench.settings().training().batchSize());
    settings.put("optimizer", bench.settings().training().optimizer().name());
    settings.put("learning_rate", bench.settings().training().optimizer().learningRate());
    settings.put("kernels", bench.kernels().name());
    settings.put("threads", bench.threads());
    settings.put("version", Version.current());
    settings.put("jdk", System.getProperty("java.version"));
    settings.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return settings;
  }

  private Map<String, Object> json() {
    Map<String, Object> json = settings();
    json.put("title", study.title());
    List<Map<String, Object>> parts = chapters.stream().map(StudyPage::json).toList();
    if (parts.size() == 1) {
      json.putAll(parts.getFirst());
    } else {
      json.put("chapters", parts);
    }
    return json;
  }

  private static Map<String, Object> json(Chapter chapter) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", chapter.title());
    json.put("findings", chapter.findings());
    json.putAll(chapter.json());
    return json;
  }
}
