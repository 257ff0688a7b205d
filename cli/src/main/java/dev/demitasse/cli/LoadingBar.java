package dev.demitasse.cli;

import dev.demitasse.data.Progress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;

/**
 * Shows how far reading or writing pictures is, where that takes a while. When all are done the
 * line is empty for what comes next; if more are to be read later, it is shown again.
 */
final class LoadingBar implements Progress, AutoCloseable {
  private static final int WORTH_SHOWING = 500;

  private final String task;
  private final PrintWriter err;
  private ProgressBar bar;

  LoadingBar(String task, PrintWriter err) {
    this.task = task;
    this.err = err;
  }

  @Override
  public void read(int done, int total) {
    Interruption.check();
    if (bar == null && total >= WORTH_SHOWING && Bars.wanted()) {
      bar = Bars.bar(task, total, err);
    }
    if (bar != null) {
      bar.stepTo(done);
      if (done == total) {
        close();
      }
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      Bars.close(bar, err);
      bar = null;
    }
  }
}
