package kaowu.bench.check;

import java.util.List;

/** One thing that is looked at. */
interface Check {

    List<Violation> violations(List<Operation> history, Left left);
}
