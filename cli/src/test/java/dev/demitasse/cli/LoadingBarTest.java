package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LoadingBarTest {
  private static final int PICTURES = 600;
  private static final String EMPTIED = "\r\u001b[K\u001b[?7h";

  private final StringWriter shown = new StringWriter();
  private final PrintWriter err = new PrintWriter(shown);

  @BeforeEach
  void onATerminal() {
    System.setProperty(Bars.COLUMNS, "80");
  }

  @AfterEach
  void elsewhere() {
    System.clearProperty(Bars.COLUMNS);
  }

  @Test
  void itsLineIsEmptyOnceAllPicturesAreReadEvenIfMoreMayCome() {
    try (LoadingBar loading = new LoadingBar("Reading pictures", err)) {
      loading.read(1, PICTURES);
      loading.read(PICTURES, PICTURES);
      assertThat(shown.toString()).contains("Reading pictures").endsWith(EMPTIED);
      loading.read(1, PICTURES);
      loading.read(PICTURES, PICTURES);
      assertThat(shown.toString().split("100%", -1)).hasSizeGreaterThan(2);
    }
    assertThat(shown.toString()).endsWith(EMPTIED);
  }

  @Test
  void aBarOfTrainingsGoesOnAfterPicturesWereReadAmongThem() {
    try (LoadingBar loading = new LoadingBar("Reading pictures", err)) {
      var training = Bars.bar("Training", PICTURES, err);
      loading.read(1, PICTURES);
      loading.read(PICTURES, PICTURES);
      int before = shown.toString().length();
      training.stepTo(PICTURES);
      training.refresh();
      assertThat(shown.toString().substring(before)).contains("Training 100%");
      Bars.close(training, err);
    }
  }
}
