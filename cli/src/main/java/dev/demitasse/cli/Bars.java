package dev.demitasse.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress bars on the terminal, if standard error leads to one. Java alone cannot tell: the
 * launcher does, and says how wide it is.
 */
final class Bars {
  /** The columns of the terminal; absent where standard error leads elsewhere. */
  static final String COLUMNS = "demitasse.columns";

  private static final int MOST_COLUMNS = 100;
  private static final int MILLISECONDS = 100;

  /** Begins the line anew; what follows is cut at the margin and not wrapped. */
  private static final String BEGIN = "\r\u001b[?7l";

  /** Clears the rest of the line and lets lines wrap again. */
  private static final String END = "\u001b[K\u001b[?7h";

  private static final String INCUBATING = "jdk.incubator.vector";
  private static final String WARNING = "WARNING: Using incubator modules: " + INCUBATING;

  /** How many bars are being shown: pictures may be read while trainings are under way. */
  private static final AtomicInteger SHOWN = new AtomicInteger();

  private Bars() {}

  /** Whether there is a terminal to show bars on. */
  static boolean wanted() {
    return Integer.getInteger(COLUMNS, 0) > 0;
  }

  /**
   * Takes the JVM's warning off the terminal that a module is incubating, the last line there so
   * far: nobody who uses the command can do anything about it. Elsewhere, in a log say, it stays.
   */
  static void eraseModuleWarning(PrintStream err) {
    if (wanted() && ModuleLayer.boot().findModule(INCUBATING).isPresent()) {
      int lines = Math.ceilDiv(WARNING.length(), Integer.getInteger(COLUMNS));
      err.print("\u001b[%dA\r\u001b[J".formatted(lines));
      err.flush();
    }
  }

  /** A bar of so many steps, drawn on the current line. */
  static ProgressBar bar(String task, long steps, PrintWriter err) {
    int width = Math.min(MOST_COLUMNS, Integer.getInteger(COLUMNS)) - 1;
    SHOWN.incrementAndGet();
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setUpdateIntervalMillis(MILLISECONDS)
        .setStyle(ProgressBarStyle.ASCII)
        .setMaxRenderedLength(width)
        .setConsumer(
            new DelegatingProgressBarConsumer(
                line -> {
                  if (SHOWN.get() > 0) {
                    err.print(BEGIN + line + END);
                    err.flush();
                  }
                },
                width))
        .build();
  }

  /** Ends a bar and leaves its line empty. */
  static void close(ProgressBar bar, PrintWriter err) {
    bar.close();
    err.print("\r" + END);
    err.flush();
    SHOWN.updateAndGet(shown -> Math.max(0, shown - 1)); // none after leave
  }

  /** Leaves the line of a bar that is being shown, if there is one. */
  static void leave() {
    if (SHOWN.getAndSet(0) > 0) {
      System.err.println();
    }
  }
}
