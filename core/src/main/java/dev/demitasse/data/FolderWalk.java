package dev.demitasse.data;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The picture files in a folder and the folders in it, in {@link NaturalOrder} of their names.
 *
 * <p>Hidden files (those whose name begins with a dot) and what operating systems leave behind are
 * passed over. A file counts as a picture by its name's ending, also that of a kind nothing here
 * decodes, so that it is reported and not overlooked.
 *
 * @param pictures the picture files, those of folders within folders included
 * @param others how many other files there are
 */
record FolderWalk(List<Path> pictures, int others) {
  private static final Set<String> LEFT_BEHIND =
      Set.of("thumbs.db", "desktop.ini", "__macosx", "$recycle.bin");
  private static final Set<String> ENDINGS = endings();

  private static Set<String> endings() {
    Set<String> endings =
        new HashSet<>(
            List.of("png", "jpg", "jpeg", "jpe", "jfif", "bmp", "dib", "gif", "tif", "tiff"));
    endings.addAll(List.of("webp", "heic", "heif", "avif", "jp2", "ppm", "pgm", "tga"));
    for (String ending : ImageIO.getReaderFileSuffixes()) {
      endings.add(ending.toLowerCase(Locale.ROOT));
    }
    endings.remove("");
    return Set.copyOf(endings);
  }

  /**
   * Looks through a folder and the folders within. Links are followed, but not in circles.
   *
   * @throws DataException if one of them cannot be read
   */
  static FolderWalk of(Path folder) {
    List<Path> pictures = new ArrayList<>();
    int[] others = new int[1];
    try {
      Path real = folder.toRealPath();
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
                throws IOException {
              boolean enter =
                  inner.equals(folder)
                      || !(isLeftBehind(inner) || real.startsWith(inner.toRealPath()));
              return enter ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (isPicture(file)) {
                pictures.add(file);
              } else if (!isLeftBehind(file)) {
                others[0]++;
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    pictures.sort(byName(folder));
    return new FolderWalk(List.copyOf(pictures), others[0]);
  }

  /**
   * The folders directly in a folder.
   *
   * @throws DataException if it cannot be read
   */
  static List<Path> folders(Path folder) {
    return list(folder).stream().filter(Files::isDirectory).toList();
  }

  /**
   * How many picture files are directly in a folder.
   *
   * @throws DataException if it cannot be read
   */
  static long countPictures(Path folder) {
    return list(folder).stream()
        .filter(path -> isPicture(path) && !Files.isDirectory(path))
        .count();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> !isLeftBehind(path)).sorted(byName(folder)).toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static Comparator<Path> byName(Path folder) {
    return Comparator.comparing(
        path -> folder.relativize(path).toString().replace('\\', '/'), NaturalOrder.INSTANCE);
  }

  private static DataException unreadable(Path folder, IOException e) {
    return new DataException(
        "the folder '%s' cannot be read (%s); check its permissions"
            .formatted(folder, FileTrouble.of(e)),
        e);
  }

  private static boolean isLeftBehind(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") || LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isPicture(Path path) {
    String name = path.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !isLeftBehind(path) && name.indexOf('.') > 0 && ENDINGS.contains(ending);
  }
}
