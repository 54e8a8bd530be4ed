/** The pages whose examples run as they stand. */
export const PAGES_WITH_EXAMPLES = ['README.md', 'docs/library.md', 'docs/types.md']

/** An example in a page: code in TypeScript that also runs as it stands, and what it prints. */
export interface Example {
  readonly code: string
  readonly printed: string
}

/**
 * The examples of a Markdown page: each block of ```ts that is followed by a block of ```text, with a line between at most. A block of ```ts alone is no
 * example that can be run, such as what runs in a browser only.
 */
export function readExamples(markdown: string): Example[] {
  const blocks = markdown.matchAll(/^```ts\n([\s\S]*?)^```\n+(?:[^\n`]+\n+)?```text\n([\s\S]*?)^```/gm)
  return [...blocks].map(([, code, printed]) => ({ code: code!, printed: printed! }))
}
