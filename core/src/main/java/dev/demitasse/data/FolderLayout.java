package dev.demitasse.data;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which files of a folder belong to which class and part.
 *
 * @param classNames the names of the class folders, in {@link NaturalOrder}
 * @param divided whether there are part folders above the class folders
 * @param files all picture files: by part, then class, then name
 */
record FolderLayout(List<String> classNames, boolean divided, List<ClassFile> files) {
  private static final String REMEDY = "put each class's pictures into a folder of its own";

  /**
   * A picture file and what its folders say about it.
   *
   * @param label the number of its class
   */
  record ClassFile(Path path, Part part, int label) {}

  /**
   * Looks into a folder. Where there are part folders, the classes are those of train (of all parts
   * if there is no train), and other parts may lack some.
   *
   * @throws DataException if there are not at least two class folders with pictures in them, a part
   *     has a class that train has not, or part folders stand beside others
   */
  static FolderLayout of(Path folder) {
    Map<Part, Path> parts = parts(folder);
    Map<Part, Map<String, List<Path>>> classes = new EnumMap<>(Part.class);
    if (parts.isEmpty()) {
      classes.put(Part.TRAIN, classes(folder));
    }
    parts.forEach((part, path) -> classes.put(part, classes(path)));
    TreeSet<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
    if (classes.containsKey(Part.TRAIN)) {
      names.addAll(classes.get(Part.TRAIN).keySet());
      refuseUnknown(parts, classes, names);
      refuseEmpty(parts.getOrDefault(Part.TRAIN, folder), classes.get(Part.TRAIN));
    } else {
      classes.values().forEach(part -> names.addAll(part.keySet()));
    }
    if (names.size() < 2) {
      throw oneClass(parts.getOrDefault(Part.TRAIN, folder), names.first());
    }
    List<String> classNames = List.copyOf(names);
    List<ClassFile> files = new ArrayList<>();
    classes.forEach(
        (part, folders) ->
            folders.forEach(
                (name, paths) ->
                    paths.forEach(
                        path -> files.add(new ClassFile(path, part, classNames.indexOf(name))))));
    if (files.isEmpty()) {
      throw new DataException("'%s' has no pictures in its class folders".formatted(folder));
    }
    return new FolderLayout(classNames, !parts.isEmpty(), List.copyOf(files));
  }

  /** The part folders in a folder; none if its folders are classes. */
  private static Map<Part, Path> parts(Path folder) {
    Map<Part, Path> parts = new EnumMap<>(Part.class);
    List<String> others = new ArrayList<>();
    for (Path inner : FolderWalk.folders(folder)) {
      Optional<Part> part = Part.named(name(inner));
      if (part.isEmpty()) {
        others.add(name(inner));
      } else if (parts.putIfAbsent(part.get(), inner) != null) {
        throw new DataException(
            "'%s' and '%s' are the same part; leave one of them"
                .formatted(parts.get(part.get()), inner));
      }
    }
    if (parts.size() < 2 && !others.isEmpty()) {
      return Map.of();
    }
    if (!others.isEmpty()) {
      throw new DataException(
          "'%s' has part folders and, beside them, the folder '%s'; take that away or into a part"
              .formatted(folder, others.getFirst()));
    }
    return parts;
  }

  private static Map<String, List<Path>> classes(Path folder) {
    Map<String, List<Path>> classes = new LinkedHashMap<>();
    for (Path inner : FolderWalk.folders(folder)) {
      classes
          .computeIfAbsent(name(inner), name -> new ArrayList<>())
          .addAll(FolderWalk.of(inner).pictures());
    }
    if (classes.isEmpty()) {
      long pictures = FolderWalk.countPictures(folder);
      throw new DataException(
          pictures == 0
              ? "'%s' has neither class folders nor pictures in it; %s".formatted(folder, REMEDY)
              : "'%s' has %d pictures directly in it and no class folders; %s"
                  .formatted(folder, pictures, REMEDY));
    }
    return classes;
  }

  /** The folder's name, its accents composed: macOS takes them apart in the file system. */
  private static String name(Path folder) {
    return Normalizer.normalize(folder.getFileName().toString(), Normalizer.Form.NFC);
  }

  private static void refuseUnknown(
      Map<Part, Path> parts, Map<Part, Map<String, List<Path>>> classes, TreeSet<String> known) {
    parts.forEach(
        (part, path) -> {
          for (String name : classes.get(part).keySet()) {
            if (!known.contains(name)) {
              throw new DataException(
                  "'%s' has a class '%s' that '%s' has not; its classes are %s"
                      .formatted(path, name, parts.get(Part.TRAIN), String.join(", ", known)));
            }
          }
        });
  }

  private static void refuseEmpty(Path folder, Map<String, List<Path>> classes) {
    classes.forEach(
        (name, files) -> {
          if (files.isEmpty()) {
            Path empty = folder.resolve(name);
            throw new DataException(
                "the class folder '%s' has no pictures (other files: %d); fill it or take it away"
                    .formatted(empty, FolderWalk.of(empty).others()));
          }
        });
  }

  private static DataException oneClass(Path folder, String name) {
    Path only = folder.resolve(name);
    String hint = FolderWalk.folders(only).size() > 1 ? "did you mean '" + only + "'?" : REMEDY;
    return new DataException(
        "'%s' has one class folder only, '%s', expected at least two; %s"
            .formatted(folder, name, hint));
  }
}
