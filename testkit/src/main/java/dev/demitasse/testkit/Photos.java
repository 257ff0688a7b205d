package dev.demitasse.testkit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Folders of class folders with small gray pictures. */
public final class Photos {
  private Photos() {}

  /** Gray noise with a bright bar, whose height tells the class. */
  public static BufferedImage picture(int category, int width, int height, SeededArrays random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      boolean bar = y / 2 == 1 + category;
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, random.integer(0, 120) + (bar ? 120 : 0));
      }
    }
    return image;
  }

  /**
   * Writes so many pictures of each class to {@code folder/class name}.
   *
   * @throws IOException if they cannot be written
   */
  public static void write(Path folder, int count, int width, int height, String... classNames)
      throws IOException {
    SeededArrays random = new SeededArrays(count);
    for (int category = 0; category < classNames.length; category++) {
      Path classFolder = Files.createDirectories(folder.resolve(classNames[category]));
      for (int i = 0; i < count; i++) {
        Path file = classFolder.resolve("%03d.png".formatted(i));
        ImageIO.write(picture(category, width, height, random), "png", file.toFile());
      }
    }
  }
}
