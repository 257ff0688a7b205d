package dev.demitasse.studies.report;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.studies.page.Page;

/** The report of a run: one page that says what was trained, on what, how well it does, and why. */
public final class RunReport {
  private RunReport() {}

  /** The page about a run; pictures are looked at once more with these kernels. */
  public static Page page(FinishedRun run, Kernels kernels) {
    Headline headline = new Headline(run);
    Looks looks = new Looks(run, kernels);
    Images pictures = Images.of(run);
    return Page.titled(headline.title())
        .lead(headline.sentence())
        .section("Result", headline.blocks())
        .section("Data", new DataSection(run, pictures).blocks())
        .section("Network", new NetworkSection(run.trained().model().architecture()).blocks())
        .section("Training", new CourseSection(run).blocks())
        .section("Test", new TestSection(run).blocks())
        .section("Calibration", new CalibrationSection(run).blocks())
        .section("Mistakes and doubts", new MistakeSection(run, looks, pictures).blocks())
        .section("Inside the network", new InsideSection(run, looks, pictures).blocks())
        .section("How the layers learned", new SignalSection(run).blocks())
        .section("Run it again", new AgainSection(run).blocks());
  }
}
