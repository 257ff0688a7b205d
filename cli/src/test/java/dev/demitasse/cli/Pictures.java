package dev.demitasse.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small picture folders for tests: light and dark pictures with some grain. */
final class Pictures {
  private Pictures() {}

  /** A folder with two class folders of so many pictures. */
  static Path folder(Path root, String first, String second, int each) {
    category(root.resolve(first), 60, each);
    category(root.resolve(second), 180, each);
    return root;
  }

  /** A class folder of so many pictures around some brightness. */
  static void category(Path folder, int brightness, int count) {
    for (int i = 0; i < count; i++) {
      write(folder.resolve("picture %02d.png".formatted(i)), brightness, i);
    }
  }

  /** A gray picture of 12 x 10 around some brightness; no two grains give the same one. */
  static Path write(Path file, int brightness, int grain) {
    BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 12; x++) {
        int value = brightness + (x * 7 + y * 13 + grain * (x + 3 * y + 1)) % 40;
        image.getRaster().setSample(x, y, 0, value);
      }
    }
    return write(file, image);
  }

  /** A picture of 9 x 9 in one colour, given as red, green and blue. */
  static Path writeColour(Path file, int colour) {
    return writeColour(file, colour, 9);
  }

  /** A square picture in one colour. */
  static Path writeColour(Path file, int colour, int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, colour);
    }
    return write(file, image);
  }

  private static Path write(Path file, BufferedImage image) {
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
