package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  @TempDir private Path folder;

  private static Map<String, Object> json(Object data) {
    CommandRun run = CommandRun.of("data", data, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    return JsonText.object(run.out());
  }

  @Test
  void aFolderIsCountedByClassAndPart() throws IOException {
    Path data = folder.resolve("Teile 1.0");
    Pictures.folder(data.resolve("train"), "dunkel ü", "hell", 5);
    Pictures.category(data.resolve("test/hell"), 180, 2);
    Files.copy(data.resolve("train/hell/picture 03.png"), data.resolve("train/hell/copy.png"));
    Files.write(data.resolve("train/dunkel ü/broken.png"), new byte[0]);
    assertThat(json(data))
        .containsEntry("data", data.toString())
        .containsEntry("classes", List.of("dunkel ü", "hell"))
        .containsEntry("channels", 1L)
        .containsEntry("picture_shape", List.of(1L, 10L, 12L))
        .containsEntry("shapes", List.of(Map.of("shape", List.of(1L, 10L, 12L), "pictures", 13L)))
        .containsEntry(
            "parts",
            Map.of(
                "train", Map.of("dunkel ü", 5L, "hell", 6L),
                "test", Map.of("dunkel ü", 0L, "hell", 2L)))
        .containsEntry(
            "skipped", List.of(Map.of("file", "train/dunkel ü/broken.png", "reason", "is empty")))
        .containsEntry(
            "duplicates",
            Map.of(
                "within",
                Map.of("train", 1L, "test", 0L),
                "across",
                2L,
                "examples",
                List.of(
                    "train/hell/copy.png = train/hell/picture 03.png",
                    "train/hell/picture 00.png = test/hell/picture 00.png",
                    "train/hell/picture 01.png = test/hell/picture 01.png")));
    CommandRun text = CommandRun.of("data", data);
    assertThat(text.out())
        .contains("Teile 1.0: pictures of 1x10x12\n")
        .contains("class     train  test\n", "dunkel ü      5     0\n", "all          11     2\n")
        .contains("Exact duplicates: 1 within parts, 2 across parts")
        .contains("Left out 1 file that cannot be read:\n  train/dunkel ü/broken.png is empty\n");
  }

  @Test
  void picturesOfOtherSizesThatLookAlikeScaledAreNoDuplicates() {
    Path data = folder.resolve("plain");
    for (int i = 0; i < 3; i++) {
      Pictures.writeColour(data.resolve("a/" + i + ".png"), 0x102030);
      Pictures.writeColour(data.resolve("b/" + i + ".png"), 0x405060 + i);
    }
    Pictures.write(data.resolve("b/gray.png"), 50, 1);
    Pictures.writeColour(data.resolve("b/large.png"), 0x405060, 18);
    Map<String, Object> json = json(data);
    assertThat(json)
        .containsEntry("picture_shape", null)
        .containsEntry(
            "shapes",
            List.of(
                Map.of("shape", List.of(3L, 9L, 9L), "pictures", 6L),
                Map.of("shape", List.of(1L, 10L, 12L), "pictures", 1L),
                Map.of("shape", List.of(3L, 18L, 18L), "pictures", 1L)));
    assertThat(JsonText.part(json.get("duplicates")))
        .containsEntry("examples", List.of("a/0.png = a/1.png", "a/0.png = a/2.png"));
    assertThat(CommandRun.of("data", data).out())
        .contains("pictures of 3x9x9 (6), 1x10x12 (1), 3x18x18 (1)");
  }

  @Test
  void theGeneratedSetIsCountedAndSaidToBe() {
    assertThat(json("demo"))
        .containsEntry("data", "demo (generated pictures)")
        .containsEntry(
            "parts",
            Map.of(
                "train", Map.of("ok", 2000L, "defect", 2000L),
                "validation", Map.of("ok", 250L, "defect", 250L),
                "test", Map.of("ok", 500L, "defect", 500L)));
  }

  @Test
  void theGeneratedSetIsWrittenAsAFolderThatIsReadBackTheSame() {
    Path target = folder.resolve("neue démo/set");
    CommandRun run = CommandRun.of("data", "demo", target);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("Wrote the generated pictures to " + target + "\n");
    assertThat(run.err()).isEmpty();
    Map<String, Object> read = json(target);
    assertThat(read)
        .containsEntry(
            "parts",
            Map.of(
                "train", Map.of("defect", 2000L, "ok", 2000L),
                "validation", Map.of("defect", 250L, "ok", 250L),
                "test", Map.of("defect", 500L, "ok", 500L)))
        .containsEntry("classes", List.of("defect", "ok"))
        .containsEntry("picture_shape", List.of(1L, 32L, 32L));
    assertThat(JsonText.part(read.get("duplicates"))).containsEntry("across", 0L);
  }

  @Test
  void idxAndNpzAreCounted() throws IOException {
    Path idx = folder.resolve("idx");
    PictureFiles.write(
        idx.resolve("train-images-idx3-ubyte"), ArrayFiles.idx(20 * 48, 0x803, 20, 8, 6));
    PictureFiles.write(idx.resolve("train-labels-idx1-ubyte"), ArrayFiles.idxLabels(20));
    Files.writeString(idx.resolve("classes.txt"), "gerade\nungerade ü\n");
    assertThat(json(idx))
        .containsEntry("picture_shape", List.of(1L, 8L, 6L))
        .containsEntry("parts", Map.of("all", Map.of("gerade", 10L, "ungerade ü", 10L)));
    Path npz =
        ArrayFiles.npz(
            folder.resolve("farbig 1.0.npz"),
            Map.of(
                "train_images",
                ArrayFiles.npy("|u1", "(20, 4, 4, 3)", ArrayFiles.pixels(20 * 48)),
                "train_labels",
                ArrayFiles.npy("|u1", "(20, 1)", ArrayFiles.labels(20))));
    assertThat(json(npz))
        .containsEntry("channels", 3L)
        .containsEntry("picture_shape", List.of(3L, 4L, 4L))
        .containsEntry("parts", Map.of("all", Map.of("0", 10L, "1", 10L)));
  }
}
