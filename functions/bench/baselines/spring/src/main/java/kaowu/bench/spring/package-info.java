/** A function of Spring Cloud Function, behind its adapter for AWS. */
@NullMarked
package kaowu.bench.spring;

import org.jspecify.annotations.NullMarked;
