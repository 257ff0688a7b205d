package dev.demitasse.kernels;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed number of threads that work through numbered pieces together.
 *
 * <p>Pieces are handed out one by one, so which thread takes which is left open: work must be cut
 * such that the result does not depend on it. The calling thread works too. Waiting threads spin
 * for some microseconds before they park, as the next piece of a training step is never far.
 */
public final class Team implements AutoCloseable {
  /** Work that is cut into pieces. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does one piece.
     *
     * @param piece its number, from 0
     * @param worker which of the team's threads does it, from 0: for memory of the thread's own
     */
    void run(int piece, int worker);
  }

  private static final int SPINS = 4_000;
  private static final long PAUSE_NANOSECONDS = 20_000;

  private final Thread[] workers;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private volatile Throwable failure;
  private Work work;
  private int pieces;

  /**
   * A team of this many threads, the calling one included.
   *
   * @throws IllegalArgumentException if there are fewer than 1
   */
  public Team(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a team has at least 1 thread, found " + threads);
    }
    workers = new Thread[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      int worker = i + 1;
      workers[i] =
          Thread.ofPlatform()
              .daemon()
              .name("demitasse-" + worker)
              .unstarted(() -> workUntilClosed(worker));
    }
    for (Thread worker : workers) {
      worker.start();
    }
  }

  /** How many threads there are, the calling one included. */
  public int threads() {
    return workers.length + 1;
  }

  /**
   * Does all pieces and returns when the last is done. One thread may call this at a time.
   *
   * @throws RuntimeException or Error, one that a piece threw; pieces not yet begun are left
   * @throws IllegalStateException if the team is closed
   */
  public synchronized void run(int pieces, Work work) {
    if (closed) {
      throw new IllegalStateException("the team is closed");
    }
    if (workers.length == 0 || pieces == 1) {
      for (int piece = 0; piece < pieces; piece++) {
        work.run(piece, 0);
      }
      return;
    }
    this.work = work;
    this.pieces = pieces;
    failure = null;
    next.set(0);
    busy.set(workers.length);
    round++;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
    takePieces(0);
    for (int spins = 0; busy.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PAUSE_NANOSECONDS);
      }
    }
    rethrow(failure);
  }

  private void takePieces(int worker) {
    try {
      for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
        work.run(piece, worker);
      }
    } catch (Throwable thrown) { // checked ones too: not every language has them checked
      failure = thrown;
      next.set(pieces);
    }
  }

  private static void rethrow(Throwable thrown) {
    switch (thrown) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(thrown);
    }
  }

  private void workUntilClosed(int worker) {
    int seen = 0;
    while (awaitRound(seen)) {
      seen = round;
      takePieces(worker);
      busy.decrementAndGet();
    }
  }

  private boolean awaitRound(int seen) {
    for (int spins = 0; round == seen; spins++) {
      if (closed) {
        return false;
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    return true;
  }

  /** Lets the threads end. */
  @Override
  public void close() {
    closed = true;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
  }
}
