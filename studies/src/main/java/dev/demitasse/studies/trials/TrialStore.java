package dev.demitasse.studies.trials;

import dev.demitasse.data.FileTrouble;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.tensor.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A folder with a small JSON file for each trial whose outcome is known.
 *
 * <p>A file is named by a hash of the trial's key, holds the key, and appears whole or not at all.
 * One that is cut off, has another key or was changed into something else counts as not there: the
 * trial is run again and the file replaced.
 *
 * @param folder the folder, which may not be there yet
 */
public record TrialStore(Path folder) {
  private static final int NAME_BYTES = 12;

  /**
   * What is known of a trial.
   *
   * @throws InputException if its file is there and cannot be read
   */
  Optional<TrialOutcome> find(String key) {
    Path file = file(key);
    try {
      return TrialFile.read(key, Files.readString(file));
    } catch (NoSuchFileException | CharacterCodingException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new InputException(
          "cannot read %s (%s); check its permissions, or delete it to have that training run again"
              .formatted(file, FileTrouble.of(e)),
          e);
    }
  }

  /**
   * Keeps what a trial came to.
   *
   * @throws InputException if it cannot be written; then nothing is left behind
   */
  void keep(String key, TrialOutcome outcome) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          "'%s' cannot be written to (%s); name another folder"
              .formatted(folder, FileTrouble.of(e)),
          e);
    }
    AtomicFile.writeText(file(key), TrialFile.write(key, outcome));
  }

  private Path file(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
