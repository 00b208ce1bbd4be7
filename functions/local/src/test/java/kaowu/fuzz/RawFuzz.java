package kaowu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kaowu.rehearsal.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client sends that knows HTTP: written to the socket. Run by {@code -Pfuzz}. */
class RawFuzz {

    private static Running system;

    @BeforeAll
    static void start() throws IOException {
        system = Running.start(Files.createTempDirectory(Path.of("target"), "fuzz"));
    }

    @AfterAll
    static void end() {
        system.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/rounds/%zz HTTP/1.1",
                "GET /api/rounds/% HTTP/1.1",
                "GET /api/rounds?state=%zz HTTP/1.1",
                "GET /api/rounds?% HTTP/1.1",
                "GET /api/rounds/../../x HTTP/1.1",
                "GET /api/rounds/%2e%2e/nothing HTTP/1.1",
                "GET /api/rounds/{x} HTTP/1.1",
                "GET /api/rounds/a|b HTTP/1.1",
                "GET /api/rounds/\"x\" HTTP/1.1",
                "GET /api/rounds/a\\b HTTP/1.1",
                "GET /api/rounds/育 HTTP/1.1",
                "GET /api/rounds?occupation=育婴员 HTTP/1.1",
                "GET /api/rounds?a=[ HTTP/1.1",
                "GET /api/%00 HTTP/1.1",
                "GET //api//nothing HTTP/1.1",
                "FOO /api/clock HTTP/1.1",
                "TRACE /api/clock HTTP/1.1"
            })
    void isRefusedAsAProblem(String line) throws IOException {
        String answer = send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).as(line).matches("(?s)HTTP/1.1 4.*").contains("application/problem+json", "\"code\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: ;;\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{}",
                "Content-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length: 2\r\n\r\n{}",
                "Accept: ???\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "Accept-Language: ;;;q=\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "Authorization: \u0001\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            })
    void isRefusedAsAProblemWhateverStandsInItsHeaders(String rest) throws IOException {
        String answer = send("POST /api/registrations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest);
        assertThat(answer).as(rest).matches("(?s)HTTP/1.1 4.*");
        if (!rest.contains("\u0001")) {
            assertThat(answer).as(rest).contains("application/problem+json", "\"code\":");
        }
    }

    /** What is not HTTP at all does not reach the API; it is refused below it, and the server lives on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /api/clock HTTP/1.1\r\n\r\n",
                "GET /api/clock HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /api/rounds/\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/rounds/ x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/registrations HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /api/registrations HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/registrations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void isRefusedEvenIfItIsNoHttp(String request) throws IOException {
        assertThat(send(request)).as(request).matches("(?s)(HTTP/[0-9.]+ 4.*)?");
        assertThat(send("GET /api/clock HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 9_000, 20_000})
    void isRefusedIfItIsTooLong(int length) throws IOException {
        assertThat(send("GET /api/" + "a".repeat(length) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.[01] 4.*");
        assertThat(send("GET /api/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: " + "a".repeat(10 * length)
                        + "\r\n\r\n"))
                .matches("(?s)(HTTP/1.[01] 4.*)?");
    }

    private static String send(String request) throws IOException {
        URI root = URI.create(system.url());
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        }
    }

    /** Until the server has said everything, or waits for more that will not come. */
    private static String read(InputStream answer) throws IOException {
        byte[] bytes = new byte[8_192];
        int length = 0;
        try {
            for (int read = answer.read(bytes); read > 0 && length + read < bytes.length; ) {
                length += read;
                read = answer.read(bytes, length, bytes.length - length);
            }
        } catch (IOException over) {
            // Closed or quiet.
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
