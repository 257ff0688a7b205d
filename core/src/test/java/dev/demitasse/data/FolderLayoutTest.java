package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout looks at names only, so the files here are empty. */
final class FolderLayoutTest {
  @TempDir Path folder;

  private void files(String... names) throws IOException {
    for (String name : names) {
      SampleFiles.write(folder.resolve(name), new byte[0]);
    }
  }

  private List<String> found() {
    return FolderLayout.of(folder).files().stream()
        .map(
            file ->
                "%s %d %s"
                    .formatted(file.part(), file.label(), folder.relativize(file.path()).toString())
                    .replace('\\', '/'))
        .toList();
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(() -> FolderLayout.of(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void classesAndFilesAreInNaturalOrder() throws IOException {
    files("10/b.png", "9/x10.PNG", "9/x9.Jpg", "9/deep er/ö.ünder.bmp", "10/a.gif");
    assertThat(FolderLayout.of(folder).classNames()).containsExactly("9", "10");
    assertThat(FolderLayout.of(folder).divided()).isFalse();
    assertThat(found())
        .containsExactly(
            "TRAIN 0 9/deep er/ö.ünder.bmp",
            "TRAIN 0 9/x9.Jpg",
            "TRAIN 0 9/x10.PNG",
            "TRAIN 1 10/a.gif",
            "TRAIN 1 10/b.png");
  }

  @Test
  void partFoldersAreRecognisedAndMayLackClasses() throws IOException {
    files("Train/a b/1.png", "Train/ç/1.png", "valid/ç/2.png", "TEST/a b/3.png", "TEST/ç/4.png");
    assertThat(FolderLayout.of(folder).divided()).isTrue();
    assertThat(found())
        .containsExactly(
            "TRAIN 0 Train/a b/1.png",
            "TRAIN 1 Train/ç/1.png",
            "VALIDATION 1 valid/ç/2.png",
            "TEST 0 TEST/a b/3.png",
            "TEST 1 TEST/ç/4.png");
  }

  @Test
  void accentsMayBeComposedOrNot() throws IOException {
    files("train/\u00e9/1.png", "train/f/1.png", "test/e\u0301/2.png", "test/f/2.png");
    assertThat(FolderLayout.of(folder).classNames()).containsExactly("f", "\u00e9");
    assertThat(found()).hasSize(4);
  }

  @Test
  void aFolderOfTestPicturesAloneHasClassesToo() throws IOException {
    files("test/a/1.png", "test/b/1.png");
    assertThat(found()).containsExactly("TEST 0 test/a/1.png", "TEST 1 test/b/1.png");
  }

  @Test
  void oneFolderNamedLikeAPartBesideOthersIsAClass() throws IOException {
    files("train/1.png", "bus/1.png");
    assertThat(FolderLayout.of(folder).classNames()).containsExactly("bus", "train");
  }

  @Test
  void hiddenFilesAndLeftoversAreIgnored() throws IOException {
    files("a/1.png", "b/1.png", ".git/x.png", "__MACOSX/a/1.png", "a/._1.png", "a/Thumbs.db");
    files("a/README.txt", "a/.hidden/1.png", ".DS_Store", "b/noending", "b/png");
    assertThat(found()).containsExactly("TRAIN 0 a/1.png", "TRAIN 1 b/1.png");
    assertThat(FolderWalk.of(folder.resolve("a")).others()).isEqualTo(1);
  }

  @Test
  void linksAreFollowedButNotInCircles() throws IOException {
    files("a/1.png", "b/1.png");
    Path elsewhere = folder.resolveSibling(folder.getFileName() + "-elsewhere");
    SampleFiles.write(elsewhere.resolve("2.png"), new byte[0]);
    try {
      Files.createSymbolicLink(folder.resolve("a/linked"), elsewhere);
      Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a"));
      Files.createSymbolicLink(folder.resolve("a/up"), folder);
      Files.createSymbolicLink(elsewhere.resolve("round"), elsewhere);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no symbolic links here");
    }
    assertThat(found())
        .containsExactly("TRAIN 0 a/1.png", "TRAIN 0 a/linked/2.png", "TRAIN 1 b/1.png");
    Files.delete(elsewhere.resolve("round"));
    Files.delete(elsewhere.resolve("2.png"));
    Files.delete(elsewhere);
  }

  @Test
  void anEmptyFolderIsRefused() {
    assertRefused(folder.toString(), "neither class folders nor pictures");
  }

  @Test
  void picturesWithoutClassFoldersAreCountedAndRefused() throws IOException {
    files("1.png", "2.jpg", "notes.txt");
    assertRefused("2 pictures directly in it");
  }

  @Test
  void oneClassOnlyIsRefusedAndTheFolderWithinSuggested() throws IOException {
    files("only/1.png");
    assertRefused("one class folder only, 'only'");
    files("only/cat/1.png", "only/dog/1.png");
    assertRefused("did you mean '" + folder.resolve("only") + "'?");
  }

  @Test
  void aClassWithoutPicturesIsRefused() throws IOException {
    files("a/1.png", "b/words.txt");
    assertRefused(folder.resolve("b").toString(), "no pictures", "other files: 1");
  }

  @Test
  void aClassThatTrainLacksIsRefused() throws IOException {
    files("train/a/1.png", "train/b/1.png", "test/a/1.png", "test/zebra/1.png");
    assertRefused("'zebra'", "its classes are a, b", folder.resolve("test").toString());
  }

  @Test
  void anotherFolderBesideThePartsIsRefused() throws IOException {
    files("train/a/1.png", "train/b/1.png", "test/a/1.png", "unlabelled/1.png");
    assertRefused("'unlabelled'");
  }

  @Test
  void twoFoldersForOnePartAreRefused() throws IOException {
    files("train/a/1.png", "train/b/1.png", "val/a/1.png", "validation/a/1.png");
    assertRefused("are the same part");
  }
}
