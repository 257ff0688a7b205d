package dev.demitasse.studies.study;

import dev.demitasse.studies.page.Markdown;
import dev.demitasse.studies.page.Page;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a study came to, three times the same: as a page, as text and as numbers.
 *
 * @param findings what was found and what was not, in sentences
 * @param page the page
 * @param json the numbers by their JSON names
 */
public record StudyDocument(List<String> findings, Page page, Map<String, Object> json) {
  /** Copies list and map. */
  public StudyDocument {
    findings = List.copyOf(findings);
    json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
  }

  /** The page's text and numbers in Markdown; what charts draw stands there as tables. */
  public String markdown() {
    return Markdown.of(page);
  }
}
