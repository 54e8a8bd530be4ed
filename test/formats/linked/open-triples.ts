import jsonld from 'jsonld'

interface Triple {
  readonly subject: string
  readonly predicate: string
  readonly object: string
  readonly isLiteral: boolean
  readonly datatype?: string
}

interface Term {
  readonly value: string
  readonly termType: string
  readonly datatype?: { readonly value: string }
}

interface Quad {
  readonly subject: Term
  readonly predicate: Term
  readonly object: Term
}

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** What has no meaning in RDF throws; the types of the library do not know it. */
const STRICT: object = { safe: true }

/** JSON-LD as RDF triples, read by the library of its own world, which may not ask the network. */
export async function openTriples(written: string) {
  const documentLoader = () => Promise.reject(new Error('the network was asked'))
  const quads: unknown = await jsonld.toRDF(JSON.parse(written), { documentLoader, ...STRICT })
  const all = (quads as readonly Quad[]).map(
    ({ subject, predicate, object }): Triple => ({
      ...{ subject: subject.value, predicate: predicate.value, object: object.value },
      isLiteral: object.termType === 'Literal',
      ...(object.datatype && { datatype: object.datatype.value }),
    }),
  )
  const values = (of: string, is: string) =>
    all.filter(({ subject, predicate }) => subject === of && predicate === is).map(({ object }) => object)
  return {
    all,
    values,
    value: (of: string, is: string): string | undefined => values(of, is)[0],
    types: (of: string) => values(of, TYPE),
    listOfType: (type: string) =>
      all
        .filter(({ predicate, object }) => predicate === TYPE && object === type)
        .map(({ subject }) => subject),
    listWith: (is: string, words: RegExp) =>
      all
        .filter(({ predicate, object }) => predicate === is && words.test(object))
        .map(({ subject }) => subject),
  }
}
