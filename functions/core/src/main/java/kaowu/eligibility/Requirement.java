package kaowu.eligibility;

import java.util.List;
import java.util.Optional;

/**
 * What a registration has to bring.
 *
 * @param kinds names of the kinds of material, in the order of the checklist
 * @param condition number of the chosen clause, empty where the occupation has none
 * @param edition edition of the standard, empty where it is not in the catalogue
 */
public record Requirement(List<String> kinds, Optional<String> condition, Optional<String> edition) {}
