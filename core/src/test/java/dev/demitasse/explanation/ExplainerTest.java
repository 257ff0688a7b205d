package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.data.Picture;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.SeededArrays;
import dev.demitasse.training.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExplainerTest {
  private static Picture picture(int channels, int height, int width) {
    SeededArrays random = new SeededArrays(3);
    byte[] pixels = new byte[channels * height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.integer(0, 255);
    }
    return new Picture(channels, height, width, pixels);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aPictureOfAnySizeIsExplainedByTheClassThatPredictingGives(Method method) {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 3, 8);
    Explainer explainer = new Explainer(model, Kernels.fastest());
    Picture picture = picture(3, 20, 31);
    Explanation explanation = explainer.explain(picture, method);
    assertThat(explanation.prediction()).isEqualTo(model.predict(picture));
    assertThat(explanation.label()).isEqualTo(explanation.prediction().label());
    assertThat(explanation.inputMap().height()).isEqualTo(8);
    assertThat(explanation.map(20, 31).width()).isEqualTo(31);
    assertThat(explanation.picture()).isSameAs(picture);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aMethodIsFoundByItsName(Method method) {
    assertThat(Method.named(method.text())).isEqualTo(method);
    assertThatThrownBy(() -> Method.named("x")).hasMessageContaining("gradcam and saliency");
  }

  @Test
  void anotherClassHasAnotherMap() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 3, 8);
    Explainer explainer = new Explainer(model);
    Picture picture = picture(1, 8, 8);
    Explanation first = explainer.explain(picture, Method.SALIENCY, 0);
    float[] values = first.inputMap().values().clone();
    Explanation second = explainer.explain(picture, Method.SALIENCY, 1);
    assertThat(first.label()).isEqualTo("class 0");
    assertThat(second.label()).isEqualTo("class 1");
    assertThat(second.prediction()).isEqualTo(first.prediction());
    assertThat(second.inputMap().values()).isNotEqualTo(values);
    assertThat(first.inputMap().values()).as("what was given stays").isEqualTo(values);
  }

  @Test
  void aSampleHasTheMapOfThePictureItWas() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 8);
    Picture picture = picture(1, 8, 8);
    float[] values = new float[64];
    model.preprocessing().standardisation().apply(picture.pixels(), values, 0);
    Explainer explainer = new Explainer(model);
    HeatMap ofSample =
        explainer.map(new Toy.Pictures(64, values, new int[1]), 0, Method.GRADCAM, 1);
    HeatMap ofPicture = explainer.explain(picture, Method.GRADCAM, 1).inputMap();
    assertThat(ofSample.values()).isEqualTo(ofPicture.values());
  }

  @Test
  void withoutConvolutionSaliencyStillWorks() {
    Model model = Toy.model("Flatten()\nDense(64, 5)\n", Shape.of(1, 8, 8), 2, 8);
    Explainer explainer = new Explainer(model);
    assertThatThrownBy(() -> explainer.explain(picture(1, 8, 8), Method.GRADCAM))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("use saliency instead");
    assertThat(explainer.explain(picture(1, 8, 8), Method.SALIENCY).peak()).isPresent();
  }
}
