package dev.demitasse.studies.page;

/**
 * A paragraph of text.
 *
 * @param text what it says
 * @param quiet whether it is a remark, which stands back behind the rest
 */
public record Paragraph(String text, boolean quiet) implements Block {
  /** A paragraph. */
  public static Paragraph of(String text) {
    return new Paragraph(text, false);
  }

  /** A remark, such as how something was measured. */
  public static Paragraph remark(String text) {
    return new Paragraph(text, true);
  }

  @Override
  public Markup markup() {
    Markup.Element paragraph = Markup.element("p", text);
    return quiet ? paragraph.in("remark") : paragraph;
  }
}
