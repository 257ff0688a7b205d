package dev.demitasse.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The decoders there are: Java's own first, so that a picture looks the same wherever they suffice,
 * then those of plug-ins on the path. Whatever goes wrong in one is an {@link UnreadablePicture}.
 *
 * <p>Decoders are not safe for threads, so each call has its own.
 */
final class Decoder {
  private Decoder() {}

  /** Something to be done with one decoder. */
  private interface Task<T> {
    T run(ImageReader reader) throws IOException, UnreadablePicture;
  }

  /** What a picture will be, as the decoders understand it. */
  static PictureHeader header(byte[] bytes) throws UnreadablePicture {
    return first(bytes, readers(bytes), Decoder::header);
  }

  /** The first picture in a file, as stored. */
  static Picture picture(byte[] bytes) throws UnreadablePicture {
    return first(
        bytes,
        readers(bytes),
        reader -> {
          header(reader);
          List<String> warnings = listen(reader);
          BufferedImage image = reader.read(0);
          refuseDamaged(warnings);
          return ImagePixels.picture(image);
        });
  }

  /**
   * The values of a JPEG picture as they are stored, by Java's own decoder.
   *
   * @throws UnreadablePicture also if the picture has not the bands or sizes that are expected
   */
  static Raster raster(byte[] bytes, PictureHeader expected, int bands) throws UnreadablePicture {
    List<ImageReader> readers = readers(bytes).stream().filter(Decoder::isJavas).toList();
    return first(
        bytes,
        readers,
        reader -> {
          List<String> warnings = listen(reader);
          Raster raster = reader.readRaster(0, null);
          refuseDamaged(warnings);
          if (raster.getNumBands() != bands
              || raster.getHeight() != expected.height()
              || raster.getWidth() != expected.width()) {
            throw new UnreadablePicture("is not what its header says");
          }
          return raster;
        });
  }

  private static PictureHeader header(ImageReader reader) throws IOException, UnreadablePicture {
    int height = reader.getHeight(0);
    int width = reader.getWidth(0);
    ImageTypeSpecifier type = reader.getImageTypes(0).next();
    return PictureHeader.of(ImagePixels.channels(type.getColorModel()), height, width);
  }

  private static boolean isJavas(ImageReader reader) {
    return reader.getClass().getModule() == ImageIO.class.getModule();
  }

  private static List<ImageReader> readers(byte[] bytes) throws UnreadablePicture {
    List<ImageReader> readers = new ArrayList<>();
    try (ImageInputStream in = stream(bytes)) {
      ImageIO.getImageReaders(in).forEachRemaining(readers::add);
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
    if (readers.isEmpty()) {
      throw new UnreadablePicture("is no picture of a kind that is known here");
    }
    readers.sort(Comparator.comparing(reader -> !isJavas(reader)));
    return readers;
  }

  private static <T> T first(byte[] bytes, List<ImageReader> readers, Task<T> task)
      throws UnreadablePicture {
    UnreadablePicture failure = null;
    for (ImageReader reader : readers) {
      try {
        return run(bytes, reader, task);
      } catch (UnreadablePicture e) {
        failure = failure == null ? e : failure;
      }
    }
    throw failure == null ? new UnreadablePicture("is of a kind Java cannot decode") : failure;
  }

  private static <T> T run(byte[] bytes, ImageReader reader, Task<T> task)
      throws UnreadablePicture {
    try (ImageInputStream in = stream(bytes)) {
      reader.setInput(in, false, true);
      return task.run(reader);
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    } finally {
      reader.dispose();
    }
  }

  private static ImageInputStream stream(byte[] bytes) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
  }

  private static List<String> listen(ImageReader reader) {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    return warnings;
  }

  /** Bytes too many do no harm; anything else decoders warn of leaves pixels wrong. */
  private static void refuseDamaged(List<String> warnings) throws UnreadablePicture {
    for (String warning : warnings) {
      if (!warning.contains("extraneous bytes")) {
        throw new UnreadablePicture("is damaged: " + oneLine(warning));
      }
    }
  }

  private static UnreadablePicture broken(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new UnreadablePicture("cannot be decoded: " + oneLine(message), e);
  }

  private static String oneLine(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    return line.replaceAll("[.!]+$", "");
  }
}
