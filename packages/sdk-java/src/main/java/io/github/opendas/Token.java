package io.github.opendas;

import java.util.Map;
import java.util.Objects;

/** A token of the identity service, sent as {@code X-Auth-Token}. It is not printed. */
public final class Token implements Credentials {
  private final String value;

  /**
   * A token as the identity service gave it.
   *
   * @param value the token
   * @throws IllegalArgumentException where it has characters that no header can have, such as the end of the line it was read from
   */
  public Token(String value) {
    this.value = HeaderValue.of("token", Objects.requireNonNull(value, "value"));
  }

  @Override
  public Map<String, String> authenticate(OutgoingRequest request) {
    return Map.of("X-Auth-Token", value);
  }

  @Override
  public String toString() {
    return "Token";
  }
}
