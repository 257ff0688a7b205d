package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Names and what there is to say about each, such as a seed and its number.
 *
 * @param facts the facts, in order
 */
public record Facts(List<Fact> facts) implements Block {
  /** One name and what there is to say about it. */
  public record Fact(String name, String value) {}

  /** No facts yet. */
  public static final Facts NONE = new Facts(List.of());

  /** Copies the list. */
  public Facts {
    facts = List.copyOf(facts);
  }

  /** The same facts and one more; numbers are written as in tables. */
  public Facts and(String name, Object value) {
    List<Fact> more = new ArrayList<>(facts);
    more.add(new Fact(name, NumberText.of(value)));
    return new Facts(more);
  }

  @Override
  public Markup markup() {
    List<Markup> rows = new ArrayList<>();
    for (Fact fact : facts) {
      rows.add(
          Markup.element(
              "div", Markup.element("dt", fact.name()), Markup.element("dd", fact.value())));
    }
    return Markup.element("dl", Markup.group(rows)).in("facts");
  }
}
