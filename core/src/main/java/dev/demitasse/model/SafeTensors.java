package dev.demitasse.model;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
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
 * <p>The file is a header length (8 bytes, little-endian), a JSON header padded with spaces, and
 * the values. Reading trusts nothing: every size and offset is checked against the file before
 * memory is taken for values, so that memory stays in proportion to the file. A shape {@code []} is
 * one value; arrays without values are refused. The same content gives the same bytes. Format:
 * https://huggingface.co/docs/safetensors.
 *
 * @param tensors the arrays by name, in the header's order
 * @param metadata texts by name, in the header's order
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
  private static final int LENGTH_BYTES = 8;
  private static final long HEADER_AT_MOST = 100_000_000; // the reference implementation's limit
  private static final int ALIGNMENT = 8;
  private static final int PIECE = 1 << 14; // values

  /**
   * Copies the maps, keeping their order.
   *
   * @throws IllegalArgumentException if an array has the name that the format keeps for metadata
   */
  public SafeTensors {
    if (tensors.containsKey(SafeTensorsHeader.METADATA)) {
      throw new IllegalArgumentException("no array can be named " + SafeTensorsHeader.METADATA);
    }
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
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ModelFileException(file + " is a device, not a model file; name a regular file");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      long dataStart = LENGTH_BYTES + headerLength(file, channel, size);
      SafeTensorsHeader header =
          SafeTensorsParser.parse(file, headerText(file, channel, dataStart));
      header.check(file, size - dataStart);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (SafeTensorsHeader.Entry entry : header.entries()) {
        tensors.put(entry.name(), tensor(file, channel, dataStart, entry));
      }
      return new SafeTensors(tensors, header.metadata());
    } catch (NoSuchFileException e) {
      throw new ModelFileException("there is no model file " + file + "; check the path", e);
    } catch (IOException e) {
      throw new ModelFileException(
          "cannot read %s (%s); check its permissions and the disk"
              .formatted(file, FileTrouble.of(e)),
          e);
    }
  }

  private static long headerLength(Path file, FileChannel channel, long size) throws IOException {
    if (size < LENGTH_BYTES) {
      throw new ModelFileException(
          ("%s is no model file: it has %d bytes where at least 10 were expected; copy or train it"
                  + " again")
              .formatted(file, size));
    }
    long length = bytes(file, channel, 0, LENGTH_BYTES).getLong();
    if (length < 2 || length > HEADER_AT_MOST || length > size - LENGTH_BYTES) {
      throw new ModelFileException(
          ("%s is no model file or is cut short: its first 8 bytes announce a header of %s bytes"
                  + " where 2 to %d were expected; name a .safetensors file or copy it again")
              .formatted(
                  file,
                  Long.toUnsignedString(length),
                  Math.min(HEADER_AT_MOST, size - LENGTH_BYTES)));
    }
    return length;
  }

  private static String headerText(Path file, FileChannel channel, long end) throws IOException {
    ByteBuffer header = bytes(file, channel, LENGTH_BYTES, Math.toIntExact(end - LENGTH_BYTES));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFileException(
          file
              + " is no model file: its header is not UTF-8 text; name a .safetensors file or copy"
              + " it again",
          e);
    }
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
    Tensor tensor = Tensor.zeros(Shape.of(entry.shape()));
    long position = dataStart + entry.begin();
    for (int done = 0; done < tensor.size(); done += PIECE) {
      int count = Math.min(PIECE, tensor.size() - done);
      ByteBuffer piece =
          bytes(file, channel, position + (long) done * Float.BYTES, count * Float.BYTES);
      piece.asFloatBuffer().get(tensor.values(), done, count);
    }
    return tensor;
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
    ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors.values()) {
      for (int done = 0; done < tensor.size(); done += PIECE) {
        int count = Math.min(PIECE, tensor.size() - done);
        piece.asFloatBuffer().put(tensor.values(), done, count);
        out.write(piece.array(), 0, count * Float.BYTES);
      }
    }
  }
}
