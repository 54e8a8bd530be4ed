import { DOMParser } from '@xmldom/xmldom'
import { parseFeed } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { ATOM } from '../../../src/formats/linked/atom.ts'
import { HOSTILE, type Invented, inventMaterial } from './invent-material.ts'
import { openSample, writeWhole } from './open-sample.ts'

const sample = openSample()
const day = (number: number) => new Date(Date.UTC(2023, 0, 1 + number)).toISOString().slice(0, 10)
const said = (content: string, publishedAt?: string): Invented => ({
  ...{ by: 'Orla', content, about: { publishedAt, outlet: 'Tarn Mail' } },
})

describe('the newest utterances as a feed', () => {
  it('is read by a feed reader, the newest first, each with an id that holds and an author', async () => {
    const written = await writeWhole(ATOM, sample.get().material)
    const feed = parseFeed(written)!
    expect(feed.type).toBe('atom')
    expect(feed.items.length).toBeGreaterThan(40)
    const times = feed.items.map(({ pubDate }) => pubDate!.getTime())
    expect(times).toEqual([...times].sort((a, b) => b - a))
    const ids = feed.items.map(({ id }) => id!)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^urn:hearsay:utt_[0-9a-f]{16}$/.test(id))).toEqual([])
    const page = new DOMParser().parseFromString(written, 'text/xml')
    const entries = Array.from(page.getElementsByTagName('entry'))
    expect(entries.filter((entry) => entry.getElementsByTagName('name').length === 0)).toEqual([])
  })

  it('has what RFC 4287 asks of a feed and of each entry', async () => {
    const page = new DOMParser().parseFromString(await writeWhole(ATOM, sample.get().material), 'text/xml')
    const feed = page.documentElement!
    expect(feed.namespaceURI).toBe('http://www.w3.org/2005/Atom')
    for (const holder of [feed, ...Array.from(page.getElementsByTagName('entry'))]) {
      const own = Array.from(holder.childNodes).map(({ nodeName }) => nodeName)
      for (const name of ['id', 'title', 'updated']) expect(own.filter((one) => one === name)).toHaveLength(1)
      expect(own).toContain('author')
      const updated = Array.from(holder.childNodes).find(({ nodeName }) => nodeName === 'updated')
      expect(updated!.textContent).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    }
  })

  it('is as old as its newest entry, whatever day it is written', async () => {
    const feed = parseFeed(
      await writeWhole(ATOM, inventMaterial([said('a', day(3)), said('b', day(9)), said('c')])),
    )!
    expect(feed.updated).toEqual(new Date(`${day(9)}T00:00:00Z`))
    expect(feed.items.map(({ title }) => title)).toEqual(['Orla said: b', 'Orla said: a'])
    expect(parseFeed(await writeWhole(ATOM, inventMaterial([])))!.updated).toEqual(new Date(0))
  })

  it('takes a time without a zone as UTC, on whatever machine', async () => {
    const feed = parseFeed(await writeWhole(ATOM, inventMaterial([said('a', '2023-03-07T10:00:00')])))!
    expect(feed.items[0]!.pubDate).toEqual(new Date('2023-03-07T10:00:00Z'))
  })

  it('keeps the newest 200 of more', async () => {
    const many = Array.from({ length: 450 }, (_, index) => said(`word ${index}`, day((index * 7) % 450)))
    const feed = parseFeed(await writeWhole(ATOM, inventMaterial(many)))!
    const days = feed.items.map(({ pubDate }) => pubDate!.toISOString().slice(0, 10))
    expect(days).toEqual(Array.from({ length: 200 }, (_, index) => day(449 - index)))
  })

  it('tells a denial as a denial', async () => {
    const feed = parseFeed(await writeWhole(ATOM, sample.get().material))!
    const titles = feed.items.map(({ title }) => title)
    expect(titles).toContain(
      'Ilse Marvane denied: that Halvenia intended to divert water from Lake Morva into a canal for its farms around Ostrel',
    )
  })

  it('keeps hostile words words, in the feed and in the page that a reader makes of an entry', async () => {
    const about = {
      title: HOSTILE,
      outlet: HOSTILE,
      publishedAt: day(1),
      url: 'https://ex.example/?a=1&b="<2>',
    }
    const written = await writeWhole(ATOM, inventMaterial([{ by: HOSTILE, content: HOSTILE, about }]))
    const faults: string[] = []
    const onError = (_level: string, message: string) => faults.push(message)
    const page = new DOMParser({ errorHandler: onError } as object).parseFromString(written, 'text/xml')
    expect(faults).toEqual([])
    const [entry] = Array.from(page.getElementsByTagName('entry'))
    expect(entry!.getElementsByTagName('link')[0]!.getAttribute('href')).toBe(
      'https://ex.example/?a=1&b=%22%3C2%3E',
    )
    const { document } = parseHTML(`<body>${entry!.getElementsByTagName('content')[0]!.textContent}</body>`)
    expect(document.querySelectorAll('script, img')).toHaveLength(0)
    expect(document.querySelector('blockquote')?.textContent).toContain(
      `</script><img src=x onerror="alert('1')"> & ]]>`,
    )
  })
})
