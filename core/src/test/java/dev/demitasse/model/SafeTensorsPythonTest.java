package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files travel between this reader and writer and Python's; skipped where Python has none. */
final class SafeTensorsPythonTest {
  @TempDir private Path folder;

  @Test
  void pythonReadsWhatIsWrittenHere() throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("conv1.weight", new Tensor(Shape.of(1, 2, 1, 2), new float[] {1, 2, 3, 4.5f}));
    tensors.put("conv1.bias", new Tensor(Shape.of(), new float[] {-0.25f}));
    Path file = folder.resolve("model ü.safetensors");
    new SafeTensors(tensors, Map.of("classes", "[\"Größe\",\"日本\"]")).write(file);

    String printed =
        python(
            """
            import sys
            from safetensors import safe_open
            with safe_open(sys.argv[1], framework="np") as f:
                print(ascii(f.metadata()))
                for name in sorted(f.keys()):
                    t = f.get_tensor(name)
                    print(name, t.dtype, list(t.shape), t.flatten().tolist())
            """,
            file);

    assertThat(printed.lines())
        .containsExactly(
            "{'classes': '[\"Gr\\xf6\\xdfe\",\"\\u65e5\\u672c\"]'}",
            "conv1.bias float32 [] [-0.25]",
            "conv1.weight float32 [1, 2, 1, 2] [1.0, 2.0, 3.0, 4.5]");
  }

  @Test
  void whatPythonWritesIsReadHere() throws Exception {
    Path file = folder.resolve("from python.safetensors");
    python(
        """
        import sys
        import numpy as np
        from safetensors.numpy import save_file
        save_file({"b": np.arange(6, dtype=np.float32).reshape(2, 3),
                   "a": np.float32([0.5]), "scalar": np.array(7, dtype=np.float32)},
                  sys.argv[1], metadata={"made": "by Python, \\u65e5"})
        """,
        file);
    SafeTensors read = SafeTensors.read(file);

    assertThat(read.metadata()).containsExactly(Map.entry("made", "by Python, 日"));
    assertThat(read.tensors()).containsOnlyKeys("a", "b", "scalar");
    assertThat(read.tensors().get("b").shape()).isEqualTo(Shape.of(2, 3));
    assertThat(read.tensors().get("b").values()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(read.tensors().get("scalar").values()).containsExactly(7);
  }

  /** What a script prints, given these files as arguments. */
  private String python(String script, Path... files) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        run(folder, List.of("-c", "import numpy, safetensors.numpy")) == 0,
        "python3 with numpy and safetensors");
    List<String> arguments = new ArrayList<>(List.of("-c", script));
    for (Path file : files) {
      arguments.add(file.toString());
    }
    int status = run(folder, arguments);
    String printed = Files.readString(folder.resolve("printed"), StandardCharsets.UTF_8);
    assertThat(status).as(printed).isZero();
    return printed;
  }

  private static int run(Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(arguments);
    File printed = folder.resolve("printed").toFile();
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed).start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1; // there is no python3
    }
  }
}
