package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of a page as a tree of elements, so that nothing but what is meant as an element can
 * become one: texts and the values of attributes are escaped when the tree is written.
 */
public sealed interface Markup {
  /** Elements that hold nothing and are not closed. */
  Set<String> VOID = Set.of("br", "col", "hr", "img", "meta");

  /** Writes the part as HTML. */
  void write(StringBuilder html);

  /** The part as HTML. */
  default String html() {
    StringBuilder html = new StringBuilder();
    write(html);
    return html.toString();
  }

  /** A text, shown as it is. */
  static Markup text(String text) {
    return new Text(text);
  }

  /** An element without attributes that holds these texts and parts, in this order. */
  static Element element(String name, Object... content) {
    return new Element(name, List.of(), List.of()).with(content);
  }

  /** Parts one after the other. */
  static Markup group(List<? extends Markup> parts) {
    return new Group(List.copyOf(parts));
  }

  /**
   * Something to run, or data for it, as an element {@code script}, in which nothing is escaped.
   *
   * @throws IllegalArgumentException if the text would end the element
   */
  static Markup script(String type, String text) {
    return new Raw("script", List.of(new Attribute("type", type)), text);
  }

  /**
   * A style sheet as an element {@code style}, in which nothing is escaped.
   *
   * @throws IllegalArgumentException if the text would end the element
   */
  static Markup style(String text) {
    return new Raw("style", List.of(), text);
  }

  private static void open(StringBuilder html, String name, List<Attribute> attributes) {
    html.append('<').append(name);
    for (Attribute attribute : attributes) {
      html.append(' ').append(attribute.name()).append("=\"");
      text(attribute.value()).write(html);
      html.append('"');
    }
    html.append('>');
  }

  /** See {@link #text}. */
  record Text(String text) implements Markup {
    @Override
    public void write(StringBuilder html) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '<' -> html.append("&lt;");
          case '>' -> html.append("&gt;");
          case '&' -> html.append("&amp;");
          case '"' -> html.append("&quot;");
          default -> html.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
        }
      }
    }
  }

  /** See {@link #group}. */
  record Group(List<Markup> parts) implements Markup {
    @Override
    public void write(StringBuilder html) {
      parts.forEach(part -> part.write(html));
    }
  }

  /** See {@link #script} and {@link #style}. */
  record Raw(String name, List<Attribute> attributes, String text) implements Markup {
    /** Copies the list and checks that the text does not end the element. */
    public Raw {
      attributes = List.copyOf(attributes);
      if (text.toLowerCase(Locale.ROOT).contains("</" + name)) {
        throw new IllegalArgumentException("the content of a " + name + " holds its end");
      }
    }

    @Override
    public void write(StringBuilder html) {
      open(html, name, attributes);
      html.append(text).append("</").append(name).append('>');
    }
  }

  /**
   * An element.
   *
   * @param name its name
   * @param attributes its attributes
   * @param content what it holds
   */
  record Element(String name, List<Attribute> attributes, List<Markup> content) implements Markup {
    /** Copies the lists. */
    public Element {
      attributes = List.copyOf(attributes);
      content = List.copyOf(content);
    }

    /** The same element with one more attribute. */
    public Element attribute(String attribute, Object value) {
      List<Attribute> all = new ArrayList<>(attributes);
      all.add(new Attribute(attribute, value.toString()));
      return new Element(name, all, content);
    }

    /** The same element in a class of the style sheet. */
    public Element in(String styleClass) {
      return attribute("class", styleClass);
    }

    /** The same element with more texts and parts at its end. */
    public Element with(Object... more) {
      List<Markup> all = new ArrayList<>(content);
      for (Object part : more) {
        all.add(part instanceof Markup markup ? markup : text(part.toString()));
      }
      return new Element(name, attributes, all);
    }

    @Override
    public void write(StringBuilder html) {
      open(html, name, attributes);
      content.forEach(part -> part.write(html));
      if (!VOID.contains(name)) {
        html.append("</").append(name).append('>');
      }
    }
  }

  /** An attribute of an element. */
  record Attribute(String name, String value) {}
}
