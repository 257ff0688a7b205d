package dev.demitasse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says of data that are not there or are no data set. */
class BadDataTest {
  @TempDir static Path folder;

  @BeforeAll
  static void makeData() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(folder.resolve("notes.txt"), "no data set");
    Pictures.folder(folder.resolve("good"), "dark", "light", 12);
    Pictures.category(folder.resolve("flat"), 60, 3);
    Pictures.category(folder.resolve("one class/only"), 60, 12);
    Pictures.folder(folder.resolve("nested/inner ü"), "dark", "light", 4);
    Pictures.folder(folder.resolve("hollow"), "dark", "light", 4);
    Files.createDirectories(folder.resolve("hollow/nothing"));
    Pictures.folder(folder.resolve("single"), "dark", "light", 12);
    Pictures.category(folder.resolve("single/rare"), 120, 1);
    Pictures.folder(folder.resolve("no train/test"), "dark", "light", 4);
    Pictures.folder(folder.resolve("no train/val"), "dark", "light", 4);
    Pictures.folder(folder.resolve("odd part/train"), "dark", "light", 4);
    Pictures.folder(folder.resolve("odd part/test"), "dark", "bright", 4);
    for (String name : new String[] {"dark/1.png", "light/2.png", "light/3.png"}) {
      Path file = folder.resolve("unreadable").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "no picture");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @missing      | there is no, @missing, give demo
          @empty        | @empty, neither class folders nor pictures, put each class's pictures into a folder of its own
          @notes.txt    | @notes.txt, is a file, give demo
          @flat         | @flat, 3 pictures directly in it, put each class's pictures
          @one_class    | @one class, one class folder only, 'only', expected at least two
          @nested       | @nested, one class folder only, did you mean, @nested/inner ü
          @hollow       | @hollow/nothing, no pictures, fill it or take it away
          @single       | @single, 1 different picture of class 'rare', add some or leave the class out
          @no_train     | @no train, no training pictures, add a train folder
          @odd_part     | @odd part/test, class 'bright', its classes are dark
          @unreadable   | @unreadable, none of the 3 pictures, can be read
          ''            | there is no '', give demo
          """)
  void dataThatCannotBeTrainedOnAreRefused(String data, String words) {
    Refusals refusals = new Refusals(folder);
    refusals.check("train " + data + " --out @run", words);
    if (!data.matches("@single|@no_train")) {
      refusals.check("data " + data, words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dark            | one class only, 'dark', so add another
          dark,ligth      | no class 'ligth', did you mean light?, its classes are dark
          dark,7          | no class '7', its classes are dark
          dark,dark       | class 'dark' is asked for twice, name each class once
          dark,           | no class '', its classes are dark
          dark;light      | no class 'dark;light', its classes are dark
          """)
  void classesThatAreNotThereAreRefused(String classes, String words) {
    new Refusals(folder).check("train @good --out @run --classes " + classes, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train @unstrict --strict --out @run | @unstrict/dark/broken.png, is empty, replace it or take it away
          data @unstrict --strict             | @unstrict/dark/broken.png, is empty, replace it or take it away
          """)
  void aFileThatCannotBeReadIsRefusedUnderStrict(String line, String words) throws IOException {
    Pictures.folder(folder.resolve("unstrict"), "dark", "light", 4);
    Files.write(folder.resolve("unstrict/dark/broken.png"), new byte[0]);
    new Refusals(folder).check(line, words);
  }
}
