package dev.demitasse.studies.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The HTML around a page's sections: style sheet, chart library, and a policy by which the browser
 * asks for nothing from anywhere and runs these two scripts alone.
 */
final class PageFile {
  private static final String STYLE = resource("page.css");
  private static final String LIBRARY = resource("echarts.min.js");
  private static final String CHARTS = resource("charts.js");

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src %s %s;"
              .formatted(hash(LIBRARY), hash(CHARTS))
          + " base-uri 'none'; form-action 'none'";

  private static final String FOOTER =
      "Made by Demitasse. Charts by Apache ECharts, copyright 2017-2024 The Apache Software"
          + " Foundation, under the Apache License 2.0.";

  private PageFile() {}

  static String html(Page page) {
    List<Markup> sections = new ArrayList<>();
    List<Markup> contents = new ArrayList<>();
    for (int i = 0; i < page.sections().size(); i++) {
      Page.Section section = page.sections().get(i);
      String id = "section-" + (i + 1);
      sections.add(section(section, id));
      contents.add(
          Markup.element("li", Markup.element("a", section.heading()).attribute("href", "#" + id)));
    }
    Markup.Element header = Markup.element("header", Markup.element("h1", page.title()));
    if (!page.lead().isEmpty()) {
      header = header.with(Markup.element("p", page.lead()).in("lead"));
    }
    header =
        header.with(
            Markup.element("nav", Markup.element("ol", Markup.group(contents)))
                .attribute("aria-label", "Contents"));
    Markup body =
        Markup.element(
            "body",
            header,
            Markup.element("main", Markup.group(sections)),
            Markup.element("footer", FOOTER),
            Markup.script("text/javascript", LIBRARY),
            Markup.script("text/javascript", CHARTS));
    Markup html = Markup.element("html", head(page.title()), body).attribute("lang", "en");
    return "<!DOCTYPE html>\n" + html.html() + "\n";
  }

  private static Markup section(Page.Section section, String id) {
    List<Markup> blocks = section.blocks().stream().map(Block::markup).toList();
    return Markup.element(
            "section",
            Markup.element("h2", section.heading()).attribute("id", id + "-heading"),
            Markup.group(blocks))
        .attribute("id", id)
        .attribute("aria-labelledby", id + "-heading");
  }

  private static Markup head(String title) {
    return Markup.element(
        "head",
        Markup.element("meta").attribute("charset", "utf-8"),
        Markup.element("meta")
            .attribute("http-equiv", "Content-Security-Policy")
            .attribute("content", POLICY),
        named("viewport", "width=device-width, initial-scale=1"),
        named("color-scheme", "light dark"),
        named("generator", "Demitasse"),
        Markup.element("title", title),
        Markup.style(STYLE));
  }

  private static Markup named(String name, String content) {
    return Markup.element("meta").attribute("name", name).attribute("content", content);
  }

  private static String hash(String script) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PageFile.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
