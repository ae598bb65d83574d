package io.github.opendas.api;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an answer with an error, without the credentials of its request: a gateway can repeat what it was sent (API Request Signing
 * Guide, error {@code APIGW.0301}: the canonical request, with the values of headers).
 */
final class ErrorText {
  private static final List<String> SECRET_HEADERS = List.of("X-Auth-Token", "X-Security-Token");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u00([2-7][0-9A-Fa-f])|(.))");

  private ErrorText() {}

  static String of(HttpResponse<?> response, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    for (String name : SECRET_HEADERS) {
      // A shorter text keeps no secret, and would be found in words that have nothing to do with it.
      String secret = response.request().headers().firstValue(name).filter(value -> value.length() >= 8).orElse(null);
      String spelledOut = ESCAPE.matcher(text).replaceAll(ErrorText::spelledOut);
      text = secret != null && spelledOut.contains(secret) ? spelledOut.replace(secret, "***") : text;
    }
    return text;
  }

  /** JSON can spell a character in several ways: here, in the one that a header has it in. Quotes and backslashes stay as they are. */
  private static String spelledOut(MatchResult escape) {
    String hexadecimal = escape.group(1);
    String character =
        hexadecimal == null ? escape.group(2) : Character.toString(Integer.parseInt(hexadecimal, 16));
    boolean isPlain = hexadecimal == null ? character.equals("/") : !"\"\\\u007f".contains(character);
    return Matcher.quoteReplacement(isPlain ? character : escape.group());
  }
}
