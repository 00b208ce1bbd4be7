package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import kaowu.candidate.Candidate;
import org.jboss.logging.Logger;

/**
 * Carries a message that is only good for minutes past the ledger: at once, and once. If its channel does not take it, whoever
 * waits for it asks again.
 */
@ApplicationScoped
public class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    private final Channels channels;

    Courier(Channels channels) {
        this.channels = channels;
    }

    /**
     * A way to reach somebody.
     *
     * @param toPhone whether it leads to her phone and not to another address
     * @param to address in the terms of the channel
     */
    public record Route(String channel, boolean toPhone, String to) {

        /** Without the address: it may end up in a log. */
        @Override
        public String toString() {
            return "Route[" + channel + "]";
        }
    }

    /** The phone if there are text messages, since what is sent there proves the phone; otherwise whatever she left. */
    public Optional<Route> toPhoneIfPossible(Candidate candidate) {
        return channels.inOrder().stream()
                .flatMap(channel -> channel
                        .address(candidate.contact())
                        .map(to -> new Route(channel.name(), to.equals(candidate.phone()), to))
                        .stream())
                .min(Comparator.comparing(route -> !route.toPhone()));
    }

    public void carry(Route route, String subject, String text) {
        Channel channel = channels.inOrder().stream()
                .filter(one -> one.name().equals(route.channel()))
                .findFirst()
                .orElseThrow();
        Message message = new Message(UUID.randomUUID().toString(), route.to(), subject, text);
        try {
            channel.send(message);
        } catch (Channel.Undelivered undelivered) {
            LOG.warnf("A message was not taken by %s (%s)", channel.name(), undelivered.getMessage());
        }
    }
}
