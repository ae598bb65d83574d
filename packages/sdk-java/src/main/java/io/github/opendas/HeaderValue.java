package io.github.opendas;

/** The value of a header that holds a secret: the HTTP client of the JDK quotes what it refuses. */
final class HeaderValue {
  private HeaderValue() {}

  /** The value, where a header can have it (RFC 9110 section 5.5, without what is not ASCII); {@code name} says whose it is. */
  static String of(String name, String value) {
    if (value.isEmpty() || !value.chars().allMatch(each -> each > ' ' && each <= '~')) {
      throw new IllegalArgumentException(
          "The " + name + " is empty or has characters that no header can have, for example a space or the end of a line.");
    }
    return value;
  }
}
