package dev.demitasse.cli;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Ctrl-C and the like, which leave no file half written: the JVM ends only when what is being
 * written is complete or taken away again.
 */
final class Interruption {
  private static final ReentrantLock WRITING = new ReentrantLock();

  private static volatile boolean ending;

  private Interruption() {}

  /** Heeds interruptions from now on. */
  static void heed() {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      ending = true;
                      Bars.leave();
                      WRITING.lock(); // and never unlocked: nothing is begun any more
                    }));
  }

  /** Writes files; an interruption waits until this is done. */
  static <T> T protect(Supplier<T> writing) {
    WRITING.lock();
    try {
      return writing.get();
    } finally {
      WRITING.unlock();
    }
  }

  /**
   * To be called now and then while something long is written.
   *
   * @throws Interrupted if the JVM is to end
   */
  static void check() {
    if (ending) {
      throw new Interrupted();
    }
  }

  /** What is being done is to be given up. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
