import { describe, expect, it } from 'vitest'
import type { ReadArticle } from '../../src/record.ts'
import { findOrigins, pairCopies, tellIt, tellOrigins } from './tell-origins.ts'

const OUTLETS = ['Ormsund Post', 'Tarn Mail', 'The Beacon']
const tell = (...reports: readonly ReadArticle[]) => tellOrigins(findOrigins(reports))
/** The longest of what was said. */
const WHOLE =
  '“The tanks on the north pier will burn until Friday at the least, and no foam that we have will put them out, so we ask all to keep their windows shut,”'

describe('how many origins an utterance has', () => {
  it('is one where three outlets cite one agency', () => {
    const { origins } = findOrigins(
      OUTLETS.map((outlet) => tellIt({ outlet, said: { relay: ['Skanpress'] } })),
    )
    expect(tellOrigins({ origins })).toEqual(['Skanpress 3 relayed'])
    expect(origins[0]!.reasons).toEqual(['3 articles cite Skanpress.'])
  })

  it('counts the agency’s own report with those that cite or credit it', () => {
    const reports = [
      tellIt({ outlet: 'Skanpress' }),
      tellIt({ outlet: 'Tarn Mail', credit: 'Skanpress' }),
      tellIt({ outlet: 'The Beacon', said: { relay: ['the Skanpress'] } }),
    ]
    const { origins } = findOrigins(reports)
    expect(tellOrigins({ origins })).toEqual(['Skanpress 3 relayed'])
    expect(origins[0]!.reasons).toEqual([
      'The Beacon cites Skanpress.',
      'Tarn Mail credits Skanpress.',
      'Skanpress has it in its own report.',
    ])
  })

  it('goes by the hand nearest the voice', () => {
    const reports = [
      tellIt({ outlet: 'Ormsund Post', said: { relay: ['Skanpress'] } }),
      tellIt({ outlet: 'Tarn Mail', said: { relay: ['Skanpress', 'Ormsund Post'] } }),
    ]
    expect(tell(...reports)).toEqual(['Skanpress 2 relayed'])
  })

  it('passes over somebody without a name for the agency that tells of him', () => {
    const reports = OUTLETS.map((outlet) => {
      const read = tellIt({ outlet, said: { relay: ['a port official', 'Skanpress'] } })
      const statements = read.statements.map((statement) => ({
        ...statement,
        relay: statement.relay!.map((hand, at) => (at === 0 ? { ...hand, kind: 'unnamed' as const } : hand)),
      }))
      return { ...read, statements }
    })
    const { origins, hops } = findOrigins(reports)
    expect(tellOrigins({ origins })).toEqual(['Skanpress 3 relayed'])
    expect(hops).toHaveLength(6)
  })

  it('goes on through the report of the outlet that is cited', () => {
    const post = tellIt({ outlet: 'Ormsund Post', said: { relay: ['Skanpress'] } })
    const mail = tellIt({ outlet: 'Tarn Mail', said: { relay: ['Ormsund Post'] } })
    const { origins, hops } = findOrigins([post, mail])
    expect(tellOrigins({ origins })).toEqual(['Skanpress 2 relayed'])
    expect(hops.find(({ article }) => article === mail.article.id)).toMatchObject({
      kind: 'relay',
      through: 'Ormsund Post',
      from: post.article.id,
      evidence: { text: 'Ormsund Post' },
    })
  })

  it('is two where an article that cites two hands does not make them one', () => {
    const reports = [
      tellIt({ outlet: 'Ormsund Post', said: { relay: ['Skanpress'] }, more: [{ relay: ['Nordwire'] }] }),
      tellIt({ outlet: 'Tarn Mail', said: { relay: ['Nordwire'] } }),
    ]
    expect(tell(...reports)).toEqual(['Nordwire 1 relayed', 'Skanpress 1 relayed'])
  })

  it('knows an agency by its initials, and a station with and without its news', () => {
    const reports = ['AP', 'the Associated Press', 'ABC', 'ABC News'].map((hand, at) =>
      tellIt({ outlet: `Outlet ${at}`, said: { relay: [hand] } }),
    )
    expect(tell(...reports)).toEqual(['ABC 2 relayed', 'AP 2 relayed'])
  })

  it('is not known to be one where two outlets cite somebody without a name', () => {
    const reports = OUTLETS.slice(0, 2).map((outlet) =>
      tellIt({ outlet, said: { relay: ['a port official'] }, handKind: 'unnamed' }),
    )
    expect(tell(...reports)).toEqual(['a port official 1 relayed', 'a port official 1 relayed'])
  })

  it('is unknown, and said to be, where an outlet shows nothing', () => {
    const { origins, hops } = findOrigins([
      tellIt({ outlet: 'Ormsund Post' }),
      tellIt({ outlet: 'Tarn Mail', said: { relay: ['Skanpress'] } }),
      tellIt({}),
    ])
    expect(tellOrigins({ origins })).toEqual([
      'Ormsund Post 1 unknown',
      'Skanpress 1 relayed',
      'unknown 1 unknown',
    ])
    expect(origins.flatMap(({ reasons }) => reasons).sort()).toEqual([
      'One article does not show how it knows.',
      'Ormsund Post does not show how it knows.',
      'Tarn Mail cites Skanpress.',
    ])
    expect(hops).toHaveLength(1)
  })

  it('is unknown, for each article apart, where the outlet is not known', () => {
    expect(tell(tellIt({}), tellIt({}))).toEqual(['unknown 1 unknown', 'unknown 1 unknown'])
  })

  it('is not made known by the outlet’s own name in its report', () => {
    const report = tellIt({ outlet: 'Skanpress', credit: 'Skanpress', said: { relay: ['Skanpress'] } })
    expect(tell(report)).toEqual(['Skanpress 1 unknown'])
  })
})

describe('an outlet that heard it itself', () => {
  it('is an origin of its own, whatever agency the rest of its report is from', () => {
    const reports = [
      tellIt({ outlet: 'Skanpress' }),
      tellIt({ outlet: 'Ormsund Post', credit: 'Skanpress', said: { to: 'the Post' }, firstHand: true }),
    ]
    const { origins, hops } = findOrigins(reports)
    expect(tellOrigins({ origins })).toEqual(['Ormsund Post 1 first hand', 'Skanpress 1 unknown'])
    expect(hops).toMatchObject([
      { kind: 'first hand', through: 'Ormsund Post', evidence: { text: 'the Post' } },
    ])
  })

  it('is not one because somebody was told whose name is part of its own', () => {
    const report = tellIt({ outlet: 'Ormsund Post', said: { to: 'Ormsund' } })
    expect(tell(report)).toEqual(['Ormsund Post 1 unknown'])
  })

  it('is the origin of those that cite it', () => {
    const reports = [
      tellIt({ outlet: 'Ormsund Post', firstHand: true }),
      tellIt({ outlet: 'Tarn Mail', said: { relay: ['Ormsund Post'] } }),
    ]
    expect(tell(...reports)).toEqual(['Ormsund Post 2 first hand'])
  })
})

describe('copies of one text', () => {
  const words = 'The tanks on the north pier will burn until Friday,'

  it('mean one somebody where both cite somebody without a name', () => {
    const [one, other] = OUTLETS.map((outlet) =>
      tellIt({ outlet, said: { relay: ['a port official'] }, handKind: 'unnamed' }),
    ) as [ReadArticle, ReadArticle]
    const copies = [pairCopies(one.article, other.article, { words })]
    expect(tellOrigins(findOrigins([one, other], { copies }))).toEqual(['a port official 2 relayed'])
  })

  it('have the agency that one of them credits where the other knows only somebody without a name', () => {
    const one = tellIt({ outlet: 'Ormsund Post', said: { relay: ['a port official'] }, handKind: 'unnamed' })
    const other = tellIt({ outlet: 'Tarn Mail', credit: 'Skanpress' })
    const copies = [pairCopies(one.article, other.article, { words })]
    expect(tellOrigins(findOrigins([one, other], { copies }))).toEqual(['Skanpress 2 relayed'])
  })

  it('are one origin, whose beginning is not known where none of them shows it', () => {
    const [one, other] = OUTLETS.map((outlet, day) =>
      tellIt({ outlet, publishedAt: `2031-05-0${day + 1}` }),
    ) as [ReadArticle, ReadArticle]
    const { origins, hops } = findOrigins([other, one], {
      copies: [pairCopies(one.article, other.article, { words })],
    })
    expect(tellOrigins({ origins })).toEqual(['Ormsund Post 2 unknown'])
    expect(origins[0]!.reasons).toEqual([
      '2 of the articles are near-copies of one text.',
      'None of Ormsund Post and Tarn Mail shows how it knows.',
    ])
    expect(hops).toMatchObject([
      { article: other.article.id, kind: 'copy', from: one.article.id, confidence: 0.95 },
    ])
  })

  it('do not tell who has it from whom where both are of one day', () => {
    const [one, other] = OUTLETS.map((outlet) => tellIt({ outlet, publishedAt: '2031-05-01' })) as [
      ReadArticle,
      ReadArticle,
    ]
    const { hops } = findOrigins([one, other], {
      copies: [pairCopies(one.article, other.article, { words })],
    })
    expect(hops).toHaveLength(1)
    expect(hops[0]!.reason).toContain('Which of them was first is not known.')
    expect(hops[0]!.confidence).toBeLessThan(0.5)
  })

  it('share the agency that one of them credits', () => {
    const one = tellIt({ outlet: 'Ormsund Post', publishedAt: '2031-05-01' })
    const other = tellIt({ outlet: 'Tarn Mail', publishedAt: '2031-05-02', credit: 'Skanpress' })
    const { origins } = findOrigins([one, other], {
      copies: [pairCopies(one.article, other.article, { words })],
    })
    expect(tellOrigins({ origins })).toEqual(['Skanpress 2 relayed'])
  })

  it('do not share what is not in the shared passage', () => {
    const [one, other] = OUTLETS.map((outlet) =>
      tellIt({ outlet, before: `Gulls had black wings, said ${outlet}.` }),
    ) as [ReadArticle, ReadArticle]
    const copies = [
      pairCopies(one.article, other.article, { words: 'Gulls had black wings', extent: 'part' }),
    ]
    expect(tellOrigins(findOrigins([one, other], { copies }))).toEqual([
      'Ormsund Post 1 unknown',
      'Tarn Mail 1 unknown',
    ])
  })

  it('may have it from a report in which it was not found as a statement', () => {
    const wire = tellIt({ outlet: 'AP', publishedAt: '2031-05-01' }).article
    const copy = tellIt({ outlet: 'Tarn Mail', publishedAt: '2031-05-01' })
    const { origins, hops } = findOrigins([copy], {
      others: [wire],
      copies: [pairCopies(wire, copy.article, { words })],
    })
    expect(tellOrigins({ origins })).toEqual(['AP 1 relayed'])
    expect(hops).toMatchObject([{ kind: 'copy', through: 'AP', from: wire.id }])
  })
})

describe('a credit', () => {
  const agency = (text: string) => ({ ...tellIt({ outlet: 'Skanpress', before: text }).article, text })

  it('does not hold for what a copy added to the agency’s report', () => {
    const copy = tellIt({ outlet: 'Tarn Mail', credit: 'Skanpress' })
    const others = [
      agency('Nobody was hurt in the fire so far, and the ferry to Lower Tarn turned round at noon.'),
    ]
    expect(tellOrigins(findOrigins([copy], { others }))).toEqual(['Tarn Mail 1 unknown'])
  })

  it('holds where the outlet has a dateline of its own before the agency’s words', () => {
    const copy = tellIt({
      outlet: 'Tarn Mail',
      credit: 'Skanpress',
      said: { content: 'ORMSUND (Skanpress) — the tanks on the north pier will burn until Friday at least' },
    })
    const others = [
      agency('ORMSUND, May 5 (Skanpress) — The tanks on the north pier will burn until Friday at least.'),
    ]
    expect(tellOrigins(findOrigins([copy], { others }))).toEqual(['Skanpress 1 relayed'])
  })
})

describe('a feed and a link', () => {
  it('make one origin of a report and the outlet that its feed says it was taken from', () => {
    const reports = [
      tellIt({ outlet: 'Ormsund Post' }),
      tellIt({ outlet: 'Tarn Mail', takenFrom: 'The Ormsund Post' }),
    ]
    expect(tell(...reports)).toEqual(['Ormsund Post 2 relayed'])
  })

  const linkFrom = (at: 'words' | 'beside' | 'far') => {
    const post = tellIt({ outlet: 'Ormsund Post', publishedAt: '2031-05-01' })
    const far = 'The harbour is old. '.repeat(20)
    const before = `${at === 'words' ? 'Fire.' : 'A fire, reported first.'} ${at === 'far' ? far : ''}`
    const mail = tellIt({ outlet: 'Tarn Mail', publishedAt: '2031-05-02', before })
    const text = at === 'words' ? 'north pier' : 'reported first'
    const start = mail.article.text.indexOf(text)
    const links = [{ url: 'https://post.example/fire', text, start, end: start + text.length }]
    const linked = new Map([['https://post.example/fire', post.article.id]])
    return findOrigins([post, { ...mail, article: { ...mail.article, links } }], { linked })
  }

  it('make one origin of a report and the one that it links to in the words of the statement', () => {
    const { origins, hops } = linkFrom('words')
    expect(tellOrigins({ origins })).toEqual(['Ormsund Post 2 relayed'])
    expect(origins[0]!.reasons[0]).toBe('Tarn Mail links to the report of Ormsund Post in its words.')
    expect(hops).toMatchObject([{ kind: 'link', evidence: { text: 'north pier' } }])
  })

  it('make one origin likewise where the link is in the sentence before', () => {
    expect(tellOrigins(linkFrom('beside'))).toEqual(['Ormsund Post 2 relayed'])
  })

  it('show a link far from the statement, and conclude nothing from it', () => {
    const { origins, hops } = linkFrom('far')
    expect(tellOrigins({ origins })).toEqual(['Ormsund Post 1 unknown', 'Tarn Mail 1 unknown'])
    expect(hops).toMatchObject([{ kind: 'link', confidence: 0.3 }])
  })
})

describe('a quotation cut in the same places', () => {
  const whole = () => tellIt({ outlet: 'The Beacon', said: { content: WHOLE } })
  const cutAt = (content: string, rest: Parameters<typeof tellIt>[0] = {}) =>
    OUTLETS.slice(0, 2).map((outlet) => tellIt({ outlet, said: { content }, ...rest }))

  it('has one origin where the same words are left out in the middle', () => {
    const { origins, hops } = findOrigins([
      whole(),
      ...cutAt(
        '“The tanks on the north pier will burn until Friday … so we ask all to keep their windows shut,”',
      ),
    ])
    expect(tellOrigins({ origins })).toEqual(['The Beacon 1 unknown', 'unknown 2 unknown'])
    expect(origins[0]!.reasons[0]).toBe('2 of the articles cut the quotation in the same places.')
    expect(hops).toMatchObject([{ kind: 'same cut' }])
  })

  it('has one origin also where nothing marks the gap', () => {
    const reports = cutAt(
      '“The tanks on the north pier will burn until Friday, so we ask all to keep their windows shut,”',
    )
    expect(tell(whole(), ...reports)).toEqual(['The Beacon 1 unknown', 'unknown 2 unknown'])
  })

  it('is no more than a hint where both have the same few words', () => {
    const content = 'the tanks would burn on, and “no foam that we have” would help'
    const reports = OUTLETS.slice(0, 2).map((outlet) =>
      tellIt({ outlet, said: { content, quotation: 'mixed' } }),
    )
    const { origins, hops } = findOrigins([whole(), ...reports])
    expect(origins).toHaveLength(3)
    expect(hops).toMatchObject([{ kind: 'same cut' }])
    expect(hops[0]!.confidence).toBeLessThan(0.5)
  })

  it('has as many origins as outlets where both were at one briefing', () => {
    const reports = cutAt(
      '“The tanks on the north pier will burn … so we ask all to keep their windows shut,”',
      {
        venue: 'a news briefing',
      },
    )
    expect(findOrigins([whole(), ...reports]).origins).toHaveLength(3)
  })
})

describe('the occasion', () => {
  it('is one that several origins witnessed, each an origin of its own', () => {
    const reports = [
      tellIt({ outlet: 'Ormsund Post', venue: 'a weekly briefing' }),
      tellIt({ outlet: 'Tarn Mail', venue: 'a press conference' }),
      tellIt({ outlet: 'The Beacon', said: { to: 'reporters' } }),
      tellIt({ outlet: 'Lower Tarn Radio', venue: 'a weekly briefing', said: { relay: ['Skanpress'] } }),
    ]
    const { origins, occasion } = findOrigins(reports)
    expect(origins).toHaveLength(4)
    expect(occasion).toEqual({
      venue: 'press conference',
      articles: reports
        .slice(0, 3)
        .map(({ article }) => article.id)
        .sort(),
    })
  })

  it('is none where the outlets name different ones, or interviews', () => {
    const tellAt = (...venues: string[]) =>
      findOrigins(venues.map((venue, at) => tellIt({ outlet: OUTLETS[at], venue }))).occasion
    expect(tellAt('a hearing in Tarn', 'a forum in Tarn')).toBeUndefined()
    expect(tellAt('an interview with Radio Lys', 'an interview with Radio Lys')).toBeUndefined()
    expect(tellAt('a briefing')).toBeUndefined()
  })

  it('is none where all of its witnesses have one origin', () => {
    const reports = OUTLETS.map((outlet) => tellIt({ outlet, venue: 'a briefing', credit: 'Skanpress' }))
    expect(findOrigins(reports).occasion).toBeUndefined()
  })
})

describe('a circle', () => {
  const cite = (outlet: string, ...relay: string[]) => tellIt({ outlet, said: { relay } })

  it('of two outlets that cite each other is shown, and neither is where it began', () => {
    const { origins, circles } = findOrigins([
      cite('Tarn Mail', 'the Ormsund Post'),
      cite('Ormsund Post', 'Tarn Mail'),
    ])
    expect(circles).toEqual([['Ormsund Post', 'Tarn Mail', 'Ormsund Post']])
    expect(tellOrigins({ origins })).toEqual(['unknown 2 unknown'])
    expect(origins[0]!.reasons).toContain(
      'Ormsund Post and Tarn Mail have it from each other: none is where it began.',
    )
  })

  it('may run over more outlets, and over a hand that one of them names for another', () => {
    const { circles } = findOrigins([
      cite('Ormsund Post', 'Tarn Mail'),
      cite('Tarn Mail', 'The Beacon'),
      cite('The Beacon', 'Ormsund Post', 'Lower Tarn Radio'),
    ])
    expect(circles).toEqual([
      ['Lower Tarn Radio', 'Ormsund Post', 'Tarn Mail', 'The Beacon', 'Lower Tarn Radio'],
    ])
  })

  it('holds one who is said to have been told it, too', () => {
    const post = tellIt({
      outlet: 'Ormsund Post',
      said: { relay: ['Tarn Mail'] },
      firstHand: true,
    })
    expect(tell(post, cite('Tarn Mail', 'Ormsund Post'))).toEqual(['unknown 2 unknown'])
  })

  it('is left by the hand that one of them names beside', () => {
    const post = tellIt({
      outlet: 'Ormsund Post',
      said: { relay: ['Tarn Mail'] },
      more: [{ relay: ['Skanpress'] }],
    })
    const { origins, circles } = findOrigins([post, cite('Tarn Mail', 'Ormsund Post')])
    expect(circles).toHaveLength(1)
    expect(tellOrigins({ origins })).toEqual(['Skanpress 2 relayed'])
  })

  it('is none where an outlet cites one that has it from the outlet’s own first report', () => {
    const { origins, circles } = findOrigins([
      tellIt({ outlet: 'Ormsund Post', firstHand: true }),
      cite('Tarn Mail', 'Ormsund Post'),
      cite('Ormsund Post', 'Tarn Mail'),
    ])
    expect(circles).toBeUndefined()
    expect(tellOrigins({ origins })).toEqual(['Ormsund Post 3 first hand'])
  })
})

it('is as docs/origins.md has it in its example', () => {
  const day = (date: number, outlet: string) => ({ outlet, publishedAt: `2031-05-0${date}` })
  const wire = tellIt(day(5, 'Skanpress'))
  const mail = tellIt({ ...day(5, 'Tarn Mail'), credit: 'Skanpress' })
  const beacon = tellIt({ ...day(6, 'The Beacon'), said: { relay: ['Skanpress'] } })
  const online = tellIt(day(6, 'Beacon Online'))
  const post = tellIt({ ...day(6, 'Ormsund Post'), said: { to: 'the Post' }, firstHand: true })
  const radio = tellIt(day(7, 'Lower Tarn Radio'))
  const words = 'The tanks on the north pier will burn until Friday,'
  const { origins, hops } = findOrigins([wire, mail, beacon, online, post, radio], {
    copies: [pairCopies(beacon.article, online.article, { words })],
  })
  expect(tellOrigins({ origins })).toEqual([
    'Lower Tarn Radio 1 unknown',
    'Ormsund Post 1 first hand',
    'Skanpress 4 relayed',
  ])
  expect(hops.find(({ article }) => article === mail.article.id)).toMatchObject({
    kind: 'credit',
    through: 'Skanpress',
    from: wire.article.id,
    confidence: 0.95,
  })
})

it('does not depend on the order of the statements, and has every article in one origin', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const next = countFrom(seed)
    const pick = (count: number) => next() % count
    const names = ['Ormsund Post', 'Tarn Mail', 'The Beacon', 'Skanpress', 'AP', 'the Mail']
    const reports = Array.from({ length: 3 + pick(9) }, () =>
      tellIt({
        ...(pick(6) > 0 && { outlet: names[pick(5)] }),
        ...(pick(3) > 0 && { publishedAt: `2031-05-0${1 + pick(3)}` }),
        ...(pick(4) === 0 && { credit: names[pick(5)] }),
        ...(pick(5) === 0 && { takenFrom: names[pick(5)] }),
        ...(pick(4) === 0 && { venue: 'a briefing' }),
        ...(pick(7) === 0 && { firstHand: true as const }),
        ...(pick(2) === 0 && { said: { relay: Array.from({ length: 1 + pick(2) }, () => names[pick(6)]!) } }),
      }),
    )
    const copies = Array.from({ length: pick(5) }, () => [
      reports[pick(reports.length)]!,
      reports[pick(reports.length)]!,
    ])
      .filter(([one, other]) => one !== other)
      .map(([one, other]) =>
        pairCopies(one!.article, other!.article, { words: 'The tanks on the north pier' }),
      )
    const found = findOrigins(reports, { copies })
    const shuffled = [...reports].sort((a, b) => (a.article.id.slice(-4) < b.article.id.slice(-4) ? -1 : 1))
    expect(findOrigins(shuffled, { copies: [...copies].reverse() })).toEqual(found)
    const ids = reports.map(({ article }) => article.id).sort()
    expect(found.origins.flatMap(({ articles }) => articles).sort()).toEqual(ids)
    expect(found.hops.filter(({ article }) => !ids.includes(article))).toEqual([])
    expect(found.origins.filter(({ reasons }) => reasons.length === 0)).toEqual([])
  }
})

/** The same numbers for the same seed (Park and Miller's generator). */
function countFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state >> 8
  }
}
