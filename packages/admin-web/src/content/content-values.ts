/** What is typed into a form that gives content. */
export interface ContentValues {
  /** Ids of items chosen by themselves. */
  readonly chosen: readonly string[];
  readonly tags: readonly string[];
}
