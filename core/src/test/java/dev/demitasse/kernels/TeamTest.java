package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class TeamTest {
  private static void assertEachOnce(Team team, int pieces) {
    AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, pieces));
    team.run(pieces, (piece, worker) -> runs.incrementAndGet(piece));
    for (int piece = 0; piece < pieces; piece++) {
      assertThat(runs.get(piece)).as("piece %d of %d", piece, pieces).isEqualTo(1);
    }
  }

  /** The threads of a team, each held at a piece until all have one. */
  private static Set<Thread> threads(Team team) {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(team.threads());
    team.run(
        team.threads(),
        (piece, worker) -> {
          threads.add(Thread.currentThread());
          all.countDown();
          await(all);
        });
    return threads;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void everyPieceIsDoneOnce(int threads) {
    try (Team team = new Team(threads)) {
      assertThat(team.threads()).isEqualTo(threads);
      for (int pieces = 0; pieces <= 2 * threads + 1; pieces++) {
        assertEachOnce(team, pieces);
      }
      assertEachOnce(team, 1000);
    }
  }

  /** Whether the others sleep, are awake or just falling asleep. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyPieceOfBriefWorkIsDoneOnce(int threads) {
    try (Team team = new Team(threads)) {
      for (int round = 0; round < 3_000; round++) {
        AtomicIntegerArray runs = new AtomicIntegerArray(4);
        team.runBriefly(4, (piece, worker) -> runs.incrementAndGet(piece));
        for (int piece = 0; piece < 4; piece++) {
          assertThat(runs.get(piece)).as("piece %d in round %d", piece, round).isEqualTo(1);
        }
        if (round % 10 == 0) {
          LockSupport.parkNanos(round * 100L);
        }
      }
    }
  }

  @Test
  void briefWorkIsDoneAloneWhileTheOthersSleep() {
    try (Team team = new Team(3)) {
      assertEachOnce(team, 3);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      Thread me = Thread.currentThread();
      team.runBriefly(50, (piece, worker) -> assertThat(Thread.currentThread()).isSameAs(me));
    }
  }

  @Test
  void briefWorkThatComesAgainAtOnceIsDoneByAll() {
    try (Team team = new Team(2)) {
      Set<Thread> seen = ConcurrentHashMap.newKeySet();
      while (seen.size() < 2) {
        team.runBriefly(2, (piece, worker) -> seen.add(Thread.currentThread()));
      }
      assertThat(seen).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void theCallingThreadWorksWithTheOthers(int threads) {
    try (Team team = new Team(threads)) {
      assertThat(threads(team)).hasSize(threads).contains(Thread.currentThread());
    }
  }

  @Test
  void oneThreadOrOnePieceIsDoneByTheCallingThread() {
    try (Team alone = new Team(1);
        Team team = new Team(3)) {
      Team.Work mine =
          (piece, worker) -> {
            assertThat(Thread.currentThread().getName()).doesNotStartWith("demitasse");
            assertThat(worker).isZero();
          };
      alone.run(20, mine);
      team.run(1, mine);
    }
  }

  /** Work keeps memory for each worker: no two threads may have one number, nor one thread two. */
  @Test
  void eachThreadHasANumberOfItsOwn() {
    try (Team team = new Team(4)) {
      Thread[] threadOf = new Thread[4];
      for (int round = 0; round < 50; round++) {
        CountDownLatch all = new CountDownLatch(4); // or a busy machine lets one thread do it all
        team.run(
            4,
            (piece, worker) -> {
              Thread before = threadOf[worker];
              threadOf[worker] = Thread.currentThread();
              all.countDown();
              await(all);
              assertThat(before == null || before.equals(Thread.currentThread())).isTrue();
            });
      }
      assertThat(threadOf).doesNotHaveDuplicates();
      assertThat(threadOf[0]).isSameAs(Thread.currentThread());
    }
  }

  /** Plain arrays: a round sees what the one before wrote, on whichever thread. */
  @ParameterizedTest
  @CsvSource({"2, 20000", "3, 500"})
  void aRoundSeesWhatTheRoundBeforeWrote(int threads, int rounds) {
    int size = 5;
    long[][] values = new long[2][size];
    try (Team team = new Team(threads)) {
      for (int round = 0; round < rounds; round++) {
        long[] from = values[round % 2];
        long[] to = values[(round + 1) % 2];
        team.run(
            size,
            (piece, worker) -> to[piece] = 3 * from[piece] + from[(piece + 1) % size] + piece);
      }
    }
    long[] expected = new long[size];
    for (int round = 0; round < rounds; round++) {
      long[] next = new long[size];
      for (int piece = 0; piece < size; piece++) {
        next[piece] = 3 * expected[piece] + expected[(piece + 1) % size] + piece;
      }
      expected = next;
    }
    assertThat(values[rounds % 2]).isEqualTo(expected);
  }

  @Test
  void threadsThatWentToSleepAreWoken() {
    try (Team team = new Team(3)) {
      for (int round = 0; round < 20; round++) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        assertThat(threads(team)).hasSize(3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void whatAPieceThrowsReachesTheCallerAndTheTeamGoesOn(int threads) {
    try (Team team = new Team(threads)) {
      for (int bad = 0; bad < 8; bad++) {
        int thrower = bad;
        RuntimeException thrown = new IllegalStateException("piece " + bad);
        assertThatThrownBy(() -> team.run(8, throwing(thrower, thrown))).isSameAs(thrown);
        assertEachOnce(team, 8);
      }
      Error error = new StackOverflowError("deep");
      assertThatThrownBy(() -> team.run(8, throwingError(error))).isSameAs(error);
      assertEachOnce(team, 8);
    }
  }

  private static Team.Work throwing(int thrower, RuntimeException thrown) {
    return (piece, worker) -> {
      if (piece == thrower) {
        throw thrown;
      }
    };
  }

  private static Team.Work throwingError(Error error) {
    return (piece, worker) -> {
      if (piece == 3) {
        throw error;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whatAnyThreadThrowsReachesTheCaller(int thrower) {
    try (Team team = new Team(3)) {
      CountDownLatch all = new CountDownLatch(3);
      assertThatThrownBy(
              () ->
                  team.run(
                      3,
                      (piece, worker) -> {
                        all.countDown();
                        await(all);
                        if (worker == thrower) {
                          throw new IllegalStateException("worker " + worker);
                        }
                      }))
          .hasMessage("worker " + thrower);
    }
  }

  @Test
  void afterAFailureNoFurtherPieceIsBegun() {
    AtomicIntegerArray runs = new AtomicIntegerArray(1);
    try (Team team = new Team(2)) {
      assertThatThrownBy(
              () ->
                  team.run(
                      1_000_000,
                      (piece, worker) -> {
                        runs.incrementAndGet(0);
                        throw new IllegalStateException("at once");
                      }))
          .hasMessage("at once");
    }
    assertThat(runs.get(0)).isLessThanOrEqualTo(2);
  }

  @Test
  void twoCallersTakeTurns() throws InterruptedException {
    try (Team team = new Team(2)) {
      int[] inside = new int[1];
      CyclicBarrier together = new CyclicBarrier(2);
      Set<Throwable> failures = ConcurrentHashMap.newKeySet();
      Runnable caller =
          () -> {
            try {
              together.await();
              for (int round = 0; round < 300; round++) {
                int[] seen = new int[4];
                team.run(4, (piece, worker) -> seen[piece] = ++inside[0] > 0 ? 1 : 0);
                assertThat(seen).containsOnly(1);
              }
            } catch (Exception | AssertionError e) {
              failures.add(e);
            }
          };
      Thread other = Thread.ofPlatform().start(caller);
      caller.run();
      other.join();
      assertThat(failures).isEmpty();
    }
  }

  @Test
  void closingEndsTheThreads() throws InterruptedException {
    Team team = new Team(4);
    Set<Thread> threads = threads(team);
    threads.remove(Thread.currentThread());
    team.close();
    for (Thread thread : threads) {
      assertThat(thread.isDaemon()).isTrue();
      assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    }
    team.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aTeamWithoutThreadsIsRefused(int threads) {
    assertThatThrownBy(() -> new Team(threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a team has at least 1 thread, found " + threads);
  }

  @Test
  void aClosedTeamTakesNoWork() {
    Team team = new Team(2);
    team.close();
    assertThatThrownBy(() -> team.run(4, (piece, worker) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aCheckedExceptionThatSlippedThroughReachesTheCallerToo() {
    try (Team team = new Team(2)) {
      Exception thrown = new Exception("no Java method may throw this here");
      assertThatThrownBy(() -> team.run(8, (piece, worker) -> sneak(thrown))).hasCause(thrown);
      assertEachOnce(team, 8);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
