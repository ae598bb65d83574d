package io.github.opendas;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An access key, which signs requests with SDK-HMAC-SHA256. Its secret parts are not printed.
 *
 * <pre>{@code
 * AccessKey key = new AccessKey(System.getenv("DAS_ACCESS_KEY"), System.getenv("DAS_SECRET_KEY"));
 * }</pre>
 */
public final class AccessKey implements Credentials {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern PROJECT = Pattern.compile("/v3(?:\\.\\d)?/([A-Za-z0-9]{32})/");

  private final String id;
  private final String secret;
  private final String securityToken;

  /**
   * A permanent access key.
   *
   * @param id access key id
   * @param secret secret access key
   * @throws IllegalArgumentException where the id has characters that no header can have
   */
  public AccessKey(String id, String secret) {
    this(id, secret, null);
  }

  /**
   * A temporary access key.
   *
   * @param id access key id
   * @param secret secret access key
   * @param securityToken its security token
   * @throws IllegalArgumentException where the id or the security token has characters that no header can have
   */
  public AccessKey(String id, String secret, String securityToken) {
    this.id = HeaderValue.of("id of the access key", Objects.requireNonNull(id, "id"));
    this.secret = Objects.requireNonNull(secret, "secret");
    this.securityToken = securityToken == null ? null : HeaderValue.of("security token", securityToken);
  }

  @Override
  public Map<String, String> authenticate(OutgoingRequest request) {
    Map<String, String> added = new LinkedHashMap<>();
    added.put("X-Sdk-Date", DATE.format(request.time()));
    Matcher project = PROJECT.matcher(request.uri().getPath());
    if (project.find()) {
      added.put("X-Project-Id", project.group(1));
    }
    if (securityToken != null) {
      added.put("X-Security-Token", securityToken);
    }
    String authorization = Signature.authorization(request.with(added), this, Signature.SIGNED_HEADERS);
    added.put("Authorization", authorization);
    return added;
  }

  /** @return the access key id, which is no secret */
  public String id() {
    return id;
  }

  String secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "AccessKey " + id;
  }
}
