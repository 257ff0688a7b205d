package dev.demitasse.cli;

import dev.demitasse.model.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Rewrites jars whose classes are too old for the JVM's cache of loaded classes, which takes none
 * from before Java 6. The launcher does that after a build, before the {@link Rehearsal}.
 *
 * <p>Such classes lack the frames that a quick verification reads; here they get them, and the
 * version number that says so. Nothing else changes.
 */
final class Modernisation {
  private static final int JAVA_6 = 50;
  private static final int JAVA_8 = 52;

  private Modernisation() {}

  /**
   * Rewrites the old jars.
   *
   * @param arguments the folder with all jars, and the folder for those that had to be rewritten
   */
  public static void main(String[] arguments) throws IOException {
    Path rewritten = Files.createDirectories(Path.of(arguments[1]));
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        if (isOld(jar)) {
          AtomicFile.write(rewritten.resolve(path.getFileName()), out -> rewrite(jar, out));
        }
      }
    }
  }

  private static boolean isOld(JarFile jar) throws IOException {
    for (JarEntry entry : Collections.list(jar.entries())) {
      if (isClass(entry) && isOld(content(jar, entry))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class");
  }

  /** A class file has its major version in its bytes 6 and 7. */
  private static boolean isOld(byte[] classFile) {
    return (((classFile[6] & 0xFF) << 8) | (classFile[7] & 0xFF)) < JAVA_6;
  }

  private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
    return jar.getInputStream(entry).readAllBytes();
  }

  private static void rewrite(JarFile jar, OutputStream out) throws IOException {
    URL[] itself = {Path.of(jar.getName()).toUri().toURL()};
    JarOutputStream copy = new JarOutputStream(out);
    try (URLClassLoader loader = new URLClassLoader(itself, null)) {
      ClassFile format =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(loader)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (JarEntry entry : Collections.list(jar.entries())) {
        byte[] content = content(jar, entry);
        copy.putNextEntry(new JarEntry(entry.getName()));
        copy.write(isClass(entry) && isOld(content) ? modern(content, format) : content);
        copy.closeEntry();
      }
    }
    copy.finish();
  }

  /** The class with each instruction written anew, which is when frames are computed. */
  private static byte[] modern(byte[] content, ClassFile format) {
    ClassTransform newer =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(JAVA_8, 0);
          } else {
            builder.with(element);
          }
        };
    return format.transformClass(
        format.parse(content),
        newer.andThen(
            ClassTransform.transformingMethodBodies(
                (CodeBuilder builder, CodeElement element) -> builder.with(element))));
  }
}
