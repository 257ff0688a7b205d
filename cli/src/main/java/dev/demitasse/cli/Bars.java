package dev.demitasse.cli;

import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on the terminal, if there is one. */
final class Bars {
  private static final int WIDTH = 100;
  private static final int MILLISECONDS = 100;

  private Bars() {}

  /** Whether somebody watches. */
  @SuppressWarnings("SystemConsoleNull") // it is null where the module jdk.internal.le is absent
  static boolean wanted() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** A bar of so many steps. It is drawn without asking the terminal anything natively. */
  static ProgressBar bar(String task, long steps, PrintWriter err) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setUpdateIntervalMillis(MILLISECONDS)
        .setStyle(ProgressBarStyle.ASCII)
        .setMaxRenderedLength(WIDTH)
        .setConsumer(
            new DelegatingProgressBarConsumer(
                line -> {
                  err.print("\r" + line);
                  err.flush();
                },
                WIDTH))
        .build();
  }
}
