import { describe, expect, it } from 'vitest'
import { annotate } from '../../src/annotate/index.ts'

/** The quoted passages of a text: their words with the marks, and what is special about them. */
function listPassages(text: string): string[] {
  return annotate({ text }).quotations.map(({ start, end, closed, continues, depth }) =>
    [
      text.slice(start, end),
      !closed && !continues && 'open',
      continues && 'continues',
      depth > 0 && `depth ${depth}`,
    ]
      .filter(Boolean)
      .join(' | '),
  )
}

describe('quotation marks', () => {
  it.each([
    ['curly', 'She said: “We stay.” They left.', ['“We stay.”']],
    ['straight', 'She said: "We stay." They "left".', ['"We stay."', '"left"']],
    ['single curly', 'She said: ‘We stay.’ They left.', ['‘We stay.’']],
    ['single straight', "She said: 'We stay.' They left.", ["'We stay.'"]],
    ['low, as in German', 'Er sagte: „Wir bleiben.“ Sie gingen.', ['„Wir bleiben.“']],
    ['angular', 'Elle dit : « Nous restons. » Ils partent.', ['« Nous restons. »']],
    ['angular and inward', 'Er sagte: »Wir bleiben.« Sie gingen.', ['»Wir bleiben.«']],
    ['doubled single', "''We stay,'' she said.", ["''We stay,''"]],
    ['of two kinds in one pair', 'It was “abhorrent" and "wrong”, she said.', ['“abhorrent"', '"wrong”']],
  ])('%s are paired', (_, text, expected) => {
    expect(listPassages(text)).toEqual(expected)
  })

  it('inside others are found with their depth', () => {
    expect(listPassages('“They told me ‘go home’ and I went,” he said.')).toEqual([
      '“They told me ‘go home’ and I went,”',
      '‘go home’ | depth 1',
    ])
  })

  it('left open end with their paragraph and are not lost', () => {
    expect(listPassages('“We stay, she said.\n\nThey left.')).toEqual(['“We stay, she said. | open'])
  })

  it('opened anew in each paragraph continue one quotation', () => {
    expect(listPassages('“The first day.\n\n“The second day,” she said.')).toEqual([
      '“The first day. | continues',
      '“The second day,”',
    ])
  })

  it('are not seen in apostrophes, decades and possessives', () => {
    expect(listPassages("The workers' rights of the '90s: it's the drivers’ day. ’Tis so.")).toEqual([])
  })

  it('close after a possessive only where the quotation ends', () => {
    expect(listPassages('‘It is the workers’ rights that count,’ she said.')).toEqual([
      '‘It is the workers’ rights that count,’',
    ])
  })
})
