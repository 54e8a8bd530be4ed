/**
 * An invented affair in five reports: a cracked dam, an agency's copy in two outlets, a quotation cut short, a denial,
 * a report without a date, a statement inside a statement. And one hostile page.
 *
 * @module
 */
import { identify } from '../../src/identify.ts'
import type {
  ReadArticle,
  Relation,
  Relations,
  Statement,
  Utterance,
  Voice,
  VoiceReference,
  Wording,
} from '../../src/record.ts'
import { composeReport, identifyInArticle, nameVoice } from './compose-report.ts'

const osk = nameVoice('Marta Oskarin')
const bell = nameVoice('Tobias Bell')
const ministry = nameVoice('Water Ministry', 'government')
const engineer = nameVoice('a senior engineer', 'unnamed')
const residents = nameVoice('residents', 'group')

const gazette = composeReport({
  from: 'reports/gazette.html',
  title: 'Minister: Korvath dam is safe ‘for a hundred years’',
  outlet: 'The Lowland Gazette',
  publishedAt: '2024-03-14',
  url: 'https://gazette.example/2024/03/14/korvath-dam-is-safe',
  credit: 'Photograph: A. Lund',
  notes: [
    {
      code: 'related-link',
      message: 'A link to another article was cut.',
      text: 'Related: What we know of Korvath',
    },
    { code: 'credit', message: 'A credit line was cut from the body.', text: 'Photograph: A. Lund' },
  ],
  marked: [
    'The Korvath dam “will stand for a hundred years”, the water minister has said, a day after photographs of a crack were passed from hand to hand.',
    '{1q:“The dam is sound and will stand for a hundred years,”} {1role:Water Minister} {1s:Marta Oskarin} {1c:told} {1to:reporters} {1at:at a briefing} {1when:on Thursday}. {2q:“Nobody has to leave the valley today,”} {2s:she} {2c:added}.',
    '{3s:She} {3c:denied} {3q:that her ministry had received a warning in January}.',
    '{4s:Tobias Bell}, {4role:an opposition member of the valley council}, {4c:said} {4q:the ministry was “playing with the lives” of 4,000 people} and {5c:demanded} {5q:that the report be published}.',
    '“I was at the dam on Monday, and {6s:the engineer on duty} {6c:told} {6to:me} {6q:the pressure was above the limit},” Bell said.',
    'The council meets again on 2 April.',
  ]
    .join('\n\n')
    .replace('“I was', '{7q:“I was')
    .replace('limit},” Bell said', 'limit},”} {7s:Bell} {7c:said}'),
  statements: {
    1: {
      quotation: 'direct',
      confidence: 0.97,
      act: 'assert',
      certainty: 'certain',
      voice: osk,
      said: ['2024-03-14', '2024-03-14'],
    },
    2: {
      quotation: 'direct',
      confidence: 0.95,
      act: 'assert',
      voice: osk,
      said: ['2024-03-14', '2024-03-14'],
    },
    3: { quotation: 'indirect', confidence: 0.88, act: 'deny', voice: osk },
    4: { quotation: 'mixed', confidence: 0.81, act: 'accuse', voice: bell },
    5: { quotation: 'indirect', confidence: 0.58, act: 'demand', voice: bell },
    6: { quotation: 'indirect', confidence: 0.64, act: 'assert', voice: engineer, inside: 7 },
    7: { quotation: 'direct', confidence: 0.93, act: 'assert', voice: bell },
  },
})

const agencyText = [
  '{1role:Water Minister} {1s:Marta Oskarin} {1c:said} {1when:on Thursday} {1q:that the Korvath dam was sound and would stand for a hundred years}, {1hand:Meridian} reported.',
  '{2hand:Meridian} {2c:quoted} {2s:a senior engineer}, who {2why:asked not to be named}, {2c:as saying} {2q:“the ministry was warned in January”}.',
  '{3s:Residents} {3c:said} {3q:they had heard nothing at all}.',
].join('\n\n')

const agencyFacts = {
  1: {
    quotation: 'indirect' as const,
    confidence: 0.9,
    act: 'assert' as const,
    voice: osk,
    said: ['2024-03-14', '2024-03-14'] as const,
  },
  2: { quotation: 'direct' as const, confidence: 0.86, act: 'assert' as const, voice: engineer },
  3: { quotation: 'indirect' as const, confidence: 0.77, act: 'assert' as const, voice: residents },
}

const northline = composeReport({
  from: 'reports/northline.txt',
  title: 'Korvath: engineer says ministry was warned',
  outlet: 'Northline',
  publishedAt: '2024-03-15T06:10:00Z',
  url: 'https://northline.example/korvath-warned',
  credit: 'Meridian',
  marked: agencyText,
  statements: agencyFacts,
})

const courier = composeReport({
  from: 'reports/courier.txt',
  title: 'Valley dam warning came in January, engineer says',
  outlet: 'Coast Courier',
  notes: [{ code: 'no-date', message: 'The report does not say when it was published.' }],
  marked: `${agencyText}\n\nThe valley has 4,000 inhabitants. {4s:He} {4c:{4at:tweeted}}: {4q:“Go home.”}`,
  statements: {
    ...agencyFacts,
    4: {
      quotation: 'direct',
      confidence: 0.7,
      notes: [{ code: 'voice-open', message: '“He” may be Tobias Bell or Ivo Lund.', text: 'He' }],
    },
  },
})

const evening = composeReport({
  from: 'reports/evening.txt',
  title: 'No warning was ever received, says the ministry',
  outlet: 'Evening Standard-Bearer',
  publishedAt: '2024-03-16',
  url: 'https://evening.example/no-warning',
  marked: [
    '{1s:The Water Ministry} {1c:said} {1at:in a statement} {1when:on Saturday} {1q:that “no warning of any kind” had reached it in January}.',
    '{2q:“The dam will stand for fifty years,”} {2s:Ms Oskarin} {2c:told} {2to:the Evening Standard-Bearer}.',
  ].join('\n\n'),
  statements: {
    1: {
      quotation: 'mixed',
      confidence: 0.91,
      act: 'deny',
      voice: ministry,
      said: ['2024-03-16', '2024-03-16'],
    },
    2: { quotation: 'direct', confidence: 0.96, act: 'predict', certainty: 'certain', voice: osk },
  },
})

/** A page whose author hopes that we run what it says. */
export const hostile = composeReport({
  from: 'reports/<img src=x onerror="window.pwned=1">.html',
  title: '<script>window.pwned = 1</script>Dam & "breakfast"',
  outlet: '<b onmouseover="window.pwned=1">Prankster</b>',
  publishedAt: '2024-03-13',
  url: 'javascript:window.pwned=1',
  notes: [
    {
      code: 'odd',
      message: '<svg onload="window.pwned=1">',
      text: '</script><script>window.pwned=1</script>',
    },
  ],
  marked: [
    '{1s:<img src=x onerror="window.pwned=1">} {1c:said} {1q:“<script>window.pwned=1</script> \u0000\u0007\u202Egnorw\u202C”}.',
    `A word without end: ${'abcdefghij'.repeat(3000)}.`,
    'A lone half of a pair: \uD83D, and a right-to-left name: {2s:משה כהן} {2c:said} {2q:nothing}.',
  ].join('\n\n'),
  statements: {
    1: {
      quotation: 'direct',
      confidence: 0.5,
      voice: nameVoice('<iframe src="javascript:window.pwned=1"></iframe>'),
    },
    2: { quotation: 'indirect', confidence: 0.5, act: 'assert', voice: nameVoice('משה כהן') },
  },
})

export const articles: readonly ReadArticle[] = [gazette, northline, courier, evening, hostile]
export const named = { gazette, northline, courier, evening, hostile }
export const voices = { osk, bell, ministry, engineer, residents }

const from = (report: ReadArticle, number: number): Statement => report.statements[number - 1]!

function wording(difference: Wording['difference'], statements: readonly Statement[]): Wording {
  const { text, quotation } = statements[0]!
  return { text: text.content, quotation, difference, statements: statements.map(({ id }) => id).sort() }
}

function utterance(wordings: readonly Wording[], origins: Utterance['origins']): Utterance {
  const statements = wordings.flatMap((each) => each.statements).sort()
  const first = articles.flatMap((report) => report.statements).find(({ id }) => statements.includes(id))!
  return {
    id: identify('utt', statements),
    voice: nameVoice(first.voice!.name, first.voice!.kind).id,
    saidAt: first.saidAt,
    wordings,
    origins,
    statements,
  }
}

const safe = utterance(
  [
    wording('fullest', [from(gazette, 1)]),
    wording('paraphrased', [from(northline, 1), from(courier, 1)]),
    wording('number changed', [from(evening, 2)]),
  ],
  [
    { name: 'The Lowland Gazette', articles: [gazette.article.id], reasons: ['It was at the briefing.'] },
    {
      name: 'Meridian',
      articles: [courier.article.id, northline.article.id].sort(),
      reasons: ['Both name Meridian as the hand.', 'The texts are copies of each other.'],
    },
    { name: 'unknown', articles: [evening.article.id], reasons: [] },
  ],
)

const warned = utterance(
  [wording('fullest', [from(northline, 2), from(courier, 2)])],
  [
    {
      name: 'Meridian',
      articles: [courier.article.id, northline.article.id].sort(),
      reasons: ['Both name Meridian as the hand.'],
    },
  ],
)

const denied = utterance(
  [wording('fullest', [from(evening, 1)])],
  [{ name: 'Evening Standard-Bearer', articles: [evening.article.id], reasons: [] }],
)

const deniedByMinister = utterance(
  [wording('fullest', [from(gazette, 3)])],
  [{ name: 'The Lowland Gazette', articles: [gazette.article.id], reasons: [] }],
)

const alone = [from(gazette, 2), from(gazette, 4), from(gazette, 5), from(gazette, 6), from(gazette, 7)].map(
  (statement) =>
    utterance(
      [wording('fullest', [statement])],
      [{ name: 'The Lowland Gazette', articles: [gazette.article.id], reasons: [] }],
    ),
)

function relation(
  kind: Relation['kind'],
  sides: readonly [Utterance, Statement][],
  reason: string,
): Relation {
  const [[one, oneShown], [other, otherShown]] = sides as [[Utterance, Statement], [Utterance, Statement]]
  return {
    id: identify('rel', [kind, one.id, other.id]),
    kind,
    from: one.id,
    to: other.id,
    evidence: { from: oneShown.id, to: otherShown.id },
    reason,
    confidence: 0.8,
  }
}

function toVoice({ id, name, kind }: VoiceReference): Voice {
  const reference = { id, name, kind }
  const said = articles
    .flatMap(({ statements }) => statements)
    .filter(({ voice }) => voice?.name === reference.name)
  const names = new Map<string, number>([[reference.name, 1]])
  for (const { text } of said) {
    if (text.speaker && !/^(she|he)$/i.test(text.speaker))
      names.set(text.speaker, (names.get(text.speaker) ?? 0) + 1)
  }
  const inArticles = [...new Set(said.map(({ article }) => article))]
  return {
    ...reference,
    names: [...names].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
    roles: said.flatMap(({ article, role }) => (role ? [{ ...role, article }] : [])),
    members: inArticles.map((article) => identifyInArticle(article, reference)).sort(),
    reasons:
      inArticles.length > 1
        ? [`${inArticles.length} articles call it by the full name “${reference.name}”.`]
        : [],
  }
}

const references = new Map(
  articles
    .flatMap(({ statements }) => statements)
    .flatMap(({ voice }) => (voice ? [[voice.name, nameVoice(voice.name, voice.kind)] as const] : [])),
)

export const relations: Relations = {
  voices: [...references.values()].map(toVoice),
  utterances: [safe, warned, denied, deniedByMinister, ...alone],
  relations: [
    relation(
      'denies',
      [
        [denied, from(evening, 1)],
        [warned, from(northline, 2)],
      ],
      'Both speak of a warning in January; one says “no warning of any kind”.',
    ),
    relation(
      'denies',
      [
        [deniedByMinister, from(gazette, 3)],
        [warned, from(courier, 2)],
      ],
      'She “denied that her ministry had received a warning in January”.',
    ),
    relation(
      'agrees',
      [
        [deniedByMinister, from(gazette, 3)],
        [denied, from(evening, 1)],
      ],
      'Both say that no warning came in January.',
    ),
  ],
  copies: [{ articles: [courier.article.id, northline.article.id].sort(), shared: 0.93 }],
  stories: [
    {
      id: identify('sto', ['korvath']),
      title: 'Korvath: engineer says ministry was warned',
      articles: [gazette, northline, courier, evening].map(({ article }) => article.id).sort(),
      from: '2024-03-14',
      to: '2024-03-16',
    },
  ],
}
