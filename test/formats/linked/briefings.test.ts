import { parseHTML } from 'linkedom'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import type { Material } from '../../../src/formats/format.ts'
import { HTML } from '../../../src/formats/linked/html.ts'
import { MARKDOWN } from '../../../src/formats/linked/markdown.ts'
import { HOSTILE, inventMaterial, inventRelation } from './invent-material.ts'
import { openSample, writeWhole } from './open-sample.ts'

const sample = openSample()

const openPage = (inside: string) => parseHTML(`<!DOCTYPE html><html><body>${inside}</body></html>`).document

/** Both forms as a page: Markdown as its readers make one of it. */
const FORMS = [
  [
    'Markdown',
    async (material: Material) => openPage(marked.parse(await writeWhole(MARKDOWN, material)) as string),
  ],
  ['HTML', async (material: Material) => parseHTML(await writeWhole(HTML, material)).document],
] as const

const squeeze = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

/** As it is read: each paragraph by itself. */
const readText = (page: ParentNode): string =>
  squeeze([...page.querySelectorAll('h2, p, li')].map(({ textContent }) => textContent).join(' '))

/** The passages of a page with the place that stands behind each. */
function listPassages(page: Document) {
  return [...page.querySelectorAll('blockquote')].flatMap((quote) => {
    const words = readText(quote)
    const list = quote.nextElementSibling
    if (list?.tagName !== 'UL') return []
    return [...list.querySelectorAll('code')].map((code) => ({ words, place: code.textContent! }))
  })
}

describe.each(FORMS)('a briefing as %s', (_, open) => {
  it('gives every passage word for word as it stands at its place', async () => {
    const { material, articles } = sample.get()
    const passages = listPassages(await open(material))
    expect(passages.length).toBeGreaterThan(70)
    for (const { words, place } of passages) {
      const [, id, spans] = /^(art_[0-9a-f]+) (.+)$/.exec(place)!
      const cut = spans!.split(', ').map((span) => {
        const [start, end] = span.split('–')
        return articles.get(id!)!.text.slice(Number(start), Number(end))
      })
      const bare = squeeze(cut.join(' … '))
      // A quotation mark that is not part of the content is put back.
      expect([bare, `“${bare}”`, `${bare}”`, `${bare}"`, `“${bare}`]).toContain(words)
    }
  })

  it('leaves no counted statement of the sample out', async () => {
    const { material } = sample.get()
    const page = await open(material)
    const places = new Set(listPassages(page).map(({ place }) => place))
    for await (const { article, statements } of material.articles()) {
      for (const { content } of statements) {
        expect(places).toContain(
          `${article.id} ${content.map(([start, end]) => `${start}–${end}`).join(', ')}`,
        )
      }
    }
  })

  it('counts utterances as every page does, and puts what nobody is known to have said apart', async () => {
    const { material } = sample.get()
    let utterances = 0
    for await (const _ of material.utterances()) utterances++
    const page = await open(material)
    expect(readText(page)).toMatch(new RegExp(`8 articles · ${utterances} utterances · 3 of nobody known`))
    const titles = [...page.querySelectorAll('h3')].map(({ textContent }) => textContent)
    expect(titles).toContain('Said or thought, with no word of who')
    const [list] = [...page.querySelectorAll('h3')].filter(({ textContent }) =>
      /no word of who/.test(textContent!),
    )
    expect(squeeze(list!.nextElementSibling!.textContent)).toContain('Somebody')
  })

  it('tells the story, its days, who denied whom, and how sure that is', async () => {
    const page = await open(sample.get().material)
    expect(squeeze(page.querySelector('h2')?.textContent)).toBe(
      'Halvenia to lower Lake Morva by two metres to mend dam',
    )
    const text = readText(page)
    expect(text).toContain('6 March 2023 to 14 March 2023 · 8 articles')
    expect(text).toContain('Ilse Marvane denied what Bram Tollander said: likely (0.75)')
    expect(text).toContain(
      '5 articles, 1 known origin: Telmar News Agency, and 2 that do not show how it is known',
    )
  })

  it('tells the day that another article knows, and through whom each article has it', async () => {
    const saidAt = { from: '2023-03-06', to: '2023-03-07', confidence: 0.9 }
    const relay = [
      { name: 'Telmar', kind: 'outlet' as const, confidence: 0.9 },
      { name: 'Tarn Mail', kind: 'outlet' as const, confidence: 0.9 },
    ]
    const material = inventMaterial([{ by: 'Orla', content: 'it rains', relay, utterance: { saidAt } }])
    const text = readText(await open(material))
    expect(text).toContain('Orla said, between 6 March 2023 and 7 March 2023, in the words of the report:')
    expect(text).toContain(
      'art_0000 10–18 through Telmar, then Tarn Mail; that it is said so: highly likely (0.90)',
    )
  })

  it('says that a claim is open where nobody made it', async () => {
    const relation = inventRelation({
      to: undefined,
      claim: 'the bridge was sold',
      evidence: { from: 'sta_0000' },
    })
    const material = inventMaterial([{ by: 'Orla', content: 'a sale of the bridge', act: 'deny' }], {
      relations: [relation],
    })
    const page = await open(material)
    const text = readText(page)
    expect(text).toContain('Orla denied a claim that nobody in the record is found to have made')
    expect(text).toContain('Open claim: the bridge was sold')
  })

  it('has articles of no story at its end, and statements that are not related yet', async () => {
    const material = inventMaterial([{ by: 'Orla', content: 'it rains' }], { isInStory: false })
    const page = await open({ ...material, utterances: () => inventMaterial([]).utterances() })
    expect(squeeze(page.querySelector('h2')?.textContent)).toBe('Articles that are in no story')
    expect(listPassages(page)).toEqual([{ words: 'it rains', place: 'art_0000 10–18' }])
  })

  it('shows hostile words as words', async () => {
    const about = { title: HOSTILE, outlet: HOSTILE, url: 'javascript:alert(1)' }
    const material = inventMaterial([
      { by: HOSTILE, content: `# ${HOSTILE}\n\n- one\n\n1. two\n===`, about },
      { by: 'Bram', content: 'yes', about: { title: 'a](b) <c>', url: 'https://ex.example/"onload=x(1)>' } },
    ])
    const page = await open(material)
    expect(
      page.querySelectorAll('script, img, blockquote ul, blockquote ol, blockquote h1, del, [onerror]'),
    ).toHaveLength(0)
    const [quote] = page.querySelectorAll('blockquote')
    const shown = squeeze(`# ${HOSTILE} - one 1. two ===`)
    expect(readText(quote!)).toBe(
      shown.replace('\u0000', '\uFFFD').replace('\u001B', '\uFFFD').replace('\uD800', '\uFFFD'),
    )
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(new Set(links)).toEqual(new Set(['https://ex.example/%22onload=x(1)%3E']))
  })

  it('is empty, and still a page, where the record is', async () => {
    const page = await open(inventMaterial([]))
    expect(page.querySelectorAll('h1')).toHaveLength(1)
    expect(page.querySelectorAll('h2')).toHaveLength(0)
  })
})

describe('the page of briefings', () => {
  it('can be read by a screen reader: a language, a title, and headings in order', async () => {
    const { document } = parseHTML(await writeWhole(HTML, sample.get().material))
    expect(document.documentElement.getAttribute('lang')).toBe('en')
    expect(document.querySelector('title')?.textContent).toBe('Briefing')
    expect(document.querySelectorAll('main')).toHaveLength(1)
    const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName[1]))
    const steps = levels.slice(1).map((level, index) => level - levels[index]!)
    expect(Math.max(...steps)).toBe(1)
    const section = document.querySelector('section')!
    expect(document.getElementById(section.getAttribute('aria-labelledby')!)?.tagName).toBe('H2')
  })

  it('needs nothing beside itself', async () => {
    const { document } = parseHTML(await writeWhole(HTML, sample.get().material))
    expect(document.querySelectorAll('script, link, img, iframe, [src]')).toHaveLength(0)
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content')
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'")
  })

  it('marks a quotation’s language only where it can be one', async () => {
    const tell = async (language: string) => {
      const material = inventMaterial([{ by: 'Orla', content: 'it rains', about: { language } }])
      const { document } = parseHTML(await writeWhole(HTML, material))
      return document.querySelector('blockquote')!.getAttribute('lang')
    }
    expect(await tell('en-GB')).toBe('en-GB')
    expect(await tell('English, mostly')).toBeNull()
  })
})
