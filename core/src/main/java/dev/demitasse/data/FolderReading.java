package dev.demitasse.data;

import dev.demitasse.data.FolderLayout.ClassFile;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The decoding of many files on all processors. What comes out depends on the files alone, not on
 * which is done first; of each picture only the fitted pixels stay in memory until they are taken,
 * a block of pictures at a time, and large pictures wait for each other where all at once would not
 * fit.
 */
final class FolderReading {
  /** Decoded, planar, turned, toned, and some: what a pixel being read takes, roughly. */
  private static final int BYTES_PER_PIXEL = 12;

  private final List<ClassFile> files;
  private final Fitting fitting;
  private final boolean strict;
  private final AtomicInteger firstFailure = new AtomicInteger(Integer.MAX_VALUE);
  private final int room;
  private final Semaphore freeRoom;

  FolderReading(List<ClassFile> files, Fitting fitting, boolean strict) {
    this.files = files;
    this.fitting = fitting;
    this.strict = strict;
    long fits = Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_PIXEL;
    this.room = (int) Math.min(Integer.MAX_VALUE, fits);
    this.freeRoom = new Semaphore(room);
  }

  /**
   * What became of a file.
   *
   * @param pixels its fitted pixels, null if it could not be read
   * @param reason why it could not be read, null if it could
   */
  record Read(byte[] pixels, String reason) {}

  /**
   * Reads all files and hands over what became of each, in their order.
   *
   * @throws DataException if one cannot be read and that is not allowed: the first by the files'
   *     order
   */
  void run(Progress progress, BiConsumer<ClassFile, Read> taker) {
    Steps steps = new Steps(progress, files.size());
    Parallel.inOrder(
        files.size(),
        Parallel.block(fitting.shape().size()),
        i -> {
          if (strict && i > firstFailure.get()) {
            return null; // an earlier file ends the reading
          }
          Read read = read(i);
          steps.step();
          return read;
        },
        (read, i) -> {
          if (strict && read.pixels() == null) {
            throw new DataException(
                "'%s' %s; replace it or take it away"
                    .formatted(files.get(i).path(), read.reason()));
          }
          taker.accept(files.get(i), read);
        });
    steps.end();
  }

  private Read read(int i) {
    try {
      PictureFile file = PictureFile.open(files.get(i).path());
      int needed = Math.min(room, file.header().area());
      freeRoom.acquireUninterruptibly(needed);
      try {
        return new Read(file.decode(fitting::apply).pixels(), null);
      } finally {
        freeRoom.release(needed);
      }
    } catch (UnreadablePicture e) {
      firstFailure.accumulateAndGet(i, Math::min);
      return new Read(null, e.getMessage());
    }
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
