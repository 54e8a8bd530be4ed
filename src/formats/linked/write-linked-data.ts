/** A thing in JSON-LD; what is `undefined` is left out. */
export type LinkedThing = Readonly<Record<string, unknown>>

/** A reference to another thing. */
export const refer = (id: string) => ({ '@id': id })

/**
 * JSON-LD with its context written out, so that nobody needs the network to read it; a thing a line. It may stand in a
 * `<script>` of a page as it is: no `<` is in it. Halves of characters, which no RDF literal can hold, become U+FFFD; all
 * else is verbatim.
 */
export async function* writeLinkedData(
  context: Readonly<Record<string, unknown>>,
  things: AsyncIterable<LinkedThing>,
): AsyncGenerator<string> {
  yield `{"@context":${writeJson(context)},"@graph":[`
  let before = '\n'
  for await (const thing of things) {
    yield `${before}${writeJson(thing)}`
    before = ',\n'
  }
  yield '\n]}\n'
}

function writeJson(value: unknown): string {
  const json = JSON.stringify(value, (_key, one) => (typeof one === 'string' ? one.toWellFormed() : one))
  return json.replace(/[<\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
