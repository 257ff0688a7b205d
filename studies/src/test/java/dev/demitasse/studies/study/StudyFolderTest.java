package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyFolderTest {
  @TempDir private Path folder;

  private static Map<String, Object> options(int epochs) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("study", "shapes");
    options.put("epochs", epochs);
    options.put("seed", 1L);
    return options;
  }

  @Test
  void theSameStudyIsContinued() {
    Path path = folder.resolve("new/study");
    StudyFolder first = StudyFolder.open(path, options(5));
    assertThat(StudyFolder.open(path, options(5))).isEqualTo(first);
  }

  @Test
  void otherOptionsInTheSameFolderAreRefused() {
    StudyFolder.open(folder, options(5));
    assertThatThrownBy(() -> StudyFolder.open(folder, options(8)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "'%s' holds a study with \"epochs\" : 5 where \"epochs\" : 8 is asked for; give the"
                    .formatted(folder)
                + " same options to continue it, or name another folder");
    assertThat(StudyFolder.open(folder, options(5)).path()).isEqualTo(folder);
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear");
    assertThatThrownBy(() -> StudyFolder.open(folder, options(5)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not empty and holds no study; name a new folder");
  }

  @Test
  void aFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear");
    assertThatThrownBy(() -> StudyFolder.open(file, options(5)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("letter.txt' is a file; name a folder");
  }

  @Test
  void whatWasInterruptedBeforeItBeganIsBegunAnew() throws IOException {
    Files.writeString(folder.resolve(".demitasse-1-0.partial"), "{");
    assertThat(StudyFolder.open(folder, options(5)).path()).isEqualTo(folder);
  }
}
