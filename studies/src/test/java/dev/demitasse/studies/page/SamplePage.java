package dev.demitasse.studies.page;

import dev.demitasse.studies.page.BarChart.Bars;
import dev.demitasse.studies.page.Matrix.Cell;
import dev.demitasse.studies.page.ParallelChart.Dimension;
import dev.demitasse.studies.page.ParallelChart.Run;
import dev.demitasse.studies.page.Pictures.Image;
import dev.demitasse.studies.page.Pictures.Tile;
import dev.demitasse.studies.page.ScatterChart.Dot;
import dev.demitasse.studies.page.ScatterChart.Group;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A page with every kind of block and chart. */
final class SamplePage {
  /** A name that would be seen, and heard, if it were taken for a part of the page. */
  static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;";

  private SamplePage() {}

  static Page page() {
    return Page.titled("Everything a page can hold")
        .lead("A sentence that says the most important thing, for who reads no other one.")
        .section(
            "Texts",
            KeyFigures.NONE
                .and("Accuracy", "0.9800", "95% interval 0.9693 to 0.9870")
                .and("Baseline", "0.5000", "the most frequent class"),
            Paragraph.of("A paragraph of text, in a narrow column. ".repeat(6)),
            Paragraph.remark("How something was measured."),
            new Bullets(List.of("One sentence.", "Another one.")),
            Facts.NONE.and("seed", 7).and("pictures", 12_345L).and("name", HOSTILE),
            new Command("demitasse train 'photos/" + HOSTILE + "'"),
            table(),
            matrix(),
            pictures(),
            drawing())
        .section("Lines", lines(), Row.of(logarithmic(), curve()))
        .section("Bars and points", bars(), points(), parallel());
  }

  static Table table() {
    return Table.of("class", "pictures", "recall", "smallest")
        .captioned("What was found")
        .row(HOSTILE, 1234, 0.98765, 0.00000123)
        .row("ok", 7, 0.5, 0.25);
  }

  static Matrix matrix() {
    return new Matrix(
        "Which classes were taken for which.",
        "true",
        "predicted",
        List.of("ok", HOSTILE),
        List.of("ok", HOSTILE),
        List.of(
            List.of(new Cell("492", 0.984), new Cell("8", 0.016)),
            List.of(new Cell("12", 0.024), new Cell("488", 1))));
  }

  static Pictures pictures() {
    Tile tile = new Tile(List.of(image(0x0072B2), image(0xD55E00)), List.of("one", HOSTILE));
    return new Pictures("Two colours.", List.of(tile, tile, tile));
  }

  private static Image image(int colour) {
    BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, colour);
    picture.setRGB(1, 1, colour);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Image(png.toByteArray(), "two squares", 64);
  }

  static Drawing drawing() {
    Markup.Element svg =
        Markup.element("svg")
            .attribute("viewBox", "0 0 200 40")
            .attribute("width", 200)
            .with(
                Markup.element("rect")
                    .attribute("width", 90)
                    .attribute("height", 40)
                    .attribute("fill", "var(--c1)"),
                Markup.element("text", HOSTILE)
                    .attribute("x", 100)
                    .attribute("y", 20)
                    .attribute("fill", "var(--ink)"));
    return new Drawing("A box.", "A box with a name.", svg, table());
  }

  static ChartFigure lines() {
    Series train = Series.counted("train", List.of(0.8, 0.5, 0.3, 0.22, 0.2));
    Series validation =
        Series.of(
                HOSTILE,
                List.of(
                    new Point(1, new Estimate(0.7, 0.6, 0.8)),
                    new Point(2, new Estimate(0.55, 0.5, 0.6)),
                    new Point(3, new Estimate(0.4, 0.35, 0.45)),
                    new Point(4, new Estimate(0.39, 0.34, 0.44)),
                    new Point(5, new Estimate(0.41, 0.35, 0.47))))
            .drawn(Series.Stroke.DASHED);
    LineChart chart =
        LineChart.of(Axis.counted("epoch"), Axis.linear("loss (nats)"), List.of(train, validation))
            .marked(4, "chosen epoch");
    return new ChartFigure("Loss by epoch; the band is the interval.", chart);
  }

  static ChartFigure logarithmic() {
    Series first = Series.counted("conv1", List.of(1.0, 0.1, 0.012, 0.0013, 0.0, 1e-5));
    Series second = Series.counted("dense1", List.of(2.0, 1.5, 1.1, 0.9, 0.8, 0.7));
    return new ChartFigure(
        "Gradient norms; zero cannot be drawn here.",
        LineChart.of(Axis.counted("epoch"), Axis.log("gradient norm"), List.of(first, second)));
  }

  static ChartFigure curve() {
    Series roc =
        Series.of(
            "model", List.of(Point.of(0, 0), Point.of(0, 0.7), Point.of(0.2, 0.9), Point.of(1, 1)));
    Series chance =
        Series.of("chance", List.of(Point.of(0, 0), Point.of(1, 1))).drawn(Series.Stroke.REFERENCE);
    LineChart chart =
        LineChart.of(
                Axis.between("false positive rate", 0, 1),
                Axis.between("true positive rate", 0, 1),
                List.of(roc, chance))
            .dotted(0.2, 0.9, "threshold 0.235");
    return new ChartFigure("A curve with a point on it.", chart);
  }

  static ChartFigure bars() {
    Bars measured =
        new Bars(
            "accuracy",
            List.of(
                new Estimate(0.91, 0.89, 0.93),
                new Estimate(0.8, 0.78, 0.83),
                new Estimate(0.86, 0.84, 0.88)));
    Bars other = Bars.of("other", List.of(0.5, 0.6, 0.7));
    return new ChartFigure(
        "Accuracies with their intervals.",
        new BarChart(
            "activation",
            List.of("relu", "sigmoid", HOSTILE),
            Axis.linear("accuracy"),
            List.of(measured, other)));
  }

  static ChartFigure points() {
    Dot small = new Dot(2248, 0.95, "report-cnn-linear");
    Dot large = new Dot(526_024, 0.98, HOSTILE);
    ScatterChart chart =
        new ScatterChart(
            Axis.log("weights"),
            Axis.linear("accuracy"),
            List.of(
                new Group("convolutional", List.of(small, large)),
                new Group("dense", List.of(new Dot(158_500, 0.9, "report-nn")))),
            List.of(small, large));
    return new ChartFigure("Accuracy against weights, and the front of the best.", chart);
  }

  static ChartFigure parallel() {
    ParallelChart chart =
        new ParallelChart(
            List.of(
                Dimension.of(Axis.log("learning rate")),
                Dimension.of("optimizer", List.of("sgd", "adam", HOSTILE)),
                Dimension.of(Axis.linear("accuracy"))),
            List.of(
                new Run("1", List.of(0.01, 0.0, 0.9), 0.5),
                new Run("2", List.of(0.001, 1.0, 0.95), 1),
                new Run("3", List.of(0.0001, 2.0, 0.8), 0)));
    return new ChartFigure("Settings and what they came to.", chart);
  }
}
