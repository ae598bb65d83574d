package io.github.opendas;

import java.util.Map;
import java.util.Objects;

/** A token of the identity service, sent as {@code X-Auth-Token}. It is not printed. */
public final class Token implements Credentials {
  private final String value;

  /** @param value the token */
  public Token(String value) {
    this.value = Objects.requireNonNull(value, "value");
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
