package dev.demitasse.kernels;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed number of threads that work through numbered pieces together.
 *
 * <p>Each thread begins with a share of its own, the same whenever there are as many pieces, so
 * that it finds in its caches what it left there; then it takes what the others have not begun. So
 * which thread takes which is left open: work must be cut such that the result does not depend on
 * it. The calling thread works too. Waiting threads spin for some microseconds before they park, as
 * the next piece of a training step is never far.
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
  private static final long SOON_NANOSECONDS = 50_000;

  private final Thread[] workers;
  private final AtomicInteger[] next;
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger asleep = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private volatile Throwable failure;
  private Work work;
  private int pieces;
  private long lastBrief;

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
    next = new AtomicInteger[threads];
    Arrays.setAll(next, worker -> new AtomicInteger());
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
      runAlone(pieces, work);
      return;
    }
    this.work = work;
    this.pieces = pieces;
    failure = null;
    for (int worker = 0; worker < next.length; worker++) {
      next[worker].set(first(worker));
    }
    busy.set(workers.length);
    round++;
    if (asleep.get() > 0) {
      wake();
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

  /**
   * Does all pieces like {@link #run}, for work that is done before a sleeping thread is awake:
   * while one sleeps, the calling thread does it all. Where such work follows upon another at once,
   * the threads are woken for what comes next.
   */
  public synchronized void runBriefly(int pieces, Work work) {
    if (asleep.get() == 0) {
      run(pieces, work);
    } else {
      if (System.nanoTime() - lastBrief < SOON_NANOSECONDS) {
        wake();
      }
      runAlone(pieces, work);
    }
    lastBrief = System.nanoTime();
  }

  private static void runAlone(int pieces, Work work) {
    for (int piece = 0; piece < pieces; piece++) {
      work.run(piece, 0);
    }
  }

  private void wake() {
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  /** The first piece of a thread's own share. */
  private int first(int worker) {
    return (int) ((long) pieces * worker / next.length);
  }

  private void takePieces(int worker) {
    try {
      for (int i = 0; i < next.length; i++) {
        takeShare((worker + i) % next.length, worker);
      }
    } catch (Throwable thrown) { // checked ones too: not every language has them checked
      failure = thrown;
    }
  }

  private void takeShare(int owner, int worker) {
    AtomicInteger left = next[owner];
    int end = first(owner + 1);
    for (int piece = left.getAndIncrement(); piece < end; piece = left.getAndIncrement()) {
      if (failure != null) {
        return;
      }
      work.run(piece, worker);
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
        asleep.incrementAndGet();
        if (round == seen && !closed) {
          LockSupport.park(this);
        }
        asleep.decrementAndGet();
        spins = 0;
      }
    }
    return true;
  }

  /** Lets the threads end. */
  @Override
  public void close() {
    closed = true;
    wake();
  }
}
