package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A page: one HTML file that holds all it needs, and asks for nothing from anywhere.
 *
 * @param title what it is about
 * @param lead the one sentence to read if no other; may be empty
 * @param sections what it says, in order
 */
public record Page(String title, String lead, List<Section> sections) {
  /**
   * A part of a page under a heading.
   *
   * @param heading the heading
   * @param blocks what it is made of
   */
  public record Section(String heading, List<Block> blocks) {
    /** Copies the list. */
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** Copies the list. */
  public Page {
    sections = List.copyOf(sections);
  }

  /** A page without anything on it yet. */
  public static Page titled(String title) {
    return new Page(title, "", List.of());
  }

  /** The same page with another sentence below its title. */
  public Page lead(String sentence) {
    return new Page(title, sentence, sections);
  }

  /** The same page with one more section. */
  public Page section(String heading, Block... blocks) {
    return section(heading, List.of(blocks));
  }

  /** The same page with one more section. */
  public Page section(String heading, List<Block> blocks) {
    List<Section> more = new ArrayList<>(sections);
    more.add(new Section(heading, blocks));
    return new Page(title, lead, more);
  }

  /** The page's HTML. */
  public String html() {
    return PageFile.html(this);
  }
}
