package dev.demitasse.model;

import dev.demitasse.kernels.Padding;
import dev.demitasse.tensor.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call in architecture text, such as {@code Conv(3, 1, 8, pad=1)}, its arguments by name.
 *
 * @param source what the text is called
 * @param name the layer's name
 * @param arguments the values given, by parameter name
 */
record LayerCall(String source, Token name, Map<String, Token> arguments) {
  /** The names of yes and no. */
  static final List<String> FLAGS = List.of("True", "False", "true", "false");

  /** An argument as written: its name, null if it has none, and its value. */
  record Written(Token name, Token value) {}

  /**
   * Gives each argument its parameter, as Python does.
   *
   * @throws ArchitectureException if there are too many, one is unknown or given twice, or one
   *     without a name follows one with a name
   */
  static LayerCall of(String source, Token name, List<Written> written, List<String> parameters) {
    LayerCall call = new LayerCall(source, name, new LinkedHashMap<>());
    boolean named = false;
    for (int i = 0; i < written.size(); i++) {
      Written argument = written.get(i);
      if (named && argument.name == null) {
        throw call.wrong(argument.value, "arguments without a name must come before named ones");
      }
      named = argument.name != null;
      String parameter =
          named ? call.known(argument.name, parameters) : call.known(argument.value, i, parameters);
      if (call.arguments.put(parameter, argument.value) != null) {
        throw call.wrong(
            named ? argument.name : argument.value,
            name.text() + "'s " + parameter + " is given twice");
      }
    }
    return call;
  }

  private String known(Token parameter, List<String> parameters) {
    if (!parameters.contains(parameter.text())) {
      throw wrong(
          parameter,
          "%s has no argument %s; %sit takes %s"
              .formatted(
                  name.text(),
                  parameter.shown(),
                  Suggestion.of(parameter.text(), parameters),
                  listed(parameters)));
    }
    return parameter.text();
  }

  private String known(Token value, int index, List<String> parameters) {
    if (index >= parameters.size()) {
      throw wrong(
          value,
          "found one argument too many, %s; %s takes %s"
              .formatted(value.shown(), name.text(), listed(parameters)));
    }
    return parameters.get(index);
  }

  private static String listed(List<String> parameters) {
    return parameters.isEmpty() ? "none" : String.join(", ", parameters);
  }

  /** Whether this argument was given. */
  boolean has(String parameter) {
    return arguments.containsKey(parameter);
  }

  /** A whole number that must be given. */
  int whole(String parameter) {
    Token token = required(parameter, Token.Kind.NUMBER, "a whole number");
    try {
      return Integer.parseInt(token.text());
    } catch (NumberFormatException e) {
      throw wrong(
          token,
          "%s's %s must be a whole number below 2^31, found %s"
              .formatted(name.text(), parameter, token.shown()));
    }
  }

  /** A whole number, or what stands in for it where it is not given. */
  int whole(String parameter, int otherwise) {
    return has(parameter) ? whole(parameter) : otherwise;
  }

  /** A number that must be given; the tokenizer has checked how it is written. */
  double number(String parameter) {
    return Double.parseDouble(required(parameter, Token.Kind.NUMBER, "a number").text());
  }

  /** A number, or what stands in for it where it is not given. */
  double number(String parameter, double otherwise) {
    return has(parameter) ? number(parameter) : otherwise;
  }

  /** Yes or no, or what stands in for it where it is not given. */
  boolean flag(String parameter, boolean otherwise) {
    if (!has(parameter)) {
      return otherwise;
    }
    Token token = arguments.get(parameter);
    if (token.kind() != Token.Kind.NAME) {
      throw wrong(
          token,
          "%s's %s must be True or False, found %s"
              .formatted(name.text(), parameter, token.shown()));
    }
    return token.text().equalsIgnoreCase("true");
  }

  /** Padding: a whole number for all sides, or a list of four; none where it is not given. */
  Padding padding(String parameter) {
    Token token = arguments.get(parameter);
    if (token == null || token.kind() != Token.Kind.LIST) {
      int pad = whole(parameter, 0);
      return new Padding(pad, pad, pad, pad);
    }
    String[] sides = token.text().split(", ", -1);
    try {
      if (sides.length == 4) {
        return new Padding(
            Integer.parseInt(sides[0]),
            Integer.parseInt(sides[1]),
            Integer.parseInt(sides[2]),
            Integer.parseInt(sides[3]));
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(
        token,
        "%s's %s must be a whole number or four of them, [top, left, bottom, right], found %s"
            .formatted(name.text(), parameter, token.shown()));
  }

  /** A string that must be given. */
  String string(String parameter) {
    return required(parameter, Token.Kind.STRING, "a string in quotes").text();
  }

  private Token required(String parameter, Token.Kind kind, String expected) {
    Token token = arguments.get(parameter);
    if (token == null) {
      throw wrong(name, "%s lacks its %s, %s".formatted(name.text(), parameter, expected));
    }
    if (token.kind() != kind) {
      throw wrong(
          token,
          "%s's %s must be %s, found %s"
              .formatted(name.text(), parameter, expected, token.shown()));
    }
    return token;
  }

  private ArchitectureException wrong(Token at, String what) {
    return error(source, at, what);
  }

  static ArchitectureException error(String source, Token at, String what) {
    return new ArchitectureException("%s, %s: %s".formatted(source, at.place(), what));
  }
}
