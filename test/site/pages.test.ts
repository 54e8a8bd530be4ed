import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LinkChecker } from 'linkinator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../architecture/source-files.ts'
import { findBroken, findUnreached, listOutside } from './check-links.ts'
import { type BuiltSite, buildSite, readPage } from './read-site.ts'

let site: BuiltSite
beforeAll(async () => {
  site = await buildSite()
})
afterAll(() => site?.remove())

describe('the pages of the documentation', () => {
  it('are one for each file that tells how Hearsay is used, how it works, and what changed', () => {
    const paths = site.pages.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'index.html',
        'tutorial.html',
        'guides/reporter.html',
        'guides/fact-checker.html',
        'guides/researcher.html',
        'guides/engineer.html',
        'guides/admin.html',
        'how-extraction-works.html',
        'reference.html',
        'accuracy.html',
        'decisions.html',
        'changelog.html',
      ]),
    )
  })

  it('lead nowhere that is not there, down to the heading', () => {
    expect(findBroken(site.pages, site.folder)).toEqual([])
  })

  it('are found whole by another checker of links', async () => {
    const { links, passed } = await new LinkChecker().check({
      path: site.folder,
      recurse: true,
      linksToSkip: ['^https?://(?!localhost)', '^data:'],
    })
    expect(
      links.filter(({ state }) => state === 'BROKEN').map(({ url, parent }) => `${parent}: ${url}`),
    ).toEqual([])
    expect(passed).toBe(true)
    expect(links.length).toBeGreaterThan(site.pages.length)
  })

  it('are all reached from the first one', () => {
    expect(findUnreached(site.pages)).toEqual([])
  })

  it('each have one title, text below it, and headings that leave out no level', () => {
    for (const { path, document } of site.pages) {
      const article = document.querySelector('article')!
      const levels = [...article.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]))
      expect(`${path} ${levels.filter((level) => level === 1)} ${levels[0]}`).toBe(`${path} 1 1`)
      expect(article.textContent!.length, path).toBeGreaterThan(400)
      const leaps = levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)
      expect(leaps, path).toEqual([])
    }
  })

  it('have whole cells in their tables: a line between two words in a command is no border', () => {
    for (const { path, document } of site.pages) {
      const cells = [...document.querySelectorAll('td, th')].map(({ textContent }) => textContent ?? '')
      expect(
        cells.filter((text) => text.includes('`')),
        path,
      ).toEqual([])
    }
  })

  it('say their language, can be told apart by their titles, and begin with a way past the head', () => {
    const titles = site.pages.map(({ document }) => document.title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const { document } of site.pages) {
      expect(document.documentElement.getAttribute('lang')).toBe('en')
      expect(document.querySelector('body > a')!.getAttribute('href')).toBe('#main')
      for (const picture of document.querySelectorAll('img'))
        expect(picture.getAttribute('alt')!.length).toBeGreaterThan(10)
    }
  })

  it('ask for nothing from elsewhere', () => {
    for (const { path, document } of site.pages) {
      const brought = [...document.querySelectorAll('link[href], [src]')]
      const outside = brought
        .map((element) => element.getAttribute('href') ?? element.getAttribute('src')!)
        .filter((address) => /^(?:https?:)?\/\//.test(address))
      expect(outside, path).toEqual([])
    }
    expect(readFileSync(join(site.folder, 'assets/site.css'), 'utf8')).not.toMatch(/@import|url\(/)
    // Links that a reader may follow are another matter. Whether they answer is not asked here.
    for (const address of listOutside(site.pages)) expect(() => new URL(address)).not.toThrow()
  })

  it('are searched in an index that stays small', () => {
    const index = join(site.folder, 'assets/search-index.js')
    expect(statSync(index).size).toBeLessThan(600_000)
    const given: { sections?: readonly (readonly string[])[] } = {}
    new Function('globalThis', readFileSync(index, 'utf8'))(given)
    const pages = new Set(given.sections!.map(([address]) => address!.split('#')[0]))
    expect([...pages].sort()).toEqual(site.pages.map(({ path }) => path).sort())
    expect(given.sections!.every((section) => section.length === 4)).toBe(true)
  })
})

describe('the check of the links', () => {
  const words = readPage('words.html', '<h1 id="words">Words</h1><a href="index.html#top">first</a>')

  it('tells of a page that is not there, of a heading that is not there, and of a picture', () => {
    const page = readPage(
      'guides/reporter.html',
      '<h1 id="a">A</h1><a href="../words.html#words">right</a><a href="#a">right</a><a href="https://news.example/">left alone</a>' +
        '<a href="../wrods.html">1</a><a href="../words.html#wrods">2</a><img src="../pictures/none.png"><a href="#b">3</a>',
    )
    expect(findBroken([page, words], site.folder).filter((link) => link.startsWith('guides'))).toEqual([
      'guides/reporter.html: ../wrods.html',
      'guides/reporter.html: ../words.html#wrods',
      'guides/reporter.html: ../pictures/none.png',
      'guides/reporter.html: #b',
    ])
  })

  it('tells of a page that nobody is led to', () => {
    const index = readPage('index.html', '<a href="words.html#words">words</a>')
    const alone = readPage('alone.html', '<a href="index.html">back</a>')
    expect(findUnreached([index, words, alone])).toEqual(['alone.html'])
  })
})

describe('the Markdown of the documentation', () => {
  it('says where it is read on a forge what the site says: no links to pages of the site', () => {
    for (const { path } of site.pages.filter(({ path }) => path.startsWith('guides/'))) {
      const markdown = readFileSync(join(ROOT, 'docs', path.replace('.html', '.md')), 'utf8')
      expect(markdown, path).not.toMatch(/\]\([^):]*\.html/)
    }
  })
})
