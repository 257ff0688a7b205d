package dev.demitasse.studies.page;

/**
 * A command line to be typed or copied.
 *
 * @param line the command
 */
public record Command(String line) implements Block {
  @Override
  public Markup markup() {
    return Markup.element("pre", Markup.element("code", line))
        .in("command")
        .attribute("tabindex", 0);
  }
}
