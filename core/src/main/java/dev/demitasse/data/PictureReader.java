package dev.demitasse.data;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Reads picture files: PNG, JPEG, BMP, GIF (its first frame), and what plug-ins for {@link
 * javax.imageio} add. Safe from any number of threads at once.
 *
 * <p>The format is told by the content. Gray pictures keep their values and one channel, all others
 * have three. 16-bit values are divided by 257 and rounded; what is see-through stands before
 * white; pictures are turned upright by their EXIF orientation; the inks of CMYK pictures are
 * multiplied; colour profiles are not applied. A damaged or incomplete file is refused, even where
 * a part of it could be shown, and so is one of more than 100 million pixels, before memory is
 * taken for them.
 */
public final class PictureReader {
  private PictureReader() {}

  /**
   * Reads a picture file.
   *
   * @throws DataException if it cannot be read, is damaged, too large, or no picture
   */
  public static Picture read(Path file) {
    try {
      return PictureFile.open(file).decode(UnaryOperator.identity());
    } catch (UnreadablePicture e) {
      throw new DataException(
          "'%s' %s; give a PNG, JPEG, BMP or GIF picture".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * The pixels of an image.
   *
   * @throws DataException if its colours are neither gray nor red, green and blue, or its values
   *     not whole numbers of at most 16 bits
   */
  public static Picture of(BufferedImage image) {
    try {
      return ImagePixels.picture(image);
    } catch (UnreadablePicture e) {
      throw new DataException(
          "the image %s; give one of 8 or 16 bits in gray or RGB".formatted(e.getMessage()), e);
    }
  }
}
