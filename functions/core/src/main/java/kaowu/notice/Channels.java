package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** The channels that the settings name, in order of preference. */
@ApplicationScoped
class Channels {

    private final List<Channel> inOrder;

    Channels(Instance<Channel> known, NoticeSettings settings) {
        this.inOrder = settings.channels().stream()
                .map(name -> known.stream()
                        .filter(channel -> channel.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("kaowu.notice.channels: no channel " + name)))
                .toList();
    }

    List<Channel> inOrder() {
        return inOrder;
    }
}
