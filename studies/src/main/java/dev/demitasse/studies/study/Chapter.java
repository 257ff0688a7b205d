package dev.demitasse.studies.study;

import dev.demitasse.studies.page.Page;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One question and its answer.
 *
 * @param title the question
 * @param findings what was found and what was not, one or two sentences each, the main one first
 * @param sections the charts and tables that show it
 * @param json the same numbers by their JSON names
 */
record Chapter(
    String title, List<String> findings, List<Page.Section> sections, Map<String, Object> json) {
  /** Copies the lists and the map. */
  Chapter {
    findings = List.copyOf(findings);
    sections = List.copyOf(sections);
    json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
  }
}
