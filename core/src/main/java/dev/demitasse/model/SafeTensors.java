package dev.demitasse.model;

import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named arrays of 32-bit floats with a text or two, in the SafeTensors format.
 *
 * <p>The file is a header length (8 bytes, little-endian), a JSON header, and the values. Reading
 * trusts nothing: every size and offset is checked against the file before memory is taken. The
 * same content gives the same bytes. Format: https://huggingface.co/docs/safetensors.
 *
 * @param tensors the arrays by name, in the file's order
 * @param metadata texts by name, in the file's order
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
  static final int LENGTH_BYTES = 8;
  private static final long HEADER_AT_MOST = 100_000_000;
  private static final int ALIGNMENT = 8;

  /** Copies the maps, keeping their order. */
  public SafeTensors {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads a file.
   *
   * @throws ModelFileException if it cannot be read, is cut short, or breaks a rule of the format
   */
  public static SafeTensors read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ModelFileException(
          file + " is a folder, not a model file; name the model.safetensors in it");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      long headerLength = headerLength(file, channel, size);
      ByteBuffer header = bytes(file, channel, LENGTH_BYTES, Math.toIntExact(headerLength));
      long dataStart = LENGTH_BYTES + headerLength;
      String text = StandardCharsets.UTF_8.decode(header).toString();
      SafeTensorsHeader parsed = SafeTensorsHeader.parse(file, text);
      parsed.check(file, size - dataStart);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (SafeTensorsHeader.Entry entry : parsed.entries()) {
        tensors.put(entry.name(), tensor(file, channel, dataStart, entry));
      }
      return new SafeTensors(tensors, parsed.metadata());
    } catch (NoSuchFileException e) {
      throw new ModelFileException("there is no model file " + file + "; check the path", e);
    } catch (IOException e) {
      throw new ModelFileException("cannot read " + file + " (" + e.getMessage() + ")", e);
    }
  }

  private static long headerLength(Path file, FileChannel channel, long size) throws IOException {
    if (size < LENGTH_BYTES) {
      throw new ModelFileException(
          file + " is no model file: it has " + size + " bytes where at least 8 were expected");
    }
    long length = bytes(file, channel, 0, LENGTH_BYTES).getLong();
    if (length < 2 || length > HEADER_AT_MOST || length > size - LENGTH_BYTES) {
      throw new ModelFileException(
          file
              + " is no model file or is cut short: its header should have "
              + Long.toUnsignedString(length)
              + " bytes, the file has "
              + size);
    }
    return length;
  }

  private static ByteBuffer bytes(Path file, FileChannel channel, long position, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new ModelFileException(file + " became shorter while it was read; try again");
      }
    }
    return buffer.flip();
  }

  private static Tensor tensor(
      Path file, FileChannel channel, long dataStart, SafeTensorsHeader.Entry entry)
      throws IOException {
    Shape shape = Shape.of(entry.shape());
    int count = Math.toIntExact(entry.end() - entry.begin());
    ByteBuffer values = bytes(file, channel, dataStart + entry.begin(), count);
    float[] floats = new float[shape.size()];
    values.asFloatBuffer().get(floats);
    return new Tensor(shape, floats);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @throws dev.demitasse.tensor.InputException if it cannot be written
   */
  public void write(Path file) {
    AtomicFile.write(file, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    byte[] json = SafeTensorsHeader.of(this).json().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header =
        ByteBuffer.allocate(LENGTH_BYTES + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded);
    header.put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    out.write(header.array());
    for (Tensor tensor : tensors.values()) {
      ByteBuffer values =
          ByteBuffer.allocate(tensor.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      values.asFloatBuffer().put(tensor.values());
      out.write(values.array());
    }
  }
}
