package kaowu.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The rounds of one pass, whose deadlines come one after the other while it runs. Before it begins they are a day away. */
final class Season {

    /** How many sites there are. */
    static final int SITES = 6;

    private final String name;
    private final Duration length;
    private final int number;
    private final Map<String, Timetable> rounds = new ConcurrentHashMap<>();
    private final AtomicInteger people;
    private volatile Instant end = Instant.MAX;

    /**
     * @param name begins the ids of its plans and sites
     * @param length until clients and officials stop
     * @param number of rounds
     * @param firstPerson of those who come
     */
    Season(String name, Duration length, int number, int firstPerson) {
        this.name = name;
        this.length = length;
        this.number = number;
        this.people = new AtomicInteger(firstPerson);
        deadlines(Instant.now().plus(Duration.ofDays(1)));
    }

    /** From now on; the last deadline passes with the end. */
    void begin() {
        Instant now = Instant.now();
        deadlines(now);
        end = now.plus(length);
    }

    private void deadlines(Instant from) {
        for (int no = 1; no <= number; no++) {
            String id = name + "-" + no;
            // To the second, and never in the one that has begun.
            rounds.put(
                    id,
                    new Timetable(
                            id,
                            from.plus(length.multipliedBy(no).dividedBy(number)).plusSeconds(1)));
        }
    }

    String name() {
        return name;
    }

    boolean over() {
        return !Instant.now().isBefore(end);
    }

    /** By plan, as they were last published, or are to be published now. */
    Map<String, Timetable> rounds() {
        return rounds;
    }

    List<String> sites() {
        return IntStream.range(0, SITES).mapToObj(no -> name + "-site-" + no).toList();
    }

    int nextPerson() {
        return people.getAndIncrement();
    }
}
