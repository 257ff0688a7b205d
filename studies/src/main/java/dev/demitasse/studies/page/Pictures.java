package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Pictures in rows, each with its caption.
 *
 * @param caption what they are
 * @param tiles the pictures
 */
public record Pictures(String caption, List<Tile> tiles) implements Block {
  /**
   * A picture.
   *
   * @param png the content of a PNG file
   * @param description what a person learns who cannot see it
   * @param width how wide it is shown, in pixels of CSS
   */
  public record Image(byte[] png, String description, int width) {
    private Markup markup() {
      String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
      return Markup.element("img")
          .attribute("src", data)
          .attribute("alt", description)
          .attribute("width", width);
    }
  }

  /**
   * Pictures that belong together, such as one and its heat map.
   *
   * @param images the pictures, from the left
   * @param lines what stands below them, one line each
   */
  public record Tile(List<Image> images, List<String> lines) {
    /** Copies the lists. */
    public Tile {
      images = List.copyOf(images);
      lines = List.copyOf(lines);
    }

    private Markup markup() {
      List<Markup> below = new ArrayList<>();
      for (String line : lines) {
        below.add(Markup.element("span", line));
      }
      return Markup.element(
          "figure",
          Markup.element("div", Markup.group(images.stream().map(Image::markup).toList())),
          Markup.element("figcaption", Markup.group(below)));
    }
  }

  /** Copies the list. */
  public Pictures {
    tiles = List.copyOf(tiles);
  }

  @Override
  public Markup markup() {
    return Markup.element(
            "figure",
            Markup.element("div", Markup.group(tiles.stream().map(Tile::markup).toList()))
                .in("tiles"),
            Markup.element("figcaption", caption))
        .in("pictures");
  }
}
