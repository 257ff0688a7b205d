package dev.demitasse.data;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Independent pieces of work on all processors. */
final class Parallel {
  private Parallel() {}

  /**
   * Runs the task once for each number from 0 to below the count, begun in this order, and returns
   * when all are done. The task must be safe for threads. What it throws is thrown here, after the
   * pieces already begun have ended.
   *
   * @throws DataException if the thread is interrupted
   */
  static void each(int count, IntConsumer task) {
    int threads = Math.clamp(count, 1, Runtime.getRuntime().availableProcessors());
    AtomicInteger next = new AtomicInteger();
    Callable<Void> worker =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
              task.accept(i);
            } catch (RuntimeException | Error e) {
              next.set(count);
              throw e;
            }
          }
          return null;
        };
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      List<Callable<Void>> workers =
          IntStream.range(0, threads).mapToObj(thread -> worker).toList();
      for (Future<Void> done : pool.invokeAll(workers)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("reading the pictures was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
