package io.github.opendas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opendas.api.ConnectionsApi;
import io.github.opendas.api.SharingApi;
import io.github.opendas.http.ApiClient;
import io.github.opendas.http.ApiException;
import io.github.opendas.model.ConsoleCreateShareResp;
import io.github.opendas.model.CreateShareConnectionsRequestBody;
import io.github.opendas.model.ErrorResp;
import io.github.opendas.model.ListConnectionResponse;
import io.github.opendas.model.ListSharedConnectionsResponse;
import io.github.opendas.model.PwdPasswordUser;
import io.github.opendas.model.ShareConnUserInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DasClientTest {
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-20T08:00:00Z"), ZoneOffset.UTC);
  private static final AccessKey KEY =
      new AccessKey(SignatureTest.KEY.id(), SignatureTest.KEY.secret(), "example-token");

  private static ConsoleCreateShareResp share(ApiClient client) throws ApiException {
    ShareConnUserInfo user = new ShareConnUserInfo().userId("0852a89ae180d5401f5ac00271a4a02e").userName("中");
    CreateShareConnectionsRequestBody body =
        new CreateShareConnectionsRequestBody().sharedConnId(SignatureTest.CONNECTION).addUsersItem(user);
    return new SharingApi(client).createShareConnections(SignatureTest.PROJECT, body, null);
  }

  private static void assertSignedAsSent(OutgoingRequest request) {
    String want = Signature.authorization(request, KEY, Signature.SIGNED_HEADERS);
    assertEquals(want, request.headers().get("authorization"));
    assertTrue(want.contains("x-project-id;x-sdk-date;x-security-token"), want);
    assertEquals("20260120T080000Z", request.headers().get("x-sdk-date"));
  }

  @Test
  void signsRequestsAsTheyAreSent() throws IOException, ApiException {
    try (Answering server = new Answering(200, Map.of(), "{}")) {
      ApiClient client = DasClient.of(server.url(), KEY, CLOCK);
      share(client);
      new SharingApi(client)
          .listSharedConnections(
              SignatureTest.PROJECT, SignatureTest.CONNECTION, "a b*(中)~/+&=", null, "100", null);
      server.received.forEach(DasClientTest::assertSignedAsSent);
      assertEquals(2, server.received.size());
    }
  }

  @Test
  void sendsAToken() throws IOException, ApiException {
    try (Answering server = new Answering(200, Map.of(), "{}")) {
      share(DasClient.of(server.url(), new Token("example")));
      assertEquals("example", server.received.get(0).headers().get("x-auth-token"));
    }
  }

  @Test
  void sendsWhatCredentialsGiveForEachRequest() throws IOException, ApiException {
    try (Answering server = new Answering(200, Map.of(), "{}")) {
      ApiClient client =
          DasClient.of(
              server.url(), request -> new Token("token-" + server.received.size()).authenticate(request));
      share(client);
      share(client);
      assertEquals("token-1", server.received.get(1).headers().get("x-auth-token"));
    }
  }

  @Test
  void sendsTimesInUtcWithMilliseconds() {
    assertEquals("2026-05-03T10:30:00.200Z", DasTime.of(Instant.parse("2026-05-03T10:30:00.200999Z")));
    assertEquals("2026-05-03T10:30:00.000Z", DasTime.of(Instant.parse("2026-05-03T10:30:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1:8080", "das.example.com", "ftp://das.example.com", "http://", "http://my_host"})
  void refusesAnEndpointThatIsNoUrl(String endpoint) {
    assertThrows(IllegalArgumentException.class, () -> DasClient.of(endpoint, KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void takesAnswersWithoutABody(String body) throws IOException, ApiException {
    try (Answering server = new Answering(200, Map.of(), body)) {
      assertNull(share(DasClient.of(server.url(), null)));
    }
  }

  @Test
  void takesMembersAndValuesThatThisVersionDoesNotKnow() throws IOException, ApiException {
    String body = "{\"total_record\": 1, \"new\": 1, \"das_conn_info_list\": [{\"engine_type\": \"oracle\"}]}";
    try (Answering server = new Answering(200, Map.of(), body)) {
      ListConnectionResponse page =
          new ConnectionsApi(DasClient.of(server.url(), null))
              .listConnection(SignatureTest.PROJECT, null, null, null, null, null, null, null, null, null);
      assertEquals("oracle", page.getDasConnInfoList().get(0).getEngineType());
    }
  }

  @Test
  void takesTextInEveryAlphabet() throws IOException, ApiException {
    String body = "{\"total\": 1, \"data\": [{\"user_name\": \"中 é\"}], \"error_msg\": \"中 é\"}";
    try (Answering server = new Answering(200, Map.of(), body)) {
      SharingApi sharing = new SharingApi(DasClient.of(server.url(), null));
      ListSharedConnectionsResponse page =
          sharing.listSharedConnections(SignatureTest.PROJECT, SignatureTest.CONNECTION, null, null, null, null);
      assertEquals("中 é", page.getData().get(0).getUserName());
    }
    try (Answering server = new Answering(400, Map.of(), body)) {
      ApiException thrown = assertThrows(ApiException.class, () -> share(DasClient.of(server.url(), null)));
      assertEquals(Optional.of("中 é"), DasError.of(thrown).orElseThrow().message());
    }
  }

  @Test
  void takesNothingForAnAnswerThatIsNone() {
    SharingApi sharing = new SharingApi(DasClient.of("http://127.0.0.1:1", null));
    List<Executable> calls =
        List.of(
            () -> sharing.listSharedConnections(null, SignatureTest.CONNECTION, null, null, null, null),
            () -> sharing.listSharedConnections(SignatureTest.PROJECT, SignatureTest.CONNECTION, null, null, null, null));
    for (Executable call : calls) {
      assertEquals(Optional.empty(), DasError.of(assertThrows(ApiException.class, call)));
    }
  }

  @Test
  void waitsForAnAnswerAsLongAsItIsTold() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ApiClient client = DasClient.of("http://127.0.0.1:" + silent.getLocalPort(), null);
      assertEquals(Duration.ofSeconds(30), client.getReadTimeout());
      client.setReadTimeout(Duration.ofMillis(100));
      ApiException thrown = assertThrows(ApiException.class, () -> share(client));
      assertInstanceOf(HttpTimeoutException.class, thrown.getCause());
    }
  }

  @Test
  void sharesConnectionsBetweenGroupsOfOperations() {
    ApiClient client = DasClient.of("http://127.0.0.1", null);
    HttpClient first = client.getHttpClient();
    assertSame(first, client.getHttpClient());
    assertNotSame(first, client.setConnectTimeout(Duration.ofSeconds(1)).getHttpClient());
    HttpClient.Builder other = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS);
    assertEquals(HttpClient.Redirect.NEVER, client.setHttpClientBuilder(other).getHttpClient().followRedirects());
  }

  @Test
  void signsTheProjectBelowAPrefix() throws IOException, ApiException {
    try (Answering server = new Answering(200, Map.of(), "{}")) {
      share(DasClient.of(server.url() + "/das/", KEY, CLOCK));
      assertSignedAsSent(server.received.get(0));
      assertEquals("/das/v3/" + SignatureTest.PROJECT + "/connections/share", server.received.get(0).uri().getPath());
    }
  }

  @Test
  void followsNoRedirects() throws IOException {
    try (Answering other = new Answering(200, Map.of(), "{}");
        Answering server = new Answering(307, Map.of("Location", other.url()), "")) {
      assertThrows(ApiException.class, () -> share(DasClient.of(server.url(), new Token("example"))));
      assertTrue(other.received.isEmpty());
    }
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(
            400,
            Map.of("X-Request-Id", "r1"),
            "{\"error_code\":\"DAS.5052\",\"error_msg\":\"no share\"}",
            "DAS.5052",
            "no share",
            "r1"),
        Arguments.of(400, Map.of(), "{\"errorCodeStr\":\"DAS.5010\"}", "DAS.5010", null, null),
        Arguments.of(
            403,
            Map.of(),
            "{\"error\":{\"code\":\"IAM.0002\",\"message\":\"not allowed\"}}",
            "IAM.0002",
            "not allowed",
            null),
        Arguments.of(
            405,
            Map.of(),
            "{\"error_code\":\"APIGW.0101\",\"error_msg\":\"x\",\"request_id\":\"r2\"}",
            "APIGW.0101",
            "x",
            "r2"),
        Arguments.of(502, Map.of("Content-Type", "text/html"), "<html>Bad Gateway</html>", null, null, null),
        Arguments.of(500, Map.of("X-Request-Id", "r3"), "", null, null, "r3"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void saysWhatHappened(
      int status, Map<String, String> headers, String body, String code, String message, String requestId)
      throws IOException {
    try (Answering server = new Answering(status, headers, body)) {
      ApiException thrown =
          assertThrows(ApiException.class, () -> share(DasClient.of(server.url(), null)));
      DasError error = DasError.of(thrown).orElseThrow();
      assertEquals(status, error.status());
      assertEquals(Optional.ofNullable(code), error.code());
      assertEquals(Optional.ofNullable(message), error.message());
      assertEquals(Optional.ofNullable(requestId), error.requestId());
      assertEquals(body.startsWith("{"), error.body().isPresent());
      if (body.contains("\"error_msg\"")) {
        assertEquals(Optional.ofNullable(message), error.body().map(ErrorResp::getErrorMsg));
      }
    }
  }

  @Test
  void saysInOneLineWhatHappened() throws IOException {
    Map<String, String> lines =
        Map.of(
            "", "400 without a code (request r1)",
            "{\"error_code\":\"DAS.5052\",\"error_msg\":\"no share\"}", "400 DAS.5052: no share (request r1)");
    for (Map.Entry<String, String> line : lines.entrySet()) {
      try (Answering server = new Answering(400, Map.of("X-Request-Id", "r1"), line.getKey())) {
        ApiException thrown = assertThrows(ApiException.class, () -> share(DasClient.of(server.url(), null)));
        assertEquals(line.getValue(), DasError.of(thrown).orElseThrow().toString());
      }
    }
  }

  @Test
  void refusesCredentialsThatNoHeaderCanCarryWithoutQuotingThem() {
    List<Executable> attempts =
        List.of(
            () -> new Token("t0ken\n"),
            () -> new AccessKey("t0ken\n", "secret"),
            () -> new AccessKey("id", "secret", "t0ken\u00e9"));
    for (Executable attempt : attempts) {
      IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, attempt);
      assertFalse(refusal.getMessage().contains("t0ken"), refusal.getMessage());
    }
  }

  @Test
  void hidesCredentialsThatAnAnswerRepeats() throws IOException {
    String repeated =
        "{\"error_code\":\"APIGW.0301\",\"error_msg\":\"GET|x-security-token:example/token=1|"
            + "x-security-token:example\\/token\\u003D1|\\u0022\\\"\\\\u0041\\n\"}";
    AccessKey key = new AccessKey("id", "secret", "example/token=1");
    try (Answering server = new Answering(401, Map.of(), repeated)) {
      ApiException thrown = assertThrows(ApiException.class, () -> share(DasClient.of(server.url(), key)));
      assertFalse(thrown.toString().contains("example"), thrown.toString());
      assertEquals(
          Optional.of("GET|x-security-token:***|x-security-token:***|\"\"\\u0041\n"), DasError.of(thrown).orElseThrow().message());
    }
  }

  @Test
  void printsNoSecrets() {
    PwdPasswordUser user = new PwdPasswordUser().name("owner").password("example-password");
    String printed = user + " " + KEY + " " + new Token("example-of-a-token");
    for (String secret : new String[] {"example-password", KEY.secret(), "example-token", "example-of-a-token"}) {
      assertFalse(printed.contains(secret), printed);
    }
  }
}
