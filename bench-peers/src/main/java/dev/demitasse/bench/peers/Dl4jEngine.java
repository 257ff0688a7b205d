package dev.demitasse.bench.peers;

import dev.demitasse.bench.Engine;
import dev.demitasse.bench.Task;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Eclipse Deeplearning4j with its native CPU backend. */
public final class Dl4jEngine implements Engine {
  @Override
  public String id() {
    return "dl4j";
  }

  @Override
  public String title() {
    return "DL4J";
  }

  @Override
  public boolean trains() {
    return true;
  }

  @Override
  public List<String> jvmOptions() {
    return List.of("-Dorg.bytedeco.javacpp.cachedir=" + NativeCache.folder());
  }

  @Override
  public Session open(Task task) {
    return new Opened(task);
  }

  private static final class Opened implements Session {
    private static final String PROPERTIES =
        "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    private final MultiLayerNetwork network;
    private final List<INDArray> pixels = new ArrayList<>();
    private final List<INDArray> labels = new ArrayList<>();

    Opened(Task task) {
      Nd4j.getEnvironment().setMaxThreads(task.threads());
      Nd4j.getEnvironment().setMaxMasterThreads(task.threads());
      network = Dl4jNetwork.of(task.model());
      Shape shape = task.model().architecture().input().batch(task.batchSize());
      int outputs = task.model().network().outputShape().size();
      for (int i = 0; i < task.batches(); i++) {
        pixels.add(Nd4j.create(task.pixels(i), shape.toArray(), 'c'));
        labels.add(Dl4jNetwork.labels(task.labels(i), outputs));
      }
    }

    @Override
    public String name() {
      return "DL4J " + version();
    }

    private static String version() {
      Properties properties = new Properties();
      try (InputStream in = MultiLayerNetwork.class.getResourceAsStream(PROPERTIES)) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return properties.getProperty("version");
    }

    @Override
    public void train(int batch) {
      network.fit(pixels.get(batch), labels.get(batch));
    }

    @Override
    public float[] predict(int batch) {
      return network.output(pixels.get(batch)).dup('c').data().asFloat();
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
