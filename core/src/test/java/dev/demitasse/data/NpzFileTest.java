package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpzFileTest {
  private static final Request AS_IT_IS = Request.of(Fitting.of(1, 2, 3));

  @TempDir Path folder;

  private final Map<String, byte[]> arrays = new LinkedHashMap<>();

  private static byte[] npy(int version, String header, byte[] values) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    for (int i = 0; i < (version == 1 ? 2 : 4); i++) {
      bytes.write(text.length >> (8 * i));
    }
    bytes.writeBytes(text);
    bytes.writeBytes(values);
    return bytes.toByteArray();
  }

  private static byte[] npy(String type, String shape, byte[] values) {
    return npy(1, dictionary(type, shape), values);
  }

  private static String dictionary(String type, String shape) {
    return "{'descr': '%s', 'fortran_order': False, 'shape': %s, }   \n".formatted(type, shape);
  }

  private static byte[] counting(int count) {
    byte[] values = new byte[count];
    for (int i = 0; i < count; i++) {
      values[i] = (byte) i;
    }
    return values;
  }

  /** Labels of {@code size} bytes each. */
  private static byte[] labels(int size, boolean bigEndian, int... labels) {
    byte[] values = new byte[size * labels.length];
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < Math.min(4, size); j++) {
        values[i * size + (bigEndian ? size - 1 - j : j)] = (byte) (labels[i] >> (8 * j));
      }
    }
    return values;
  }

  private void putPart(String prefix) {
    arrays.put(prefix + "_images", npy("|u1", "(3, 2, 3)", counting(18)));
    arrays.put(prefix + "_labels", npy("|u1", "(3, 1)", labels(1, false, 4, 1, 4)));
  }

  private Path write(boolean stored) throws IOException {
    Path file = folder.resolve("some näme.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
        if (stored) {
          CRC32 sum = new CRC32();
          sum.update(array.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(array.getValue().length);
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(array.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static Dataset train(Path file) {
    return DataSource.open(file.toString()).load(AS_IT_IS, Progress.NONE).parts().get(Part.TRAIN);
  }

  private void refused(String... words) throws IOException {
    refusedFile(write(false), words);
  }

  private static void refusedFile(Path file, String... words) {
    assertThatThrownBy(() -> train(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void storedAndDeflatedArraysAreRead(boolean stored) throws IOException {
    putPart("train");
    putPart("val");
    putPart("test");
    DataSource source = DataSource.open(write(stored).toString());
    assertThat(source).isInstanceOf(NpzFile.class);
    assertThat(source.pictureShape()).contains(Shape.of(1, 2, 3));
    assertThat(source.classNames()).containsExactly("1", "4");
    Loaded loaded = source.load(AS_IT_IS, Progress.NONE);
    assertThat(loaded.divided()).isTrue();
    assertThat(loaded.parts()).containsOnlyKeys(Part.values());
    Dataset test = loaded.parts().get(Part.TEST);
    assertThat(test.pixels(1)).containsExactly(6, 7, 8, 9, 10, 11);
    assertThat(test.counts()).containsExactly(1, 2);
    assertThat(test.origin(1)).isEqualTo("test image 1");
  }

  @Test
  void partsMayDifferInShapeAndTheirPicturesAreNotTheSame() throws IOException {
    putPart("train");
    putPart("val");
    putPart("test");
    arrays.put("test_images", npy("|u1", "(3, 4, 3)", counting(36)));
    DataSource source = DataSource.open(write(false).toString());
    assertThat(source.pictureShape()).isEmpty();
    assertThat(source.shapes())
        .containsExactly(Map.entry(Shape.of(1, 2, 3), 6), Map.entry(Shape.of(1, 4, 3), 3));
    assertThat(source.same("train image 0", "val image 2")).isTrue();
    assertThat(source.same("train image 0", "test image 0")).isFalse();
  }

  @Test
  void trainAndTestAloneAreEnough() throws IOException {
    putPart("train");
    putPart("test");
    Loaded loaded = DataSource.open(write(false).toString()).load(AS_IT_IS, Progress.NONE);
    assertThat(loaded.parts()).containsOnlyKeys(Part.TRAIN, Part.TEST);
  }

  @Test
  void classesTxtBesideItNamesTheClasses() throws IOException {
    putPart("train");
    Files.writeString(folder.resolve("classes.txt"), "a\nb\nc\nd\ne\n");
    Dataset train = train(write(false));
    assertThat(train.classNames()).containsExactly("a", "b", "c", "d", "e");
    assertThat(train.label(0)).isEqualTo(4);
  }

  @Test
  void colourPicturesBecomePlanes() throws IOException {
    putPart("train");
    arrays.put("train_images", npy("|u1", "(3, 1, 2, 3)", counting(18)));
    DataSource source = DataSource.open(write(false).toString());
    assertThat(source.channels()).isEqualTo(3);
    Loaded loaded = source.load(Request.of(Fitting.of(3, 1, 2)), Progress.NONE);
    assertThat(loaded.parts().get(Part.TRAIN).pixels(1)).containsExactly(6, 9, 7, 10, 8, 11);
  }

  /** Three pictures and a bit are read at once. */
  @ParameterizedTest
  @CsvSource({"1, 300", "3, 300", "4, 300", "7, 300", "2, 600"})
  void moreIsReadThanAtOnce(int count, int width) throws IOException {
    byte[] values = new byte[count * 280 * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i % 251);
    }
    String shape = "(%d, 280, %d)".formatted(count, width);
    arrays.put("train_images", npy("|u1", shape, values));
    arrays.put("train_labels", npy("|u1", "(%d,)".formatted(count), counting(count)));
    DataSource source = DataSource.open(write(true).toString());
    for (Fitting fitting :
        List.of(Fitting.of(1, 280, width), Fitting.padded(1, 282, width + 2, 280, width))) {
      Dataset train = source.load(Request.of(fitting), Progress.NONE).parts().get(Part.TRAIN);
      assertThat(train.size()).isEqualTo(count);
      for (int i = 0; i < count; i++) {
        byte[] own = Arrays.copyOfRange(values, i * 280 * width, (i + 1) * 280 * width);
        Picture picture = new Picture(1, 280, width, own);
        assertThat(train.pixels(i)).isEqualTo(fitting.apply(picture).pixels());
        assertThat(train.origin(i)).isEqualTo("train image " + i);
        assertThat(train.label(i)).isEqualTo(i);
      }
    }
  }

  @Test
  void aLastDimensionOfOneIsGray() throws IOException {
    putPart("train");
    arrays.put("train_images", npy("|u1", "(3, 2, 3, 1)", counting(18)));
    assertThat(train(write(false)).pixels(2)).containsExactly(12, 13, 14, 15, 16, 17);
  }

  @ParameterizedTest
  @CsvSource({
    "|i1,1", "|u1,1", "<i2,2", ">i2,2", "<u2,2", ">u2,2", "<i4,4", ">i4,4", "<u4,4", ">u4,4",
    "<i8,8", ">i8,8", "<u8,8", "=i8,8"
  })
  void labelsOfAnyWholeNumberTypeAreRead(String type, int size) throws IOException {
    int large = size == 1 ? 100 : 300;
    putPart("train");
    byte[] values = labels(size, type.startsWith(">"), 2, large, 2);
    arrays.put("train_labels", npy(type, "(3,)", values));
    Dataset train = train(write(false));
    assertThat(train.classNames()).containsExactly("2", Integer.toString(large));
    assertThat(train.counts()).containsExactly(2, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void allVersionsOfTheFormatAreRead(int version) throws IOException {
    putPart("train");
    arrays.put("train_images", npy(version, dictionary("|u1", "(3, 2, 3)"), counting(18)));
    assertThat(train(write(false)).size()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"shape\":(3L,2L,3L),\"descr\":\"|u1\",\"fortran_order\":False}",
        "{ 'fortran_order' : False , 'shape' : ( 3 , 2 , 3 , ) , 'descr' : 'u1' , } \n"
      })
  void theHeaderMayBeWrittenInOtherWays(String header) throws IOException {
    putPart("train");
    arrays.put("train_images", npy(1, header, counting(18)));
    assertThat(train(write(false)).size()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{'descr': '|u1', 'fortran_order': False}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3, 2, 3)} 1",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3, 2, 3), 'more': 1}",
        "{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (3, 2, 3)}",
        "{'descr': '|u1', 'fortran_order': 0, 'shape': (3, 2, 3)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': [3, 2, 3]}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3, -2, 3)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3, 2 3)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (3 * 2, 3)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999, 2, 3)}",
        "{'descr': '\\x7cu1', 'fortran_order': False, 'shape': (3, 2, 3)}",
        "{'descr': __import__('os').name, 'fortran_order': False, 'shape': (3, 2, 3)}"
      })
  void aHeaderThatIsNoPlainDictionaryIsRefused(String header) throws IOException {
    putPart("train");
    arrays.put("train_images", npy(1, header, counting(18)));
    refused("train_images", "damaged header");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<f4; (3, 2, 3); 72; '<f4'; unsigned bytes",
        "<f8; (3, 2, 3); 144; '<f8'; astype('uint8')",
        "<i8; (3, 2, 3); 144; '<i8'; unsigned bytes",
        "<c16; (3, 2, 3); 288; '<c16'; unsigned bytes",
        "|O; (3, 2, 3); 18; Python objects; never loaded",
        "|u1; (1152921504606846976,); 18; 1152921504606846976; holds 18 bytes",
        "|u1; (1048576, 1048576, 1048576); 18; 1048576, 1048576; holds 18 bytes",
        "|u1; (4, 2, 3); 18; (4, 2, 3); holds 18 bytes",
        "|u1; (2, 2, 3); 18; (2, 2, 3); holds 18 bytes",
        "|u1; (3, 6); 18; (3, 6); (N, H, W)",
        "|u1; (18,); 18; (18,); (N, H, W)",
        "|u1; (); 1; (); (N, H, W)",
        "|u1; (3, 1, 3, 2); 18; (3, 1, 3, 2); (N, H, W, 3)",
        "|u1; (0, 2, 3); 0; (0, 2, 3); at least 1",
        "|u1; (1, 18, 1); 18; 1 pictures; 3 labels",
        "|u1; (3, 1, 8193); 24579; 1x8193; 8192"
      })
  void imagesThatAreNotBytesOfPicturesAreRefused(
      String type, String shape, int size, String found, String expected) throws IOException {
    putPart("train");
    arrays.put("train_images", npy(type, shape, counting(size)));
    refused("train_images", found, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<f8; (3,); 24; '<f8'; whole numbers",
        "|S1; (3,); 3; '|S1'; whole numbers",
        "|u1; (3, 2); 6; (3, 2); (N, 1)",
        "|u1; (); 1; (); (N,)",
        "|u1; (1152921504606846976,); 3; 1152921504606846976; holds 3 bytes"
      })
  void labelsThatAreNotOneWholeNumberEachAreRefused(
      String type, String shape, int size, String found, String expected) throws IOException {
    putPart("train");
    arrays.put("train_labels", npy(type, shape, counting(size)));
    refused("train_labels", found, expected);
  }

  @Test
  void aNegativeAndAnAbsurdLabelAreRefused() throws IOException {
    putPart("train");
    arrays.put("train_labels", npy("|i1", "(3,)", labels(1, false, 0, -1, 1)));
    refused("train_labels", "label -1 for picture 1");
    byte[] large = {0, 0, 0, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0};
    arrays.put("train_labels", npy("<u4", "(3,)", large));
    refused("train_labels", "label 2147483648 for picture 0");
  }

  @Test
  void fortranOrderIsRefused() throws IOException {
    putPart("train");
    String header = dictionary("|u1", "(3, 2, 3)").replace("False", "True");
    arrays.put("train_images", npy(1, header, counting(18)));
    refused("train_images", "Fortran order", "ascontiguousarray");
  }

  @Test
  void recordsAreRefused() throws IOException {
    putPart("train");
    String header = "{'descr': [('a', '|u1')], 'fortran_order': False, 'shape': (3, 2, 3)}";
    arrays.put("train_images", npy(1, header, counting(18)));
    refused("train_images", "records");
  }

  @Test
  void anEntryThatIsNoArrayIsRefused() throws IOException {
    putPart("train");
    arrays.put("train_images", "hello, world".getBytes(StandardCharsets.UTF_8));
    refused("train_images", "NPY");
    arrays.put("train_images", npy(4, dictionary("|u1", "(3, 2, 3)"), counting(18)));
    refused("train_images", "version 4.0");
    arrays.put("train_images", Arrays.copyOf(npy("|u1", "(3, 2, 3)", counting(18)), 40));
    refused("train_images", "header");
    byte[] huge = npy(2, dictionary("|u1", "(3, 2, 3)"), counting(18));
    huge[11] = (byte) 0xff;
    arrays.put("train_images", huge);
    refused("train_images", "claims a header of 42");
  }

  @Test
  void missingArraysAreNamed() throws IOException {
    arrays.put("x", npy("|u1", "(3,)", counting(3)));
    refused("no array train_images and train_labels", "found x");
    putPart("train");
    arrays.remove("train_labels");
    refused("no array train_labels", "found x, train_images");
    putPart("train");
    arrays.put("test_labels", arrays.get("train_labels"));
    refused("no array test_images");
  }

  @Test
  void aTruncatedOrForeignFileIsRefused() throws IOException {
    putPart("train");
    Path file = write(false);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {whole.length - 1, whole.length / 2, 30, 0}) {
      Files.write(file, Arrays.copyOf(whole, length));
      refusedFile(file, "NPZ");
    }
    Files.writeString(file, "this is a text and no archive at all");
    refusedFile(file, "NPZ");
  }

  @Test
  void damagedValuesAreRefusedByTheirChecksum() throws IOException {
    putPart("train");
    Path file = write(true);
    byte[] bytes = Files.readAllBytes(file);
    byte[] images = counting(18);
    for (int at = 0; at + 18 < bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + 18, images, 0, 18)) {
        bytes[at + 3] ^= 0x40;
      }
    }
    Files.write(file, bytes);
    refusedFile(file, "train_images", "checksum");
  }

  @Test
  void selectionAppliesToNpzAsWell() throws IOException {
    putPart("train");
    Request request = new Request(Fitting.of(1, 2, 3), List.of("4", "1"), false);
    Dataset train =
        DataSource.open(write(false).toString())
            .load(request, Progress.NONE)
            .parts()
            .get(Part.TRAIN);
    assertThat(train.classNames()).containsExactly("4", "1");
    assertThat(train.counts()).containsExactly(2, 1);
  }
}
