package dev.demitasse.model;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.LossName;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/*
 * Recursive descent over the tokens, one method a rule:
 *
 *   text      = { [ statement ] LINE_END } TEXT_END
 *   statement = NAME "=" "Model" "(" ")"  |  NAME "." "add" "(" call ")"  |  call
 *   call      = NAME "(" [ argument { "," argument } [ "," ] ] ")"
 *   argument  = [ NAME "=" ] ( NUMBER | STRING )
 *
 * What the arguments of each layer are stands in PARAMETERS and layer(); both name every layer.
 */
final class ArchitectureParser {
  private static final String INPUT = "Input";
  private static final int LAYERS_AT_MOST = 1000;

  private static final Map<String, List<String>> PARAMETERS =
      new TreeMap<>(
          Map.of(
              INPUT,
              List.of("channels", "height", "width"),
              "Conv",
              List.of("filter_size", "input_channel", "output_channel", "pad", "stride"),
              "Activation",
              List.of("function", "loss"),
              "MaxPool",
              List.of("pool_size", "stride"),
              "Flatten",
              List.of(),
              "Dense",
              List.of("inputs", "outputs"),
              "Dropout",
              List.of("rate")));

  private final String source;
  private final List<Token> tokens;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private Optional<Shape> input = Optional.empty();
  private int place;

  ArchitectureParser(String source, String text) {
    this.source = source;
    this.tokens = Tokenizer.tokens(source, text);
  }

  ArchitectureText parse() {
    while (peek().kind() != Token.Kind.TEXT_END) {
      if (peek().kind() != Token.Kind.LINE_END) {
        statement();
      }
      Token end = next();
      if (end.kind() != Token.Kind.LINE_END) {
        throw error(end, "found " + end.shown() + " where the end of the line was expected");
      }
    }
    if (layers.isEmpty()) {
      throw new ArchitectureException(
          source + " has no layers; write one a line, such as Conv(3, 1, 8, 1, 1)");
    }
    return new ArchitectureText(source, input, layers, lines);
  }

  private void statement() {
    Token name = expect(Token.Kind.NAME);
    if (peek().is("=")) {
      next();
      Token model = expect(Token.Kind.NAME);
      if (!model.text().equals("Model")) {
        throw error(model, "found " + model.shown() + " where Model() was expected");
      }
      expect("(");
      expect(")");
    } else if (peek().is(".")) {
      next();
      Token add = expect(Token.Kind.NAME);
      if (!add.text().equals("add")) {
        throw error(add, "found " + add.shown() + " where add was expected");
      }
      expect("(");
      call(expect(Token.Kind.NAME));
      expect(")");
    } else {
      call(name);
    }
  }

  private void call(Token name) {
    List<String> parameters = PARAMETERS.get(name.text());
    if (parameters == null) {
      throw error(name, unknown(name.text()));
    }
    expect("(");
    List<LayerCall.Written> written = new ArrayList<>();
    while (!peek().is(")")) {
      written.add(argument());
      if (peek().is(",")) {
        next();
      } else if (!peek().is(")")) {
        Token found = peek();
        throw error(found, "found " + found.shown() + " where ',' or ')' was expected");
      }
    }
    expect(")");
    if (name.text().equals("Dense") && written.size() == 1 && written.getFirst().name() == null) {
      parameters = List.of("outputs");
    }
    LayerCall call = LayerCall.of(source, name, written, parameters);
    try {
      add(call);
    } catch (LayerException e) {
      throw error(name, e.getMessage());
    }
  }

  private void add(LayerCall call) {
    if (call.name().text().equals(INPUT)) {
      if (input.isPresent() || !layers.isEmpty()) {
        throw error(call.name(), "Input comes once, before all layers");
      }
      input = Optional.of(inputShape(call));
    } else if (layers.size() == LAYERS_AT_MOST) {
      throw error(call.name(), "there are more than " + LAYERS_AT_MOST + " layers");
    } else {
      layers.add(layer(call));
      lines.add(call.name().line());
    }
  }

  private Shape inputShape(LayerCall call) {
    int channels = call.whole("channels");
    if (channels != 1 && channels != 3) {
      throw error(
          call.name(), "Input's channels must be 1 (gray) or 3 (colour), found " + channels);
    }
    try {
      return Shape.of(channels, call.whole("height"), call.whole("width"));
    } catch (IllegalArgumentException e) {
      throw error(call.name(), "Input is too small or too large: " + e.getMessage());
    }
  }

  private static Layer layer(LayerCall call) {
    return switch (call.name().text()) {
      case "Conv" ->
          new Conv(
              call.whole("filter_size"),
              given(call, "input_channel"),
              call.whole("output_channel"),
              call.whole("pad", 0),
              call.whole("stride", 1));
      case "Activation" -> activation(call);
      case "MaxPool" ->
          new MaxPool(call.whole("pool_size"), call.whole("stride", call.whole("pool_size")));
      case "Flatten" -> new Flatten();
      case "Dense" -> new Dense(given(call, "inputs"), call.whole("outputs"));
      case "Dropout" -> new Dropout(call.number("rate"));
      default -> throw new IllegalStateException(call.name().text());
    };
  }

  /** A size that may be left to the layer before, which the layers call 0. */
  private static int given(LayerCall call, String parameter) {
    if (!call.has(parameter)) {
      return 0;
    }
    int size = call.whole(parameter);
    if (size < 1) {
      throw new LayerException(
          call.name().text() + "'s " + parameter + " must be at least 1, got " + size);
    }
    return size;
  }

  private static Activation activation(LayerCall call) {
    Activation.Function function = Activation.Function.named(call.string("function"));
    Optional<LossName> loss =
        call.has("loss") ? Optional.of(LossName.named(call.string("loss"))) : Optional.empty();
    return new Activation(function, loss);
  }

  private LayerCall.Written argument() {
    Token name = null;
    if (peek().kind() == Token.Kind.NAME) {
      name = next();
      expect("=");
    }
    Token value = next();
    if (value.kind() != Token.Kind.NUMBER && value.kind() != Token.Kind.STRING) {
      throw error(value, "found " + value.shown() + " where a number or a string was expected");
    }
    return new LayerCall.Written(name, value);
  }

  private static String unknown(String name) {
    String closest =
        PARAMETERS.keySet().stream()
            .min(java.util.Comparator.comparingInt(known -> EditDistance.between(known, name)))
            .orElseThrow();
    String hint = EditDistance.between(closest, name) <= 3 ? "did you mean " + closest + "? " : "";
    return "there is no layer '%s'; %sknown are %s"
        .formatted(name, hint, String.join(", ", PARAMETERS.keySet()));
  }

  private Token peek() {
    return tokens.get(place);
  }

  private Token next() {
    return tokens.get(Math.min(place++, tokens.size() - 1));
  }

  private Token expect(Token.Kind kind) {
    Token token = next();
    if (token.kind() != kind) {
      throw error(token, "found " + token.shown() + " where " + kind.words() + " was expected");
    }
    return token;
  }

  private void expect(String symbol) {
    Token token = next();
    if (!token.is(symbol)) {
      throw error(token, "found " + token.shown() + " where '" + symbol + "' was expected");
    }
  }

  private ArchitectureException error(Token at, String what) {
    return LayerCall.error(source, at, what);
  }
}
