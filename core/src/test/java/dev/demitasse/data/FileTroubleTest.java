package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FileTroubleTest {
  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("x"), "No such file or directory"),
        Arguments.of(new AccessDeniedException("x"), "Permission denied"),
        Arguments.of(new NotDirectoryException("x"), "Not a directory"),
        Arguments.of(new FileAlreadyExistsException("x"), "File exists"),
        Arguments.of(new FileSystemException("x", null, "File too large"), "File too large"),
        Arguments.of(new FileNotFoundException("x (Is a directory)"), "x (Is a directory)"),
        Arguments.of(new IOException("No space left on device"), "No space left on device"),
        Arguments.of(new IOException(), "IOException"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aTroubleIsToldInWordsAndNotByTheFilesNameAlone(IOException trouble, String words) {
    assertThat(FileTrouble.of(trouble)).isEqualTo(words);
  }
}
