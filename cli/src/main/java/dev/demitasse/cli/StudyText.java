package dev.demitasse.cli;

import dev.demitasse.studies.study.StudyDocument;
import dev.demitasse.studies.study.StudyFolder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a study came to, as JSON and as text.
 *
 * @param document what it came to
 * @param folder where it is written
 */
record StudyText(StudyDocument document, StudyFolder folder) {
  /** The numbers by their JSON names, and where the page is. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("page", folder.page().toString());
    json.put("markdown_file", folder.markdown().toString());
    json.put("json_file", folder.json().toString());
    json.putAll(document.json());
    return json;
  }

  /** What was found, a sentence or two a line, and where the page is. */
  String text() {
    StringBuilder text = new StringBuilder("\n");
    document.findings().forEach(each -> text.append("- ").append(Printable.of(each)).append('\n'));
    return text.append(
            """

            Page: %s
            The same as text and as JSON: %s, %s
            """
                .formatted(folder.page(), folder.markdown(), folder.json()))
        .toString();
  }
}
