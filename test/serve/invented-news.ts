/**
 * An invented affair in five reports: a cracked dam, an agency's copy in two outlets, a quotation cut short, a denial,
 * a report without a date, a statement inside a statement, a number that changed on the way. And one hostile page.
 *
 * @module
 */
import { identify } from '../../src/identify.ts'
import type {
  Difference,
  Hop,
  Origin,
  Passage,
  ReadArticle,
  Relation,
  Statement,
  Utterance,
  Voice,
  VoiceReference,
  Wording,
} from '../../src/record.ts'
import type { BuiltRelations } from '../store/build-record.ts'
import { composeReport, identifyInArticle, nameVoice, spanOf } from './compose-report.ts'

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
  happenings: [['photographs of a crack were passed from hand to hand', '2024-03-13']],
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
    '{3s:She} {3c:denied} {3q:talk of a second crack}.',
    'On Wednesday photographs of a crack were passed from hand to hand in the valley.',
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
    3: { quotation: 'indirect', confidence: 0.9, act: 'deny', voice: osk },
  },
  happenings: [
    ['On Wednesday photographs of a crack were passed from hand to hand in the valley.', '2024-03-13'],
  ],
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

function wording(differences: readonly Difference[], statements: readonly Statement[]): Wording {
  const { text, quotation } = statements[0]!
  return { text: text.content, quotation, differences, statements: statements.map(({ id }) => id).sort() }
}

function utterance(
  wordings: readonly Wording[],
  { origins, hops = [] }: { origins: readonly Origin[]; hops?: readonly Hop[] },
): Utterance {
  const statements = wordings.flatMap((each) => each.statements).sort()
  const first = articles.flatMap((report) => report.statements).find(({ id }) => statements.includes(id))!
  return {
    id: identify('utt', statements),
    voice: nameVoice(first.voice!.name, first.voice!.kind).id,
    saidAt: first.saidAt,
    wordings,
    origins,
    hops,
    confidence: statements.length > 1 ? 0.9 : 1,
    statements,
  }
}

const own = ({ article }: ReadArticle): Origin => ({
  name: article.outlet!,
  kind: 'unknown',
  articles: [article.id],
  reasons: [`${article.outlet} does not show how it knows.`],
})

const meridian = (reasons: readonly string[]): Origin => ({
  name: 'Meridian',
  kind: 'relayed',
  articles: [courier.article.id, northline.article.id].sort(),
  reasons,
})

function passageOf({ article }: ReadArticle, text: string): Passage {
  const [start, end] = spanOf(article, text)
  return { text, start, end }
}

/** Both of the agency's articles name it, and the one without a date has the text of the other. */
const agencyHops: readonly Hop[] = [courier, northline].map(({ article, statements }) => ({
  article: article.id,
  kind: 'relay',
  through: 'Meridian',
  evidence: statements[0]!.relay![0]!.evidence,
  reason: `${article.outlet} cites Meridian.`,
  confidence: 0.95,
}))

const safe = utterance(
  [
    wording([], [from(gazette, 1)]),
    wording([{ kind: 'paraphrased' }], [from(northline, 1), from(courier, 1)]),
    wording(
      [
        { kind: 'number changed', lost: 'a hundred', won: 'fifty' },
        { kind: 'cut', lost: 'is sound and' },
      ],
      [from(evening, 2)],
    ),
  ],
  {
    origins: [
      meridian(['2 articles cite Meridian.', '2 of the articles are near-copies of one text.']),
      {
        name: 'The Lowland Gazette',
        kind: 'first hand',
        articles: [gazette.article.id],
        reasons: ['The Lowland Gazette was told it, or had the paper before it, itself.'],
      },
      own(evening),
    ],
    hops: [
      ...agencyHops,
      {
        article: courier.article.id,
        kind: 'copy',
        through: 'Northline',
        from: northline.article.id,
        reason: 'They share 93% of the shorter text.',
        confidence: 0.98,
      },
      {
        article: gazette.article.id,
        kind: 'first hand',
        through: 'The Lowland Gazette',
        evidence: passageOf(gazette, 'told'),
        reason: 'The Lowland Gazette was told it, or had the paper before it, itself.',
        confidence: 0.9,
      },
    ],
  },
)

const warned = utterance([wording([], [from(northline, 2), from(courier, 2)])], {
  origins: [meridian(['2 articles cite Meridian.'])],
  hops: agencyHops,
})

const unaware = utterance([wording([], [from(northline, 3), from(courier, 3)])], {
  origins: [meridian(['2 of the articles are near-copies of one text.'])],
})

const denied = utterance([wording([], [from(evening, 1)])], { origins: [own(evening)] })
const deniedByMinister = utterance([wording([], [from(gazette, 3)])], { origins: [own(gazette)] })
const secondCrack = utterance([wording([], [from(evening, 3)])], { origins: [own(evening)] })

const alone = [from(gazette, 2), from(gazette, 4), from(gazette, 5), from(gazette, 6), from(gazette, 7)].map(
  (statement) => utterance([wording([], [statement])], { origins: [own(gazette)] }),
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
    reasons:
      inArticles.length > 1
        ? [`${inArticles.length} articles call it by the full name “${reference.name}”.`]
        : [],
    articleCount: inArticles.length,
    statementCount: said.length,
  }
}

const references = new Map(
  articles
    .flatMap(({ statements }) => statements)
    .flatMap(({ voice }) => (voice ? [[voice.name, nameVoice(voice.name, voice.kind)] as const] : [])),
)

/** The voices of single articles that are one voice. */
function gatherArticleVoices({ id, name, kind }: VoiceReference): readonly [string, readonly string[]] {
  const heard = articles.filter(({ voices }) => voices.some((voice) => voice.name === name))
  return [id, heard.map(({ article }) => identifyInArticle(article.id, { kind, name }))]
}

export const relations: BuiltRelations = {
  voices: [...references.values()].map(toVoice),
  articleVoicesOf: new Map([...references.values()].map(gatherArticleVoices)),
  utterances: [safe, warned, unaware, denied, deniedByMinister, secondCrack, ...alone],
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
    {
      id: identify('rel', ['denies', secondCrack.id]),
      kind: 'denies',
      from: secondCrack.id,
      claim: 'a second crack',
      evidence: { from: from(evening, 3).id },
      reason: 'Marta Oskarin denied a claim that nobody in the story is found to have made.',
      confidence: 0.9,
    },
  ],
  copies: [
    {
      articles: [northline.article.id, courier.article.id],
      shared: 0.93,
      pairs: [
        {
          one: northline.article.id,
          other: courier.article.id,
          shared: 0.93,
          extent: 'whole',
          passages: [northline.article.text].map((words) => ({
            one: spanOf(northline.article, words),
            other: spanOf(courier.article, words),
          })),
          confidence: 0.98,
        },
      ],
    },
  ],
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
