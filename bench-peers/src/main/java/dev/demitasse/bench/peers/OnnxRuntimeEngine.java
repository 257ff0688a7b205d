package dev.demitasse.bench.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.demitasse.bench.Engine;
import dev.demitasse.bench.OnnxFile;
import dev.demitasse.bench.Task;
import dev.demitasse.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ONNX Runtime on the CPU, given the model as an ONNX file; it predicts only. */
public final class OnnxRuntimeEngine implements Engine {
  @Override
  public String id() {
    return "onnxruntime";
  }

  @Override
  public String title() {
    return "ONNX Runtime in Java";
  }

  @Override
  public boolean trains() {
    return false;
  }

  @Override
  public Session open(Task task) throws OrtException {
    return new Opened(task);
  }

  private static final class Opened implements Session {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final List<OnnxTensor> inputs = new ArrayList<>();

    Opened(Task task) throws OrtException {
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(task.threads());
        session = environment.createSession(OnnxFile.bytes(task.model()), options);
      }
      Shape batch = task.model().architecture().input().batch(task.batchSize());
      long[] shape = java.util.Arrays.stream(batch.toArray()).asLongStream().toArray();
      for (int i = 0; i < task.batches(); i++) {
        inputs.add(OnnxTensor.createTensor(environment, direct(task.pixels(i)), shape));
      }
    }

    /** Values outside the heap, where ONNX Runtime takes them from without a copy. */
    private static FloatBuffer direct(float[] values) {
      return ByteBuffer.allocateDirect(values.length * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer()
          .put(values)
          .flip();
    }

    @Override
    public String name() {
      return "ONNX Runtime %s in Java".formatted(environment.getVersion());
    }

    @Override
    public void train(int batch) {
      throw new UnsupportedOperationException("ONNX Runtime does not train here");
    }

    @Override
    public float[] predict(int batch) throws OrtException {
      try (OrtSession.Result result = session.run(Map.of("input", inputs.get(batch)))) {
        FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] outputs = new float[found.remaining()];
        found.get(outputs);
        return outputs;
      }
    }

    @Override
    public void close() {
      inputs.forEach(OnnxTensor::close);
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
