package dev.demitasse.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** IDX and NPZ files for tests, sound or not. */
final class ArrayFiles {
  private ArrayFiles() {}

  /** An IDX file: a header of these numbers and so many values. */
  static byte[] idx(int values, int... header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    for (int number : header) {
      data.writeInt(number);
    }
    data.write(pixels(values));
    return bytes.toByteArray();
  }

  /** An IDX file of so many labels 0, 1, 0, 1, ... */
  static byte[] idxLabels(int count) throws IOException {
    byte[] file = idx(count, 0x801, count);
    for (int i = 0; i < count; i++) {
      file[8 + i] = (byte) (i % 2);
    }
    return file;
  }

  /** An array in NumPy's format, written in C order. */
  static byte[] npy(String type, String shape, byte[] values) {
    return npyWith(
        "{'descr': '%s', 'fortran_order': False, 'shape': %s}\n".formatted(type, shape), values);
  }

  /** An array with this header. */
  static byte[] npyWith(String header, byte[] values) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.write(text.length);
    bytes.write(text.length >> 8);
    bytes.writeBytes(text);
    bytes.writeBytes(values);
    return bytes.toByteArray();
  }

  /** A file of these arrays, by their names. */
  static Path npz(Path file, Map<String, byte[]> arrays) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  /** Values that no two pictures share. */
  static byte[] pixels(int count) {
    byte[] pixels = new byte[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (byte) (i * 31 + i / 7);
    }
    return pixels;
  }

  /** Labels 0, 1, 0, 1, ..., a byte each. */
  static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 2);
    }
    return labels;
  }
}
