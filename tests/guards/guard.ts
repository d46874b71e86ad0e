/** A line of ours that keeps something from going wrong, and how to take it away. */
export type Guard = {
  /** What it keeps, as `docs/threats.md` names it. */
  name: string;
  file: string;
  /** The text that is the guard; stands in the file exactly once. */
  guard: string;
  /** What stands there when the guard is gone. */
  without: string;
  /** The file of its tests. */
  test: string;
  /**
   * Full names of the tests of that file that fail without it; all others pass. Of a test with cases (`it.each`) it
   * is the title as written, `%s` included: at least one case fails.
   */
  fails: string[];
};
