package kaowu.infra;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Something that a function's role allows and its environment names, because its code uses it. */
sealed interface Need {

    /** The tables that it touches. */
    List<Tables> tables();

    /** These operations on a table, alone or inside a transaction. */
    record OnTable(Tables table, List<Operation> operations) implements Need {

        @Override
        public List<Tables> tables() {
            return List.of(table);
        }

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

        @Override
        public List<Tables> tables() {
            return List.of(table);
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
        CHANNELS;

        @Override
        public List<Tables> tables() {
            return List.of();
        }
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

    /** The same needs, each said once: a table with all the operations that any of them has on it. */
    static List<Need> union(List<Need> needs) {
        Map<Tables, Set<Operation>> onTables = new EnumMap<>(Tables.class);
        Set<Need> others = new LinkedHashSet<>();
        for (var need : needs) {
            if (need instanceof OnTable on) {
                onTables.computeIfAbsent(on.table(), table -> EnumSet.noneOf(Operation.class))
                        .addAll(on.operations());
            } else {
                others.add(need);
            }
        }
        List<Need> union = new ArrayList<>();
        onTables.forEach((table, operations) -> union.add(new OnTable(table, List.copyOf(operations))));
        union.addAll(others);
        return List.copyOf(union);
    }

    static Need on(Tables table, Operation... operations) {
        return new OnTable(table, List.of(operations));
    }

    static Need onIndex(Tables table, String index) {
        return new OnIndex(table, index);
    }
}
