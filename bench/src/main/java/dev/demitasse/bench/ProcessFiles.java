package dev.demitasse.bench;

import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.model.Presets;
import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/**
 * The files that whole processes are measured on: one model and one picture in each program's own
 * form, and pictures to train on in a form that all read.
 *
 * @param model a model file with report-cnn
 * @param onnx the same as ONNX
 * @param weights its parameters in order, as bare numbers
 * @param picture a PNG file of 32x32, gray
 * @param data an NPZ file with 20,000 pictures to train on and a few to validate and test with
 */
record ProcessFiles(Path model, Path onnx, Path weights, Path picture, Path data) {
  static final int PICTURES = 20_000;
  private static final int FEW = 64;
  private static final int SIDE = 32;

  /** Writes the files. */
  static ProcessFiles write(Path folder) throws IOException {
    ProcessFiles files =
        new ProcessFiles(
            folder.resolve("model.safetensors"),
            folder.resolve("model.onnx"),
            folder.resolve("weights.bin"),
            folder.resolve("picture.png"),
            folder.resolve("data.npz"));
    Model model = Task.randomModel(Presets.named("report-cnn"));
    model.save(files.model);
    OnnxFile.write(model, files.onnx);
    RandomStream random = new Randomness(1).stream(Randomness.Purpose.GENERATED_DATA);
    writeNumbers(weights(model), files.weights);
    writePicture(bytes(random, SIDE * SIDE, 256), files.picture);
    writeData(random, files.data);
    return files;
  }

  private static byte[] bytes(RandomStream random, int count, int bound) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) random.nextInt(bound);
    }
    return bytes;
  }

  private static float[] weights(Model model) {
    List<Parameter> parameters = model.network().parameters();
    float[] all = new float[parameters.stream().mapToInt(Parameter::size).sum()];
    int offset = 0;
    for (Parameter parameter : parameters) {
      System.arraycopy(parameter.values(), 0, all, offset, parameter.size());
      offset += parameter.size();
    }
    return all;
  }

  private static void writeNumbers(float[] values, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(file, bytes.array());
  }

  private static void writePicture(byte[] gray, Path picture) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, SIDE, SIDE, gray);
    ImageIO.write(image, "png", picture.toFile());
  }

  private static void writeData(RandomStream random, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(0); // as numpy.savez: arrays are not compressed
      for (String part : new String[] {"train", "val", "test"}) {
        int count = part.equals("train") ? PICTURES : FEW;
        byte[] images = bytes(random, count * SIDE * SIDE, 256);
        writeArray(zip, part + "_images", "(%d, %d, %d)".formatted(count, SIDE, SIDE), images);
        writeArray(zip, part + "_labels", "(%d,)".formatted(count), bytes(random, count, 2));
      }
    }
  }

  /** One array of bytes in NumPy's format, version 1.0. */
  private static void writeArray(ZipOutputStream zip, String name, String shape, byte[] values)
      throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': %s, }".formatted(shape);
    int start = 10; // magic, version and the header's length
    int padded = (start + header.length() + 1 + 63) / 64 * 64;
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    int length = padded - start;
    zip.write(new byte[] {(byte) length, (byte) (length >> 8)});
    String text = header + " ".repeat(length - header.length() - 1) + "\n";
    zip.write(text.getBytes(StandardCharsets.US_ASCII));
    zip.write(values);
    zip.closeEntry();
  }
}
