package dev.demitasse.data;

import dev.demitasse.data.FolderLayout.ClassFile;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The decoding of many files on all processors. What comes out depends on the files alone, not on
 * which is done first; of each picture only the fitted pixels stay in memory, and large pictures
 * wait for each other where all at once would not fit.
 */
final class FolderReading {
  /** Decoded, planar, turned, toned, and some: what a pixel being read takes, roughly. */
  private static final int BYTES_PER_PIXEL = 12;

  private final List<ClassFile> files;
  private final Fitting fitting;
  private final boolean strict;
  private final byte[][] pixels;
  private final String[] reasons;
  private final AtomicInteger firstFailure = new AtomicInteger(Integer.MAX_VALUE);
  private final int room;
  private final Semaphore freeRoom;

  FolderReading(List<ClassFile> files, Fitting fitting, boolean strict) {
    this.files = files;
    this.fitting = fitting;
    this.strict = strict;
    this.pixels = new byte[files.size()][];
    this.reasons = new String[files.size()];
    long fits = Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_PIXEL;
    this.room = (int) Math.min(Integer.MAX_VALUE, fits);
    this.freeRoom = new Semaphore(room);
  }

  /**
   * Reads all files.
   *
   * @throws DataException if one cannot be read and that is not allowed: the first by the files'
   *     order
   */
  void run(Progress progress) {
    Steps steps = new Steps(progress, files.size());
    Parallel.each(
        files.size(),
        i -> {
          if (!strict || i < firstFailure.get()) {
            read(i);
            steps.step();
          }
        });
    if (firstFailure.get() < files.size()) {
      int first = firstFailure.get();
      throw new DataException(
          "'%s' %s; replace it or take it away".formatted(files.get(first).path(), reasons[first]));
    }
    steps.end();
  }

  private void read(int i) {
    try {
      PictureFile file = PictureFile.open(files.get(i).path());
      int needed = Math.min(room, file.header().area());
      freeRoom.acquireUninterruptibly(needed);
      try {
        pixels[i] = file.decode(fitting::apply).pixels();
      } finally {
        freeRoom.release(needed);
      }
    } catch (UnreadablePicture e) {
      reasons[i] = e.getMessage();
      if (strict) {
        firstFailure.accumulateAndGet(i, Math::min);
      }
    }
  }

  /** The fitted pixels of a file, null if it could not be read. */
  byte[] pixels(int index) {
    return pixels[index];
  }

  /** Why a file could not be read, null if it could. */
  String reason(int index) {
    return reasons[index];
  }

  /** Whether no file could be read. */
  boolean nothing() {
    return Arrays.stream(pixels).allMatch(Objects::isNull);
  }

  /** Counts from many threads, reports from one at a time, about two hundred times in all. */
  private static final class Steps {
    private final Progress progress;
    private final int total;
    private int done;

    Steps(Progress progress, int total) {
      this.progress = progress;
      this.total = total;
    }

    synchronized void step() {
      done++;
      if (done % Math.max(1, total / 200) == 0 && done < total) {
        progress.read(done, total);
      }
    }

    synchronized void end() {
      progress.read(total, total);
    }
  }
}
