package dev.demitasse.model;

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
  /** An argument as written: its name, if it has one, and its value. */
  record Written(Token name, Token value) {}

  /**
   * Gives each argument its parameter, as Python does.
   *
   * @throws ArchitectureException if there are too many, one is unknown or given twice, or one
   *     without a name follows one with a name
   */
  static LayerCall of(String source, Token name, List<Written> written, List<String> parameters) {
    Map<String, Token> arguments = new LinkedHashMap<>();
    boolean named = false;
    for (int i = 0; i < written.size(); i++) {
      Written argument = written.get(i);
      String parameter;
      if (argument.name != null) {
        named = true;
        parameter = argument.name.text();
        if (!parameters.contains(parameter)) {
          throw error(
              source,
              argument.name,
              "%s has no %s; its arguments are %s"
                  .formatted(name.text(), parameter, String.join(", ", parameters)));
        }
      } else if (named) {
        throw error(source, argument.value, "arguments without a name come before named ones");
      } else if (i >= parameters.size()) {
        throw error(
            source,
            argument.value,
            "%s takes %d arguments (%s), found more"
                .formatted(name.text(), parameters.size(), String.join(", ", parameters)));
      } else {
        parameter = parameters.get(i);
      }
      if (arguments.put(parameter, argument.value) != null) {
        throw error(source, argument.value, name.text() + "'s " + parameter + " is given twice");
      }
    }
    return new LayerCall(source, name, arguments);
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
      throw error(
          source,
          token,
          "%s's %s must be a whole number below 2^31, found %s"
              .formatted(name.text(), parameter, token.text()));
    }
  }

  /** A whole number, or what stands in for it where it is not given. */
  int whole(String parameter, int otherwise) {
    return has(parameter) ? whole(parameter) : otherwise;
  }

  /** A number that must be given. */
  double number(String parameter) {
    Token token = required(parameter, Token.Kind.NUMBER, "a number");
    try {
      return Double.parseDouble(token.text());
    } catch (NumberFormatException e) {
      throw error(
          source,
          token,
          "%s's %s must be a number, found %s".formatted(name.text(), parameter, token.text()));
    }
  }

  /** A string that must be given. */
  String string(String parameter) {
    return required(parameter, Token.Kind.STRING, "a string in quotes").text();
  }

  private Token required(String parameter, Token.Kind kind, String expected) {
    Token token = arguments.get(parameter);
    if (token == null) {
      throw error(source, name, name.text() + " lacks its " + parameter + ", " + expected);
    }
    if (token.kind() != kind) {
      throw error(
          source,
          token,
          "%s's %s must be %s, found %s"
              .formatted(name.text(), parameter, expected, token.shown()));
    }
    return token;
  }

  static ArchitectureException error(String source, Token at, String what) {
    return new ArchitectureException(
        "%s, line %d, column %d: %s".formatted(source, at.line(), at.column(), what));
  }
}
