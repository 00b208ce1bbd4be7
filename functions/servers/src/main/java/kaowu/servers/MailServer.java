package kaowu.servers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;

/**
 * Main class of the SMTP child: takes mail for anybody, and lists it over HTTP at {@code /messages}, a line for each with recipient,
 * subject, text, Message-ID and date (milliseconds), each in base 64 and set off by blanks.
 */
public final class MailServer {

    private MailServer() {}

    /** @param arguments SMTP port and HTTP port */
    public static void main(String[] arguments) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        GreenMail mail = new GreenMail(
                new ServerSetup(Integer.parseInt(arguments[0]), here.getHostAddress(), ServerSetup.PROTOCOL_SMTP));
        mail.start();
        HttpServer http = HttpServer.create(new InetSocketAddress(here, Integer.parseInt(arguments[1])), 0);
        http.createContext("/messages", exchange -> {
            StringBuilder lines = new StringBuilder();
            for (MimeMessage message : mail.getReceivedMessages()) {
                lines.append(line(message)).append('\n');
            }
            byte[] body = lines.toString().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    @SuppressWarnings("JavaUtilDate") // It is what the mail API hands out.
    private static String line(MimeMessage message) throws IOException {
        try {
            Date date = message.getSentDate();
            String body = message.getContent() instanceof String text ? text : GreenMailUtil.getBody(message);
            return String.join(
                    " ",
                    Stream.of(
                                    message.getAllRecipients()[0].toString(),
                                    message.getSubject(),
                                    body.strip(),
                                    message.getMessageID(),
                                    Long.toString(date == null ? 0 : date.getTime()))
                            .map(field -> Base64.getEncoder().encodeToString(field.getBytes(StandardCharsets.UTF_8)))
                            .toList());
        } catch (MessagingException fault) {
            throw new IOException(fault);
        }
    }
}
