import { describe, expect, it } from 'vitest'
import { chooseFormat } from '../../src/cli/choose-format.ts'

describe('the name of a format', () => {
  it.each([
    ['CSV', 'csv'],
    ['Schema-Org', 'schema-org'],
    [undefined, 'jsonl'],
  ])('%s means %s', (word, format) => {
    expect(chooseFormat(word)).toBe(format)
  })

  it.each([
    ['cvs', 'did you mean csv?'],
    ['Parqet', 'did you mean parquet?'],
    ['NDJSON', 'did you mean jsonl?'],
    ['xlsx', 'did you mean csv?'],
    ['xml', 'of this kind are atom, gexf, graphml: write one of these'],
    ['JSON-LD', 'of this kind are schema-org, prov, annotations: write one of these'],
    ['papyrus', '"hearsay help export" tells what each is for'],
  ])('is refused where it is %s, with what may be meant', (word, told) => {
    expect(() => chooseFormat(word)).toThrow(`got "${word}"; ${told}`)
    expect(() => chooseFormat(word)).toThrow(/^--format: expected one of jsonl, json, csv, .*atom, got/)
  })
})
