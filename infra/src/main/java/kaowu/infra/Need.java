package kaowu.infra;

import java.util.List;

/** Something that a function's role allows and its environment names, because its code uses it. */
sealed interface Need {

    /** These operations on a table, alone or inside a transaction. */
    record OnTable(Tables table, List<Operation> operations) implements Need {

        boolean writes() {
            return operations.stream().anyMatch(Operation::writes);
        }
    }

    /** Queries of an index; they do not allow to query the table. */
    record OnIndex(Tables table, String index) implements Need {

        public OnIndex {
            if (!table.hasIndex(index)) {
                throw new IllegalArgumentException(table + " has no index " + index);
            }
        }
    }

    /** What is not a table. */
    enum Means implements Need {
        /** Seals and opens candidates' identities. */
        IDENTITY,
        /** Hands out addresses to upload materials to. */
        UPLOADS,
        /** Looks at what was uploaded, takes it over, and tags what it supersedes. */
        MATERIALS,
        /** Sends e-mail and text messages. */
        CHANNELS
    }

    /** An operation of DynamoDB. In a transaction each write asks for its own; a condition asks for CHECK. */
    enum Operation {
        GET("GetItem", false),
        BATCH("BatchGetItem", false),
        QUERY("Query", false),
        SCAN("Scan", false),
        CHECK("ConditionCheckItem", false),
        PUT("PutItem", true),
        UPDATE("UpdateItem", true),
        DELETE("DeleteItem", true);

        private final String action;
        private final boolean writes;

        Operation(String action, boolean writes) {
            this.action = action;
            this.writes = writes;
        }

        String action() {
            return "dynamodb:" + action;
        }

        boolean writes() {
            return writes;
        }
    }

    static Need on(Tables table, Operation... operations) {
        return new OnTable(table, List.of(operations));
    }

    static Need onIndex(Tables table, String index) {
        return new OnIndex(table, index);
    }
}
