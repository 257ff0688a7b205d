package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModernisationTest {
  private static final int JAVA_5 = 49;
  private static final int MAJOR_VERSION = 7;

  @TempDir private Path folder;

  @Test
  void classesFromBeforeJava6AreGivenFramesAndDoTheSame() throws Exception {
    jar("old.jar", JAVA_5);
    Path rewritten = modernise().resolve("old.jar");
    try (JarFile jar = new JarFile(rewritten.toFile())) {
      assertThat(bytes(jar, "Sign.class")[MAJOR_VERSION])
          .isEqualTo((byte) ClassFile.JAVA_8_VERSION);
      assertThat(bytes(jar, "text.txt")).asString().isEqualTo("as it was");
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {rewritten.toUri().toURL()}, null)) {
      var sign = loader.loadClass("Sign").getMethod("of", int.class);
      assertThat(sign.invoke(null, -5)).isEqualTo(-1);
      assertThat(sign.invoke(null, 5)).isEqualTo(1);
    }
  }

  @Test
  void jarsThatAreNewEnoughStayWhereTheyAre() throws Exception {
    jar("new.jar", ClassFile.JAVA_6_VERSION);
    Files.writeString(folder.resolve("other.txt"), "no jar");
    try (Stream<Path> files = Files.list(modernise())) {
      assertThat(files).isEmpty();
    }
  }

  private Path modernise() throws IOException {
    Path rewritten = folder.resolve("rewritten");
    Modernisation.main(new String[] {folder.toString(), rewritten.toString()});
    return rewritten;
  }

  private static byte[] bytes(JarFile jar, String name) throws IOException {
    return jar.getInputStream(jar.getEntry(name)).readAllBytes();
  }

  /** A jar with a text and with a class that branches: {@code of(x) = x < 0 ? -1 : 1}. */
  private void jar(String name, int majorVersion) throws IOException {
    MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
    byte[] sign =
        ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
            .build(
                ClassDesc.of("Sign"),
                builder ->
                    builder
                        .withVersion(majorVersion, 0)
                        .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                        .withMethodBody(
                            "of",
                            type,
                            ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                            code ->
                                code.iload(0)
                                    .ifThenElse(
                                        Opcode.IFLT,
                                        then -> then.iconst_m1().ireturn(),
                                        otherwise -> otherwise.iconst_1().ireturn())));
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      jar.putNextEntry(new JarEntry("Sign.class"));
      jar.write(sign);
      jar.putNextEntry(new JarEntry("text.txt"));
      jar.write("as it was".getBytes(StandardCharsets.UTF_8));
    }
  }
}
