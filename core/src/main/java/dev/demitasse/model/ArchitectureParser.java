package dev.demitasse.model;

import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.Path;
import dev.demitasse.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/*
 * Recursive descent over the tokens, one method a rule:
 *
 *   text      = { [ statement ] LINE_END } TEXT_END
 *   statement = NAME "=" "Model" "(" ")"  |  NAME "." "add" "(" layer [ "," ] ")"  |  layer
 *   layer     = call  |  join
 *   call      = NAME "(" [ argument { "," argument } [ "," ] ] ")"
 *   argument  = [ NAME "=" ] ( NUMBER | STRING | "True" | "False" | list )
 *   list      = "[" NUMBER { "," NUMBER } [ "," ] "]"
 *   join      = NAME "(" [ path { "," path } [ "," ] ] ")"
 *   path      = "[" [ layer { "," layer } [ "," ] ] "]"
 *
 * Which calls there are and what their arguments mean stands in LayerVocabulary.
 */
final class ArchitectureParser {
  private static final int LAYERS_AT_MOST = 1000;

  private final String source;
  private final List<Token> tokens;
  private final Deque<Token> open = new ArrayDeque<>();
  private final List<Layer> layers = new ArrayList<>();
  private final List<Lines> lines = new ArrayList<>();
  private Optional<Shape> input = Optional.empty();
  private Optional<Token> model = Optional.empty();
  private boolean created;
  private Optional<Token> loss = Optional.empty();
  private int count;
  private int depth;
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
      expect(Token.Kind.LINE_END);
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
      create(name);
    } else if (peek().is(".")) {
      next();
      checkModel(name);
      expectName("add");
      expect("(");
      add(layer(expect(Token.Kind.NAME)));
      if (peek().is(",")) {
        next();
      }
      expect(")");
    } else {
      add(layer(name));
    }
  }

  /** A layer with the lines it stands on. */
  private record Read(Layer layer, Lines lines) {}

  private void add(Read read) {
    if (read != null) {
      layers.add(read.layer);
      lines.add(read.lines);
    }
  }

  private void create(Token name) {
    if (created) {
      throw error(name, "a second model begins here; write one model a file");
    }
    checkModel(name);
    created = true;
    expectName("Model");
    expect("(");
    expect(")");
  }

  /** The name before {@code .add} must be the same throughout: another one would be a slip. */
  private void checkModel(Token name) {
    if (model.isPresent() && !model.get().text().equals(name.text())) {
      throw error(
          name,
          "found %s where %s was expected, as on line %d"
              .formatted(name.shown(), model.get().shown(), model.get().line()));
    }
    model = model.or(() -> Optional.of(name));
  }

  /** The layer that begins with this name; null for Input, which is none. */
  private Read layer(Token name) {
    if (count == LAYERS_AT_MOST && !name.text().equals(LayerVocabulary.INPUT)) {
      throw error(name, "there are more than " + LAYERS_AT_MOST + " layers");
    }
    count += name.text().equals(LayerVocabulary.INPUT) ? 0 : 1;
    try {
      return LayerVocabulary.JOINS.contains(name.text()) ? join(name) : call(name);
    } catch (LayerException e) {
      throw error(name, e.getMessage());
    }
  }

  private Read join(Token name) {
    if (depth == Architecture.NESTING_AT_MOST) {
      throw error(
          name,
          "joins stand in each other more than %d deep; make a plainer network"
              .formatted(Architecture.NESTING_AT_MOST));
    }
    depth++;
    expect("(");
    List<Path> paths = new ArrayList<>();
    List<List<Lines>> pathLines = new ArrayList<>();
    while (!peek().is(")")) {
      List<Read> path = path();
      paths.add(new Path(path.stream().map(Read::layer).toList()));
      pathLines.add(path.stream().map(Read::lines).toList());
      separator(")");
    }
    expect(")");
    depth--;
    return new Read(LayerVocabulary.join(name.text(), paths), new Lines(name.line(), pathLines));
  }

  private List<Read> path() {
    if (!peek().is("[")) {
      throw unexpected(peek(), "a path in brackets, such as [Conv(3, 8, pad=1)] or [],");
    }
    expect("[");
    List<Read> path = new ArrayList<>();
    while (!peek().is("]")) {
      path.add(layer(expect(Token.Kind.NAME)));
      separator("]");
    }
    expect("]");
    return path;
  }

  /** Takes a comma, unless the list ends here. */
  private void separator(String end) {
    if (peek().is(",")) {
      next();
    } else if (!peek().is(end)) {
      throw unexpected(peek(), "',' or '" + end + "'");
    }
  }

  private Read call(Token name) {
    if (LayerVocabulary.parameters(name.text(), List.of()).isEmpty()) {
      throw error(name, LayerVocabulary.unknown(name.text()));
    }
    expect("(");
    List<LayerCall.Written> written = new ArrayList<>();
    while (!peek().is(")")) {
      written.add(argument());
      separator(")");
    }
    expect(")");
    List<String> parameters = LayerVocabulary.parameters(name.text(), written).orElseThrow();
    LayerCall call = LayerCall.of(source, name, written, parameters);
    if (!name.text().equals(LayerVocabulary.INPUT)) {
      Layer layer = LayerVocabulary.layer(call);
      checkLoss(call);
      return new Read(layer, Lines.of(name.line()));
    }
    if (input.isPresent() || !layers.isEmpty() || depth > 0) {
      throw error(name, "found Input where a layer was expected; it comes once and first");
    }
    input = Optional.of(LayerVocabulary.input(call));
    return null;
  }

  private void checkLoss(LayerCall call) {
    Token named = call.arguments().get(LayerVocabulary.LOSS);
    if (named == null) {
      return;
    }
    if (depth > 0) {
      throw error(
          named,
          "found the loss %s within a join; name it in an activation outside"
              .formatted(named.shown()));
    }
    if (loss.isPresent() && !loss.get().text().equals(named.text())) {
      throw error(
          named,
          "found the loss %s where %s was expected, as on line %d; all must name the same"
              .formatted(named.shown(), loss.get().shown(), loss.get().line()));
    }
    loss = loss.or(() -> Optional.of(named));
  }

  private LayerCall.Written argument() {
    Token first = next();
    if (first.kind() == Token.Kind.NAME && peek().is("=")) {
      next();
      return new LayerCall.Written(first, value());
    }
    place--;
    return new LayerCall.Written(null, value());
  }

  private Token value() {
    Token value = next();
    if (value.is("[")) {
      place--;
      return list();
    }
    boolean flag = value.kind() == Token.Kind.NAME && LayerCall.FLAGS.contains(value.text());
    if (value.kind() != Token.Kind.NUMBER && value.kind() != Token.Kind.STRING && !flag) {
      throw unexpected(value, "a number, a string in quotes, True or False");
    }
    return value;
  }

  private Token list() {
    Token begin = peek();
    expect("[");
    List<String> numbers = new ArrayList<>();
    while (!peek().is("]")) {
      numbers.add(expect(Token.Kind.NUMBER).text());
      separator("]");
    }
    expect("]");
    return new Token(Token.Kind.LIST, String.join(", ", numbers), begin.line(), begin.column());
  }

  private Token peek() {
    return tokens.get(place);
  }

  private Token next() {
    return tokens.get(place++);
  }

  private Token expect(Token.Kind kind) {
    Token token = next();
    if (token.kind() != kind) {
      throw unexpected(token, kind.words());
    }
    return token;
  }

  private void expectName(String name) {
    Token token = next();
    if (token.kind() != Token.Kind.NAME || !token.text().equals(name)) {
      throw unexpected(token, name);
    }
  }

  private void expect(String symbol) {
    Token token = next();
    if (!token.is(symbol)) {
      throw unexpected(token, "'" + symbol + "'");
    }
    if (symbol.equals("(") || symbol.equals("[")) {
      open.push(token);
    } else if (symbol.equals(")") || symbol.equals("]")) {
      open.pop();
    }
  }

  /** Inside parentheses or brackets, a token on a later line hints at one that is not closed. */
  private ArchitectureException unexpected(Token found, String expected) {
    String what = "found " + found.shown() + " where " + expected + " was expected";
    Token opened = open.peek();
    boolean unclosed =
        opened != null && (opened.line() < found.line() || found.kind() == Token.Kind.TEXT_END);
    return error(
        found,
        unclosed
            ? what + "; the '" + opened.text() + "' at " + opened.place() + " is not closed"
            : what);
  }

  private ArchitectureException error(Token at, String what) {
    return LayerCall.error(source, at, what);
  }
}
