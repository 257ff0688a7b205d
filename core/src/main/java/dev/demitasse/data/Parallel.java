package dev.demitasse.data;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** Independent pieces of work on all processors. */
final class Parallel {
  private static final int LARGEST_BLOCK = 1024;
  private static final int BLOCK_BYTES = 1 << 24;

  private Parallel() {}

  /**
   * Makes a result of each number from 0 to below the count and hands them over in this order, from
   * this thread, a block of at most so many at a time.
   *
   * @throws DataException if the thread is interrupted
   */
  static <T> void inOrder(int count, int block, IntFunction<T> task, ObjIntConsumer<T> taker) {
    for (int begin = 0; begin < count; begin += block) {
      int first = begin;
      AtomicReferenceArray<T> results = new AtomicReferenceArray<>(Math.min(block, count - first));
      each(results.length(), i -> results.set(i, task.apply(first + i)));
      for (int i = 0; i < results.length(); i++) {
        taker.accept(results.getAndSet(i, null), first + i);
      }
    }
  }

  /** A block of results of so many bytes each: enough for all processors, and not too many. */
  static int block(int bytes) {
    int fewest = 8 * Runtime.getRuntime().availableProcessors();
    return Math.max(fewest, Math.min(LARGEST_BLOCK, BLOCK_BYTES / bytes));
  }

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
