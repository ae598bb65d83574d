package io.github.opendas;

import io.github.opendas.http.ApiClient;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Makes the client that the generated operations are called with.
 *
 * <pre>{@code
 * ApiClient client = DasClient.of("http://127.0.0.1:8080", new AccessKey("id", "secret"));
 * SharingApi sharing = new SharingApi(client);
 * sharing.listSharedConnections(project, connection, null, null, null, null);
 * }</pre>
 *
 * <p>Operations throw {@link io.github.opendas.http.ApiException}: {@link DasError#of} reads the answer behind it; without an answer its
 * cause is the {@link java.io.IOException} of the JDK, for example {@link java.net.http.HttpTimeoutException}.
 *
 * <p>Set up the client before classes of {@code io.github.opendas.api} are made of it; those are safe for several threads. Classes that are
 * made of one client share its connections.
 */
public final class DasClient {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private DasClient() {}

  /**
   * Sends requests to one endpoint. Redirects are not followed: credentials are for one host. A connection, and then an answer, is waited
   * for 30 seconds each; {@link ApiClient#setConnectTimeout} and {@link ApiClient#setReadTimeout} change that.
   *
   * @param endpoint URL of a server, for example {@code https://das.cn-north-4.myhuaweicloud.com}
   * @param credentials who calls; null for operations that need none
   * @return a client for the classes of {@code io.github.opendas.api}
   * @throws IllegalArgumentException where the endpoint is no URL
   */
  public static ApiClient of(String endpoint, Credentials credentials) {
    return of(endpoint, credentials, Clock.systemUTC());
  }

  /**
   * Sends requests to one endpoint, at the times of a clock.
   *
   * @param endpoint URL of a server
   * @param credentials who calls; null for operations that need none
   * @param clock gives the time of signatures
   * @return a client for the classes of {@code io.github.opendas.api}
   * @throws IllegalArgumentException where the endpoint is no URL
   */
  public static ApiClient of(String endpoint, Credentials credentials, Clock clock) {
    String base = endpoint.replaceAll("/+$", "");
    URI target = URI.create(base);
    // Without a host, the one that requests go to would be called "null".
    if (target.getHost() == null || !SCHEMES.contains(target.getScheme().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "The endpoint " + endpoint + " is no URL such as https://das.cn-north-4.myhuaweicloud.com");
    }
    ApiClient client = new Connected(base);
    client.setConnectTimeout(TIMEOUT).setReadTimeout(TIMEOUT);
    if (credentials != null) {
      client.setRequestInterceptor(builder -> authenticate(builder, credentials, clock));
    }
    return client;
  }

  /** Has one HTTP client for all groups of operations: each has a thread and connections of its own. */
  private static final class Connected extends ApiClient {
    private HttpClient http;

    Connected(String endpoint) {
      super(forOneHost(HttpClient.newBuilder()), createDefaultObjectMapper(), endpoint);
    }

    @Override
    public synchronized HttpClient getHttpClient() {
      if (http == null) {
        http = super.getHttpClient();
      }
      return http;
    }

    @Override
    public synchronized ApiClient setHttpClientBuilder(HttpClient.Builder builder) {
      http = null;
      return super.setHttpClientBuilder(forOneHost(builder));
    }

    @Override
    public synchronized ApiClient setConnectTimeout(Duration timeout) {
      http = null;
      return super.setConnectTimeout(timeout);
    }

    private static HttpClient.Builder forOneHost(HttpClient.Builder builder) {
      return builder.version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    }
  }

  private static void authenticate(HttpRequest.Builder builder, Credentials credentials, Clock clock) {
    HttpRequest request = builder.copy().build();
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
    byte[] body = request.bodyPublisher().map(DasClient::bytes).orElse(new byte[0]);
    OutgoingRequest outgoing =
        new OutgoingRequest(request.method(), request.uri(), headers, body, clock.instant());
    credentials.authenticate(outgoing).forEach(builder::setHeader);
  }

  /** Publishers of bytes that are in memory can be read again, and give them at once. */
  private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    CompletableFuture<byte[]> all = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<ByteBuffer>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer buffer) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            collected.writeBytes(part);
          }

          @Override
          public void onError(Throwable error) {
            all.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            all.complete(collected.toByteArray());
          }
        });
    return all.join();
  }
}
