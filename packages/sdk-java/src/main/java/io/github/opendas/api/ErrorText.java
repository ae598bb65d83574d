package io.github.opendas.api;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of an answer with an error, without the credentials of its request: a gateway can repeat what it was sent (API Request Signing
 * Guide, error {@code APIGW.0301}: the canonical request, with the values of headers).
 */
final class ErrorText {
  private static final List<String> SECRET_HEADERS = List.of("X-Auth-Token", "X-Security-Token");

  private ErrorText() {}

  static String of(HttpResponse<?> response, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    for (String name : SECRET_HEADERS) {
      // A shorter text keeps no secret, and would be found in words that have nothing to do with it.
      String secret = response.request().headers().firstValue(name).filter(value -> value.length() >= 8).orElse(null);
      text = secret == null ? text : inJson(secret).matcher(text).replaceAll("***");
    }
    return text;
  }

  /** JSON can spell a character in several ways. */
  private static Pattern inJson(String secret) {
    return Pattern.compile(
        secret
            .chars()
            .mapToObj(each -> String.format("(?:\\\\?%s|\\\\u(?i:%04x))", Pattern.quote(Character.toString(each)), each))
            .collect(Collectors.joining()));
  }
}
