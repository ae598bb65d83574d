package io.github.opendas;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SDK-HMAC-SHA256, as the API Request Signing Guide describes it (api-sign-algorithm-001 and following). */
final class Signature {
  private static final String ALGORITHM = "SDK-HMAC-SHA256";

  /** Headers that are signed where a request has them: proxies change others. */
  static final List<String> SIGNED_HEADERS =
      List.of("content-type", "host", "x-project-id", "x-sdk-content-sha256", "x-sdk-date", "x-security-token");

  private Signature() {}

  /** The value of the header {@code Authorization}; {@code names} says which headers are signed where they are there. */
  static String authorization(OutgoingRequest request, AccessKey key, List<String> names) {
    Map<String, String> headers = request.headers();
    headers.put("host", host(request.uri()));
    List<String> present = names.stream().filter(headers::containsKey).sorted().collect(Collectors.toList());
    String signedHeaders = String.join(";", present);
    String payload = headers.get("x-sdk-content-sha256");
    String canonicalRequest =
        String.join(
            "\n",
            request.method(),
            canonicalPath(request.uri().getRawPath()),
            canonicalQuery(request.uri().getRawQuery()),
            present.stream().map(name -> name + ":" + headers.get(name) + "\n").collect(Collectors.joining()),
            signedHeaders,
            payload == null ? hash(request.body()) : payload);
    String stringToSign =
        String.join("\n", ALGORITHM, headers.get("x-sdk-date"), hash(utf8(canonicalRequest)));
    return ALGORITHM + " Access=" + key.id() + ", SignedHeaders=" + signedHeaders
        + ", Signature=" + hmac(key.secret(), stringToSign);
  }

  /** As it is sent: without the default port. */
  static String host(URI uri) {
    int standard = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    return uri.getPort() == -1 || uri.getPort() == standard ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static String canonicalPath(String path) {
    // A plus sign in a path is itself, not a space.
    String encoded =
        Arrays.stream(path.split("/", -1))
            .map(segment -> encode(decode(segment.replace("+", "%2B"))))
            .collect(Collectors.joining("/"));
    return encoded.endsWith("/") ? encoded : encoded + "/";
  }

  /** Sorted by name, then by value. A plus sign is a space, as servers read it. */
  private static String canonicalQuery(String query) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    // A space is smaller than everything that an encoded text can hold.
    return Arrays.stream(query.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .map(pair -> encode(decode(pair[0])) + " " + (pair.length == 2 ? encode(decode(pair[1])) : ""))
        .sorted()
        .collect(Collectors.joining("&"))
        .replace(' ', '=');
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Everything but unreserved characters as %XX (RFC 3986 section 2.3). */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }

  private static String hash(byte[] bytes) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException("Every Java has SHA-256.", error);
    }
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
      return hex(mac.doFinal(utf8(text)));
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException("Every Java has HmacSHA256.", error);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      text.append(Character.forDigit((each >> 4) & 15, 16)).append(Character.forDigit(each & 15, 16));
    }
    return text.toString();
  }
}
