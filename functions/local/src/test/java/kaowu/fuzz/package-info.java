/** Throws at the running API whatever an arbitrary client might, by the document in which it describes itself. */
package kaowu.fuzz;
