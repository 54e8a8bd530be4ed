/**
 * How statements are said in the Web Annotation Data Model (W3C, 2017), for who writes and who reads them.
 *
 * @module
 */

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** Begins the addresses of our own terms and things: a URN, since records are on nobody's server. */
const NAMESPACE = 'urn:hearsay:'

/** What the model has no word for. Who does not know these passes over them. */
const OWN_TERMS = {
  hearsay: NAMESPACE,
  part: `${NAMESPACE}part`,
  within: { '@id': `${NAMESPACE}within`, '@type': '@id' },
  confidence: `${NAMESPACE}confidence`,
  kind: `${NAMESPACE}kind`,
  from: `${NAMESPACE}from`,
  to: `${NAMESPACE}to`,
  sources: `${NAMESPACE}sources`,
  about: { '@id': `${NAMESPACE}about`, '@type': '@json' },
} as const

export const CONTEXT = [ANNOTATION_CONTEXT, OWN_TERMS] as const

export const nameThing = (id: string): string => `${NAMESPACE}${id}`

/** The id in an address of ours, or nothing where it is another's. */
export function readThing(address: unknown): string | undefined {
  return typeof address === 'string' && address.startsWith(NAMESPACE)
    ? address.slice(NAMESPACE.length)
    : undefined
}
