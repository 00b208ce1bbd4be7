package kaowu.infra;

/** What calls a function. */
sealed interface Trigger {

    /** A person at the console or behind the HTTP API, who waits for the answer. */
    Trigger CALL = new Call();

    /** The clock. */
    Trigger EVERY_MINUTE = new EveryMinute();

    record Call() implements Trigger {}

    record EveryMinute() implements Trigger {}

    /**
     * The stream of a table.
     *
     * @param filter the pattern of the records that the function is called for; the others cost nothing
     * @param batch how many records it gets at once, so few that it is done with them in its time
     */
    record StreamOf(Tables table, String filter, int batch) implements Trigger {}

    /** An intake shard that has just been closed. */
    Trigger INTAKE_CLOSED = new StreamOf(Tables.INTAKES, """
            {"eventName":["MODIFY"],"dynamodb":{\
            "NewImage":{"state":{"S":["CLOSED"]}},\
            "OldImage":{"state":{"S":[{"anything-but":["CLOSED"]}]}}}}""", 5);

    /** A notice that has just been queued. */
    Trigger NOTICE_QUEUED = new StreamOf(Tables.NOTICES, """
            {"eventName":["INSERT"]}""", 10);
}
