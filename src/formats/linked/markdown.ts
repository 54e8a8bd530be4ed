import type { Format, Material } from '../format.ts'
import { cleanText } from './clean-text.ts'
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

/** Briefings as CommonMark, to hand to an editor or to paste into a note. */
export const MARKDOWN: Format = {
  name: 'markdown',
  says: 'Briefings as Markdown, story by story, each passage with its place, for editors and notes',
  extension: '.md',
  mediaType: 'text/markdown',
  write: writeMarkdown,
}

async function* writeMarkdown(material: Material): AsyncGenerator<string> {
  yield `# Briefing\n\nBehind each passage stands its article with the offsets of its words: UTF-16 code units from the start of the text, the last not included.\n`
  for await (const briefing of gatherBriefings(material)) yield* writeBriefing(briefing)
}

function* writeBriefing(briefing: Briefing): Generator<string> {
  const { title, articles, sayings, unattributed, relations } = briefing
  yield `\n## ${escapeMarkdown(title)}\n\n${escapeMarkdown(tellExtent(briefing))}\n`
  if (sayings.length > 0) yield '\n### Who said what\n'
  for (const saying of sayings) yield writeSaying(saying)
  if (unattributed.length > 0) yield '\n### Said or thought, with no word of who\n'
  for (const saying of unattributed) yield writeSaying(saying)
  if (relations.length > 0) yield '\n### Who answers whom\n'
  for (const relation of relations) yield writeRelation(relation)
  yield `\n### Articles\n\n${articles.map((article) => `- ${writeArticle(article)} ${code(article.id)}\n`).join('')}`
}

function writeSaying({ speaker, circumstances, wordings, origins }: BriefedSaying): string {
  const [fullest, ...others] = wordings
  const lead = `**${escapeMarkdown(speaker)}** ${escapeMarkdown(circumstances)}:`
  return [
    `\n${lead}\n`,
    ...(fullest ? [writeWording(fullest)] : []),
    ...others.flatMap((wording) => [`\n${writeDifferences(wording)}:\n`, writeWording(wording)]),
    ...(origins ? [`- *${escapeMarkdown(origins)}*\n`] : []),
  ].join('')
}

function writeDifferences({ differences }: BriefedWording): string {
  return differences.length > 0 ? `Also, ${escapeMarkdown(differences.join('; '))}` : 'Also'
}

function writeWording({ words, reports }: BriefedWording): string {
  return `${quote(words)}\n${reports.map((report) => `- ${writeReport(report)}\n`).join('')}`
}

function writeReport({ article, place, asides }: BriefedReport): string {
  return `${writeArticle(article)} ${code(place)} ${escapeMarkdown(asides)}`
}

/** `Telmar News Agency, 8 March 2023: [Halvenia denies plan](<https://…>).` */
function writeArticle({ outlet, day, title, address }: BriefedArticle): string {
  const named = address ? `[${escapeMarkdown(title)}](<${address}>)` : escapeMarkdown(title)
  return `${escapeMarkdown(`${outlet}, ${day}`)}: ${named}.`
}

function writeRelation({ sentence, sides, openClaim, reason, sureness }: BriefedRelation): string {
  const shown = sides.flatMap(({ lead, words, report }) => [
    `\n${escapeMarkdown(lead)}:\n`,
    quote(words),
    `\n- ${writeReport(report)}\n`,
  ])
  return [
    `\n**${escapeMarkdown(sentence)}**: ${escapeMarkdown(sureness)}. ${escapeMarkdown(reason)}\n`,
    ...shown,
    ...(openClaim === undefined ? [] : ['\nOpen claim:\n', quote(openClaim)]),
  ].join('')
}

/** A quotation, paragraph by paragraph. */
function quote(words: string): string {
  const paragraphs = words.split(/\s*[\n\r\u2028\u2029]\s*/).filter((paragraph) => paragraph.trim() !== '')
  return `\n${paragraphs.map((paragraph) => `> ${escapeMarkdown(paragraph)}\n`).join('>\n')}`
}

/** Ids and offsets: letters, digits and dashes. */
const code = (text: string): string => `\`${cleanText(text).replaceAll('`', '')}\``

/** One line of text as CommonMark that reads as exactly this, and GitHub's kind of it too. */
export function escapeMarkdown(text: string): string {
  return cleanText(text)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[#+=:-]/, '\\$&')
}
