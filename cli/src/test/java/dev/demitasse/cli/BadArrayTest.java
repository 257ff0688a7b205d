package dev.demitasse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says of broken IDX and NPZ files. */
class BadArrayTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir static Path folder;

  @BeforeAll
  static void makeIdxFolders() throws IOException {
    byte[] images = ArrayFiles.idx(20 * 48, 0x803, 20, 8, 6);
    byte[] labels = ArrayFiles.idxLabels(20);
    idx("magic", ArrayFiles.idx(20 * 48, 0x804, 20, 8, 6), labels);
    idx("short", PictureFiles.cut(images, images.length - 1), labels);
    idx("header", PictureFiles.cut(images, 9), labels);
    idx("fewer", images, ArrayFiles.idxLabels(19));
    idx("huge", ArrayFiles.idx(48, 0x803, -1, -1, -1), labels);
    idx("swapped", labels, images);
    Files.delete(idx("lone", images, labels).resolve(LABELS));
    Path zipped = idx("zipped", images, labels);
    Files.move(zipped.resolve(IMAGES), zipped.resolve(IMAGES + ".gz"));
    Files.writeString(idx("names", images, labels).resolve("classes.txt"), "just one\n");
  }

  private static Path idx(String name, byte[] images, byte[] labels) throws IOException {
    PictureFiles.write(folder.resolve(name).resolve(IMAGES), images);
    PictureFiles.write(folder.resolve(name).resolve(LABELS), labels);
    return folder.resolve(name);
  }

  @BeforeAll
  static void makeNpzFiles() throws IOException {
    byte[] pixels = ArrayFiles.pixels(20 * 48);
    npz("labels only", "train_images", null);
    npz("images only", "train_labels", null);
    npz(
        "fortran",
        "train_images",
        ArrayFiles.npyWith(
            "{'descr': '|u1', 'fortran_order': True, 'shape': (20, 8, 6)}\n", pixels));
    npz("objects", "train_labels", ArrayFiles.npy("|O", "(20,)", ArrayFiles.labels(20)));
    npz("floats", "train_images", ArrayFiles.npy("<f4", "(5, 8, 6)", pixels));
    npz("huge", "train_images", ArrayFiles.npy("|u1", "(1152921504606846976,)", pixels));
    npz("fewer", "train_labels", ArrayFiles.npy("|u1", "(19,)", ArrayFiles.labels(19)));
    npz("flat", "train_images", ArrayFiles.npy("|u1", "(960,)", pixels));
    npz("no array", "train_images", "no array".getBytes(StandardCharsets.UTF_8));
    byte[] whole = Files.readAllBytes(npz("sound", "other", pixels));
    Files.write(folder.resolve("cut.npz"), PictureFiles.cut(whole, whole.length / 2));
    Files.write(folder.resolve("zero.npz"), new byte[0]);
    Files.writeString(folder.resolve("text.npz"), "no archive at all");
  }

  /** A sound file but for one array, which is another or, if null, missing. */
  private static Path npz(String name, String array, byte[] bytes) throws IOException {
    Map<String, byte[]> arrays = new TreeMap<>();
    arrays.put("train_images", ArrayFiles.npy("|u1", "(20, 8, 6)", ArrayFiles.pixels(20 * 48)));
    arrays.put("train_labels", ArrayFiles.npy("|u1", "(20, 1)", ArrayFiles.labels(20)));
    arrays.put(array, bytes);
    arrays.values().removeIf(Objects::isNull);
    return ArrayFiles.npz(folder.resolve(name + ".npz"), arrays);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          magic   | train-images-idx3-ubyte, starts with 00000804, expected 00000803, get the file again
          short   | train-images-idx3-ubyte, 20x8x6, 960 bytes, holds 959, get the file again
          header  | train-images-idx3-ubyte, ends within its header, get the file again
          fewer   | train-images-idx3-ubyte, 20 pictures, 19 labels, take files that belong together
          huge    | train-images-idx3-ubyte, 4294967295x4294967295x4294967295, get the file again
          swapped | train-images-idx3-ubyte, starts with 00000801, get the file again
          lone    | train-images-idx3-ubyte, no file of labels beside it, put the two into one folder
          zipped  | train-images-idx3-ubyte.gz, not compressed by gzip, get the file again
          names   | train-labels-idx1-ubyte, label 1 of picture 1 has no name, classes.txt, add its line
          """)
  void aBrokenIdxFileIsRefused(String name, String words) {
    Refusals refusals = new Refusals(folder);
    refusals.check("train @" + name + " --out @run", "@" + name + "," + words);
    refusals.check("data @" + name, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels_only | no array train_images, found train_labels, expected train_images
          images_only | no array train_labels, found train_images, expected train_images
          fortran     | array train_images, Fortran order, save numpy.ascontiguousarray of it
          objects     | array train_labels, Python objects, never loaded, save them with astype
          floats      | array train_images, type '<f4', save values of 0 to 1 as (x * 255)
          huge        | array train_images, 1152921504606846976, holds 960 bytes, save it again
          fewer       | array train_images, 20 pictures, 19 labels, save both again
          flat        | array train_images, the shape (960, expected (N, reshape it
          no_array    | array train_images, does not start as a NPY array does, save it again
          cut         | no whole NPZ file, get or save it again
          zero        | no whole NPZ file, get or save it again
          text        | no whole NPZ file, get or save it again
          """)
  void aBrokenNpzFileIsRefused(String name, String words) {
    String file = "@" + name.replace('_', ' ') + ".npz";
    Refusals refusals = new Refusals(folder);
    refusals.check("train @" + name + ".npz --out @run", file + "," + words);
    refusals.check("data @" + name + ".npz", words);
  }
}
