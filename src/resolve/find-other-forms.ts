import type { Document } from '../document.ts'
import { ORGANISATION_HEADS, PLACE_STARTS } from '../languages/en/index.ts'
import { append } from './append-to-list.ts'
import type { Figure, Mention } from './figures.ts'

/**
 * Which bodies of an article are one under a longer and a shorter name: for "Foreign Ministry" its "Russian Foreign
 * Ministry", for "RNC" its "Republican National Committee"; but for "Norvane Motor Company" its "Norvane", which is the
 * name that news has for it. Only where one fits. Capital letters in brackets right behind a name are that name in short.
 */
export function findOtherForms(
  document: Document,
  joined: ReadonlyMap<Mention, Figure>,
): Map<Figure, Figure> {
  const figures = [...new Set(joined.values())]
  const found = findInBrackets(document, joined)
  const byEnding = new Map<string, Figure[]>()
  const byCore = new Map<string, Figure[]>()
  for (const figure of figures) {
    for (const form of listShortForms(figure)) append(byEnding, form, figure)
    for (const core of listCores(figure.key)) append(byCore, core, figure)
  }
  for (const figure of figures) {
    if (found.has(figure)) continue
    const longer = (byEnding.get(figure.key) ?? []).filter((one) => areAlike(one, figure))
    if (longer.length === 1 && longer[0] !== figure) found.set(figure, longer[0]!)
    else for (const company of chooseCompanies(figure, byCore)) found.set(company, figure)
  }
  return followToTheEnd(found)
}

/** Letters alone do not show that a body is the state's. */
const areAlike = (longer: Figure, figure: Figure): boolean =>
  longer.kind === figure.kind ||
  (longer.kind === 'government' && figure.kind === 'organisation' && CAPITALS.test(figure.name))

const CAPITALS = /^\p{Lu}{3,6}$/u

/** The short forms under which an article may go on with a name, as keys. */
function listShortForms({ key, name, kind }: Figure): string[] {
  const words = key.split(' ')
  const forms = words.slice(1).flatMap((_, i) => (isOther(words[i]!) ? [] : [words.slice(i + 1).join(' ')]))
  const initials = initialsOf(name)
  if (initials.length > 2 || (kind === 'organisation' && words.length === 2)) forms.push(initials)
  return forms
}

/** "Idaho" of "District Court for Idaho" and "Florida" of "South Florida" are not the same. */
const isOther = (before: string): boolean =>
  PLACE_STARTS.has(before) || /^(?:of|for|on|in|at|the|and|latin)$/.test(before)

/** For "Norvane" the "Norvane Corp." and "Norvane Motors" of the article; not "Norvane Energy" beside "Norvane Motors". */
function chooseCompanies(figure: Figure, byCore: ReadonlyMap<string, Figure[]>): Figure[] {
  if (figure.kind !== 'organisation') return []
  const companies = (byCore.get(figure.key) ?? []).filter(({ kind }) => kind === 'organisation')
  const others = companies.filter(({ key }) => cutLegalForms(key) !== figure.key)
  const branches = new Set(others.map(({ key }) => cutLegalForms(key)))
  const chosen = branches.size === 1 ? companies : companies.filter((one) => !others.includes(one))
  if (chosen.some(({ isOfOpenKind }) => !isOfOpenKind)) figure.isOfOpenKind = false
  return chosen
}

/** "norvane" of "norvane motor company", "general mills" of "general mills corporation". */
function listCores(key: string): string[] {
  const words = key.split(' ')
  const cores: string[] = []
  for (let end = words.length - 1; end > 0 && WORDS_OF_COMPANIES.has(words[end]!); end--) {
    const namesNobody = WORDS_THAT_ALONE_NAME_NOBODY.has(words[0]!) || ORGANISATION_HEADS.has(words[0]!)
    if (end > 1 || !namesNobody) cores.push(words.slice(0, end).join(' '))
  }
  return cores
}

const cutLegalForms = (key: string): string => key.replace(LEGAL_FORMS, '')

const LEGAL_FORMS =
  /(?: (?:company|corporation|corp|inc|incorporated|co|ltd|limited|llc|plc|llp|ag|sa|nv|se|spa|gmbh|asa|ab|group|holdings?))+$/

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What a company's name has behind its own word, and leaves out for short. */
const WORDS_OF_COMPANIES = setOf(
  'company corporation corp inc co ltd llc plc llp ag sa nv se spa gmbh oyj asa ab limited incorporated group holding ' +
    'holdings motor motors computer computers airlines airways industries technologies systems capital management ' +
    'partners energy electric electronics pharmaceuticals entertainment international worldwide automotive insurance',
)

const WORDS_THAT_ALONE_NAME_NOBODY = setOf(
  'general american united national international first new north south east west global royal federal central ' +
    'european british canadian chinese german french japanese russian indian australian african asian us u.s uk',
)

/** "rnc" of "Republican National Committee". */
const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word) && word !== 'The')
    .map((word) => word[0])
    .join('')
    .toLowerCase()

/** "General Mills (GM)", "Norvane Group (Norvane)": the letters in brackets are the name before them. */
function findInBrackets({ tokens }: Document, joined: ReadonlyMap<Mention, Figure>): Map<Figure, Figure> {
  const found = new Map<Figure, Figure>()
  const byEnd = new Map<number, Figure>()
  for (const [mention, figure] of joined) {
    byEnd.set(mention.endToken, figure)
    if (tokens[mention.firstToken - 1]?.text !== '(' || tokens[mention.endToken]?.text !== ')') continue
    const full = byEnd.get(mention.firstToken - 1)
    if (full && full !== figure && !found.has(figure) && isShortFor(figure.name, full.name))
      found.set(figure, full)
  }
  return found
}

/** The letters stand in the name in their order, the first of them at its head: "EADS", "USAF", "GM". */
function isShortFor(letters: string, name: string): boolean {
  if (!/^[\p{Lu}&.]{2,8}$/u.test(letters)) return false
  const initials = initialsOf(name)
  let at = 0
  for (const letter of letters.toLowerCase().replace(/[^\p{L}]/gu, '')) {
    const next = initials.indexOf(letter, at)
    if (next < 0 || (at === 0 && next > 0)) return false
    at = next + 1
  }
  return initials.length - at < 2
}

/** "GM" → "General Mills" → "General Mills Corporation". */
function followToTheEnd(found: ReadonlyMap<Figure, Figure>): Map<Figure, Figure> {
  const ends = new Map<Figure, Figure>()
  for (const [figure, longer] of found) {
    let end = longer
    for (let steps = 0; steps < LONGEST_CHAIN && found.has(end); steps++) end = found.get(end)!
    if (end !== figure) ends.set(figure, end)
  }
  return ends
}

const LONGEST_CHAIN = 4
