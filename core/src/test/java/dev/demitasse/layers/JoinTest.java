package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.Shape;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class JoinTest {
  private static final Shape PICTURES = Shape.of(4, 6, 5);
  private static final Path SQUEEZED = Path.of(new GlobalAvgPool());
  private static final Path CONV = Path.of(new Conv(3, 0, 7, 1, 1));

  private static List<String> shapes(Residual residual, Shape input) {
    return Path.of(residual).places(input).stream()
        .map(place -> place.name() + " " + place.output())
        .toList();
  }

  @Test
  void shapesAreThoseOfThePathsJoined() {
    assertThat(new Add(Path.IDENTITY, Path.IDENTITY).outputShape(PICTURES)).isEqualTo(PICTURES);
    assertThat(new Concat(CONV, Path.IDENTITY, CONV).outputShape(PICTURES))
        .isEqualTo(Shape.of(18, 6, 5));
    assertThat(new Concat(Path.of(new Dense(0, 3)), Path.IDENTITY).outputShape(Shape.of(5)))
        .isEqualTo(Shape.of(8));
    assertThat(new Multiply(SQUEEZED, Path.IDENTITY).outputShape(PICTURES)).isEqualTo(PICTURES);
    assertThat(new Multiply(Path.IDENTITY, SQUEEZED).outputShape(PICTURES)).isEqualTo(PICTURES);
    assertThat(new Multiply(SQUEEZED, SQUEEZED).outputShape(PICTURES)).isEqualTo(Shape.of(4, 1, 1));
  }

  @Test
  void sizesLeftOutAreFilledInWithinPaths() {
    Join join = (Join) new Add(CONV, Path.of(new Conv(1, 0, 7, 0, 1))).resolve(PICTURES);
    assertThat(join.paths())
        .containsExactly(Path.of(new Conv(3, 4, 7, 1, 1)), Path.of(new Conv(1, 4, 7, 0, 1)));
  }

  @Test
  void layersAreNamedAfterTheirPathsAndJoins() {
    Path path =
        Path.of(
            new Conv(1, 4, 4, 0, 1),
            new Add(
                Path.of(new Conv(1, 4, 4, 0, 1), new Residual(new Conv(1, 4, 2, 0, 2))),
                Path.of(new Conv(1, 4, 2, 0, 2))),
            new Add(Path.IDENTITY, Path.of(new PRelu())),
            new Conv(1, 2, 2, 0, 1));
    assertThat(path.places(PICTURES).stream().map(Path.Place::name))
        .containsExactly(
            "conv1",
            "add1.path1.conv1",
            "add1.path1.residual1.path.conv1",
            "add1.path1.residual1.shortcut.conv1",
            "add1.path1.residual1.shortcut.batchnorm1",
            "add1.path1.residual1",
            "add1.path2.conv1",
            "add1",
            "add2.path2.prelu1",
            "add2",
            "conv2");
    assertThat(path.places(PICTURES).stream().map(Path.Place::depth))
        .containsExactly(0, 1, 2, 2, 2, 1, 1, 0, 1, 0, 0);
    assertThat(new Parameters(path, PICTURES).all().stream().map(Parameter::name))
        .startsWith("conv1.weight", "conv1.bias", "add1.path1.conv1.weight")
        .contains(
            "add1.path1.residual1.shortcut.batchnorm1.running_var", "add2.path2.prelu1.weight")
        .doesNotHaveDuplicates();
  }

  @Test
  void aResidualThatKeepsTheShapeHasNoProjection() {
    assertThat(shapes(new Residual(new Conv(3, 4, 4, 1, 1)), PICTURES))
        .containsExactly("residual1.path.conv1 4x6x5", "residual1 4x6x5");
    assertThat(shapes(new Residual(new Dense(4, 4)), Shape.of(4)))
        .containsExactly("residual1.path.dense1 4", "residual1 4");
  }

  @Test
  void aResidualThatChangesTheShapeHasAProjectionWithTheStrideThatLeadsThere() {
    assertThat(shapes(new Residual(new Conv(3, 4, 8, 1, 2)), PICTURES))
        .containsExactly(
            "residual1.path.conv1 8x3x3",
            "residual1.shortcut.conv1 8x3x3",
            "residual1.shortcut.batchnorm1 8x3x3",
            "residual1 8x3x3");
    assertThat(shapes(new Residual(new Conv(3, 4, 8, 1, 1)), PICTURES)).hasSize(4);
  }

  /** The height alone told nothing: one row stays one row with any stride. */
  @Test
  void aProjectionFindsItsStrideAlsoWherePicturesAreOneRowOrOneColumn() {
    assertThat(new Residual(new Conv(1, 1, 2, 0, 2)).outputShape(Shape.of(1, 1, 7)))
        .isEqualTo(Shape.of(2, 1, 4));
    assertThat(new Residual(new Conv(1, 1, 2, 0, 3)).outputShape(Shape.of(1, 2, 7)))
        .isEqualTo(Shape.of(2, 1, 3));
    assertThat(new Residual(new Conv(1, 1, 2, 0, 2)).outputShape(Shape.of(1, 7, 1)))
        .isEqualTo(Shape.of(2, 4, 1));
  }

  /** Each level once went through its path twice, so that 32 levels took for ever. */
  @Test
  void projectionsInProjectionsTakeNoLongerThanTheirNumber() {
    Residual nested = new Residual(new Conv(3, 1, 2, 1, 2));
    for (int i = 1; i < 32; i++) {
      nested = new Residual(nested);
    }
    Residual deep = nested;
    Shape output =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () -> deep.resolve(Shape.of(1, 8, 8)).outputShape(Shape.of(1, 8, 8)));
    assertThat(output).isEqualTo(Shape.of(2, 4, 4));
  }

  @Test
  void tooFewOrTooManyPathsAreRefused() {
    assertRefused(() -> new Add(), "Add joins two paths or more, got none");
    assertRefused(() -> new Add(CONV), "Add joins two paths or more, got one");
    assertRefused(() -> new Concat(List.of(CONV)), "Concat joins two paths or more, got one");
    assertRefused(() -> new Multiply(List.of()), "Multiply joins two paths or more, got none");
    assertRefused(() -> new Multiply(List.of(CONV, CONV, CONV)), "Multiply joins two paths, got 3");
    assertRefused(
        () -> new Residual(Path.IDENTITY), "Residual wants a path of at least one layer, got");
  }

  @Test
  void endsThatDoNotFitAreRefusedWithBothShapesAndWhereTheyComeFrom() {
    assertRefused(
        () -> new Add(Path.IDENTITY, CONV).outputShape(PICTURES),
        "Add wants paths that give the same shape, got 4x6x5 from path1 (which has no layers) and"
            + " 7x6x5 from path2 (from its layer 1, Conv)");
    assertRefused(
        () -> new Concat(CONV, Path.of(new MaxPool(2))).outputShape(PICTURES),
        "got 7x6x5 from path1 (from its layer 1, Conv) and 4x3x2 from path2 (from its layer 1,");
    assertRefused(
        () -> new Concat(CONV, Path.of(new Flatten())).outputShape(PICTURES), "120 from path2");
    assertRefused(
        () -> new Multiply(CONV, SQUEEZED).outputShape(PICTURES),
        "got 7x6x5 from path1 (from its layer 1, Conv) and 4x1x1 from path2 (from its layer 1,");
    assertRefused(
        () -> new Residual(new Dense(4, 5)).outputShape(Shape.of(4)),
        "Residual wants paths that give the same shape, got 5 from path (from its layer 1, Dense)"
            + " and 4 from shortcut (which has no layers)");
    assertRefused(
        () -> new Residual(new Conv(3, 4, 4, 0, 1)).outputShape(PICTURES), "from shortcut");
  }

  @Test
  void aMistakeWithinPathsHasItsPlace() {
    Path path = Path.of(new PRelu(), new Add(CONV, Path.of(new PRelu(), new Dense(0, 4))));
    assertThatThrownBy(() -> path.resolve(PICTURES))
        .isInstanceOfSatisfying(
            LayerException.class,
            e -> {
              assertThat(e.place()).containsExactly(2, 2, 2);
              assertThat(e.placeInWords()).isEqualTo("layer 2, path 2, layer 2");
            });
  }

  private static void assertRefused(ThrowingCallable what, String message) {
    assertThatThrownBy(what).isInstanceOf(LayerException.class).hasMessageContaining(message);
  }
}
