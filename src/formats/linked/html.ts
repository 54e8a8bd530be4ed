import type { Format, Material } from '../format.ts'
import {
  type BriefedArticle,
  type BriefedRelation,
  type BriefedReport,
  type BriefedSaying,
  type BriefedWording,
  type Briefing,
  gatherBriefings,
  tellExtent,
} from './gather-briefings.ts'
import { readDate } from './read-date.ts'
import { openElement, writeElement } from './write-element.ts'

/** Briefings as one page that needs nothing beside itself: no script, no picture, no network. */
export const HTML: Format = {
  name: 'html',
  says: 'Briefings as one page without scripts, story by story, each passage with its place, for editors and print',
  extension: '.html',
  mediaType: 'text/html',
  write: writePage,
}

const STYLE = `
:root { color-scheme: light dark }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; overflow-wrap: anywhere }
h1, h2, h3 { line-height: 1.2 }
h2 { margin-top: 3rem; border-top: 1px solid; padding-top: 1rem }
blockquote { margin: .5rem 0 .5rem 1rem; padding-left: 1rem; border-left: 3px solid }
blockquote p { margin: .25rem 0 }
ul { font-size: .9rem }
.entries { list-style: none; padding: 0; font-size: 1rem }
.entries > li { margin-bottom: 1.5rem; break-inside: avoid }
code { font-size: .85em }
`

/** Nothing is fetched, whatever stands in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

async function* writePage(material: Material): AsyncGenerator<string> {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    openElement('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    '<title>Briefing</title>',
    `<style>${STYLE}</style>`,
  ]
  yield `<!DOCTYPE html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body>\n<main>\n<h1>Briefing</h1>\n`
  yield `<p>Behind each passage stands its article with the offsets of its words: UTF-16 code units from the start of the text, the last not included.</p>\n`
  let number = 0
  for await (const briefing of gatherBriefings(material)) yield* writeBriefing(briefing, `story-${++number}`)
  yield '</main>\n</body>\n</html>\n'
}

function* writeBriefing(briefing: Briefing, id: string): Generator<string> {
  const { title, articles, sayings, unattributed, relations } = briefing
  yield `${openElement('section', { 'aria-labelledby': id })}\n`
  yield `${writeElement('h2', { attributes: { id, dir: 'auto' }, text: title })}\n`
  yield `${writeElement('p', { text: tellExtent(briefing) })}\n`
  yield* writeSayings('Who said what', sayings)
  yield* writeSayings('Said or thought, with no word of who', unattributed)
  if (relations.length > 0) {
    yield '<h3>Who answers whom</h3>\n<ul class="entries">\n'
    for (const relation of relations) yield `${writeRelation(relation)}\n`
    yield '</ul>\n'
  }
  yield '<h3>Articles</h3>\n<ul>\n'
  for (const article of articles) {
    yield `${writeElement('li', { inside: [writeArticle(article), ' ', writeElement('code', { text: article.id })] })}\n`
  }
  yield '</ul>\n</section>\n'
}

function* writeSayings(title: string, sayings: readonly BriefedSaying[]): Generator<string> {
  if (sayings.length === 0) return
  yield `${writeElement('h3', { text: title })}\n<ol class="entries">\n`
  for (const saying of sayings) yield `${writeSaying(saying)}\n`
  yield '</ol>\n'
}

function writeSaying({ speaker, circumstances, wordings, origins }: BriefedSaying): string {
  const [fullest, ...others] = wordings
  const name = writeElement('strong', { inside: [writeElement('bdi', { text: speaker })] })
  const about = writeElement('bdi', { text: `${circumstances}:` })
  return writeElement('li', {
    inside: [
      writeElement('p', { inside: [name, ' ', about] }),
      ...(fullest ? [writeWording(fullest)] : []),
      ...others.flatMap((wording) => [
        writeElement('p', {
          text: `${['Also', wording.differences.join('; ')].filter(Boolean).join(', ')}:`,
        }),
        writeWording(wording),
      ]),
      ...(origins ? [writeElement('p', { inside: [writeElement('em', { text: origins })] })] : []),
    ],
  })
}

function writeWording({ words, reports }: BriefedWording): string {
  const items = reports.map((report) => writeElement('li', { inside: writeReport(report) }))
  return `${quote(words, reports[0]?.article)}${writeElement('ul', { inside: items })}`
}

function writeReport({ article, place, asides }: BriefedReport): string[] {
  return [
    writeArticle(article),
    ' ',
    writeElement('code', { text: place }),
    ' ',
    writeElement('span', { text: asides }),
  ]
}

function writeArticle({ outlet, day, publishedAt, title, address }: BriefedArticle): string {
  const datetime = readDate(publishedAt)?.value
  const named = writeElement('bdi', { text: title })
  return [
    writeElement('bdi', { text: outlet }),
    ', ',
    datetime
      ? writeElement('time', { attributes: { datetime }, text: day })
      : writeElement('span', { text: day }),
    ': ',
    address ? writeElement('a', { attributes: { href: address }, inside: [named] }) : named,
    '.',
  ].join('')
}

function writeRelation({ sentence, sides, openClaim, reason, sureness }: BriefedRelation): string {
  const shown = sides.flatMap(({ lead, words, report }) => [
    writeElement('p', { inside: [writeElement('bdi', { text: `${lead}:` })] }),
    quote(words, report.article),
    writeElement('ul', { inside: [writeElement('li', { inside: writeReport(report) })] }),
  ])
  return writeElement('li', {
    inside: [
      writeElement('p', {
        inside: [
          writeElement('strong', { inside: [writeElement('bdi', { text: sentence })] }),
          ': ',
          writeElement('bdi', { text: `${sureness}. ${reason}` }),
        ],
      }),
      ...shown,
      ...(openClaim === undefined ? [] : ['<p>Open claim:</p>', quote(openClaim)]),
    ],
  })
}

/** A language that a page names may be any words: only what can be a tag is given on. */
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

/** A quotation, paragraph by paragraph, in the language of its article. */
function quote(words: string, { address, language = '' }: Partial<BriefedArticle> = {}): string {
  const paragraphs = words.split(/[\n\r\u2028\u2029]+/).filter((paragraph) => paragraph.trim() !== '')
  return writeElement('blockquote', {
    attributes: { cite: address, lang: TAG.test(language) ? language : undefined, dir: 'auto' },
    inside: paragraphs.map((text) => writeElement('p', { attributes: { dir: 'auto' }, text })),
  })
}
