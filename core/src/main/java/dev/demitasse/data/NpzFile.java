package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A NPZ file, NumPy's archive of arrays, with the arrays MedMNIST has: {@code train_images}, {@code
 * train_labels} and the same for {@code val} and {@code test}; the last two may be missing.
 *
 * <p>Images are unsigned bytes [N, H, W], [N, H, W, 1] or [N, H, W, 3] in C order, labels whole
 * numbers of any size and byte order, [N] or [N, 1].
 */
public final class NpzFile implements DataSource {
  private static final int LARGEST_SIDE = 1 << 13;
  private static final int MOST_LABELS = 1 << 27;

  private final String name;
  private final StoredPictures pictures;

  private NpzFile(String name, StoredPictures pictures) {
    this.name = name;
    this.pictures = pictures;
  }

  /**
   * Reads the headers and the labels.
   *
   * @throws DataException if the file is no such archive or an array is missing or not as expected
   */
  static NpzFile open(Path file, String name) {
    List<StoredPart> parts = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Part part : Part.values()) {
        for (String prefix : part.names()) {
          part(zip, part, prefix).ifPresent(parts::add);
        }
      }
      if (parts.isEmpty()) {
        throw missing(zip, "train_images and train_labels");
      }
    } catch (ZipException e) {
      throw new DataException(
          "'%s' is no whole NPZ file (%s); get or save it again with numpy.savez"
              .formatted(file, FileTrouble.of(e)),
          e);
    } catch (IOException e) {
      throw new DataException(
          "'%s' cannot be read (%s); check its permissions".formatted(file, FileTrouble.of(e)), e);
    }
    Path folder = file.toAbsolutePath().getParent();
    return new NpzFile(name, new StoredPictures(name, parts, ClassNames.of(folder, parts)));
  }

  private static Optional<StoredPart> part(ZipFile zip, Part part, String prefix)
      throws IOException {
    String images = prefix + "_images";
    String labels = prefix + "_labels";
    boolean hasImages = zip.getEntry(images + ".npy") != null;
    boolean hasLabels = zip.getEntry(labels + ".npy") != null;
    if (hasImages != hasLabels) {
      throw missing(zip, hasImages ? labels : images);
    }
    return hasImages ? Optional.of(part(zip, part, images, labels)) : Optional.empty();
  }

  private static DataException missing(ZipFile zip, String wanted) {
    List<String> found =
        zip.stream()
            .map(ZipEntry::getName)
            .map(entry -> entry.replaceFirst("\\.npy$", ""))
            .toList();
    return new DataException(
        "'%s' has no array %s, found %s; expected train_images, train_labels and the like"
            .formatted(
                zip.getName(),
                wanted,
                found.isEmpty()
                    ? "none"
                    : String.join(", ", found.subList(0, Math.min(8, found.size())))));
  }

  private static StoredPart part(ZipFile zip, Part part, String imageName, String labelName)
      throws IOException {
    NpzArray images =
        NpzArray.open(
            zip,
            imageName,
            "u1",
            "unsigned bytes from 0 to 255; save values of 0 to 1 as (x * 255).astype('uint8')");
    NpzArray labels =
        NpzArray.open(
            zip, labelName, "[iu][1248]|b1", "whole numbers; save them with astype('int64')");
    long[] shape = images.header().shape();
    long[] labelShape = labels.header().shape();
    checkImages(images);
    if (labelShape.length < 1 || labelShape.length > 2 || !endsInOne(labelShape)) {
      throw new DataException(
          "%s has the shape %s, expected one label for each picture, (N,) or (N, 1); reshape it"
              .formatted(labels.source(), labels.header().sizes()));
    }
    if (shape[0] != labelShape[0] || shape[0] > MOST_LABELS) {
      throw new DataException(
          "%s has %d pictures but %s has %d labels, expected as many, at most %d; save both again"
              .formatted(images.source(), shape[0], labelName, labelShape[0], MOST_LABELS));
    }
    return new StoredPart(
        part,
        images.source(),
        labels.source(),
        labels.labels(shape[0]),
        shape.length == 4 ? (int) shape[3] : 1,
        (int) shape[1],
        (int) shape[2],
        images::values);
  }

  private static boolean endsInOne(long[] shape) {
    return shape.length == 1 || shape[1] == 1;
  }

  private static void checkImages(NpzArray images) {
    long[] shape = images.header().shape();
    boolean expected = shape.length == 3 || (shape.length == 4 && (shape[3] == 1 || shape[3] == 3));
    if (!expected || shape[0] < 1 || shape[1] < 1 || shape[2] < 1) {
      throw new DataException(
          "%s has the shape %s, expected (N, H, W), (N, H, W, 1) or (N, H, W, 3), N at least 1; reshape it"
              .formatted(images.source(), images.header().sizes()));
    }
    if (shape[1] > LARGEST_SIDE || shape[2] > LARGEST_SIDE) {
      throw new DataException(
          "%s has pictures of %dx%d, expected sides of at most %d; save smaller ones"
              .formatted(images.source(), shape[1], shape[2], LARGEST_SIDE));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classNames() {
    return pictures.classNames();
  }

  @Override
  public Map<Shape, Integer> shapes() {
    return pictures.shapes();
  }

  @Override
  public Loaded load(Request request, Progress progress) {
    return pictures.load(request, progress);
  }

  @Override
  public boolean same(String origin, String other) {
    return pictures.same(origin, other);
  }
}
