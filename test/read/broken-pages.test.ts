import { describe, expect, it } from 'vitest'
import { UnreadableInput } from '../../src/read/open-bytes.ts'
import { PARAGRAPHS, PROSE, readMarkup, writePage } from './write-page.ts'

const WHOLE = PARAGRAPHS.join('\n\n')

describe('a broken page is read as far as it goes', () => {
  it.each([
    [
      'its report below the end of the page',
      `<html><head><title>F</title></head><body><p>Menu</p></body></html>${PROSE.join('')}`,
    ],
    ['its head never closed', `<html><head><title>F</title><div><h1>Ferry line</h1>${PROSE.join('')}</div>`],
    [
      'a second body',
      `<html><head></head><body></body><body><h1>Ferry line</h1>${PROSE.join('')}</body></html>`,
    ],
    [
      'a comment in a script in a comment',
      `<!doctype html><!-- <script> --><script>"<!--"</script><h1>Ferry</h1>${PROSE.join('')}`,
    ],
    [
      'a mark of comparison in an attribute',
      `<!doctype html><div data-x="a > b <script>"><h1>Ferry</h1>${PROSE.join('')}</div>`,
    ],
  ])('with %s', (_, html) => {
    expect(readMarkup(html).text).toContain(WHOLE)
  })
})

describe('a page made to be slow is read or refused in a second or two', () => {
  it.each([
    ['nested block quotations', '<blockquote>'.repeat(1900) + PROSE.join('')],
    [
      'asides with quotations',
      '<aside>“Some words that are long enough to be kept,” she said.</aside>'.repeat(4000),
    ],
    ['nested bylines', `<span class="byline" rel="author">${PROSE[0]}`.repeat(1000)],
    ['nested headings', `<h1>${PROSE[0]}`.repeat(1000)],
    ['entities escaped twice', `<p>${'&amp;quot;'.repeat(20_000)}</p>`],
    ['comments that never end', '<!--'.repeat(50_000)],
    ['scripts that never end', '<script>'.repeat(20_000)],
    ['open quotation marks in tags', '<a b="<a b=\''.repeat(20_000)],
  ])('%s', (_, body) => {
    readOrRefuse(writePage({ body: `${body}${PROSE.join('')}` }))
  })

  it.each(['&amp;quot;', 'a, ', 'By A and ', 'â€', '<!--', '="', '@'])(
    'a name of the writer and a JSON-LD that are a long run of %s',
    (unit) => {
      const run = unit.repeat(40_000)
      const head = `<meta name="author" content='${run}'><meta property="og:title" content='${run}'><meta name="keywords" content='${run}'><script type="application/ld+json">{"@type":"NewsArticle","headline":"${run}</script>`
      readOrRefuse(writePage({ head, body: PROSE.join('') }))
    },
  )
})

function readOrRefuse(html: string): void {
  const began = performance.now()
  try {
    expect(readMarkup(html).text).not.toBe('')
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableInput)
  }
  // Twice what is allowed on a machine that does nothing else; what is wrong here takes a minute.
  expect(performance.now() - began).toBeLessThan(4000)
}
