import type { Note } from '../../record.ts'
import { createThread } from '../ask-thread.ts'
import { cleanCharacters, joinOnOneLine } from '../clean-characters.ts'
import type { Draft } from '../draft.ts'
import { findPageParagraphs } from '../find-page-paragraphs.ts'
import { collectBytes, UnreadableInput } from '../open-bytes.ts'
import { checkUnpackedSize, openZip } from '../open-zip.ts'
import { parsePage } from '../page.ts'
import { readParagraphs } from '../read-paragraphs.ts'
import { cutReleaseLines } from './cut-mail.ts'

/** Pictures count too. The text of the longest book is a tenth of it. */
const MAX_UNPACKED = 100_000_000
const MAX_PROPERTIES = 100_000
/** Programs write one at the head of each file. The library's reader of XML takes minutes over thousands that do not end. */
const MAX_INSTRUCTIONS = 50
/** Titles that programs and templates leave in a document. */
const NO_TITLE =
  /^(?:microsoft word\b|document\s?\d*$|untitled|press release$|news release$|title$|\S+\.docx?$)/i
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => p:fresh",
]

/** In a thread: a document made on purpose keeps the library's reader of XML busy for minutes. */
const askThread = createThread<string>({
  library: 'mammoth',
  code: `
async function read({ default: mammoth }, data) {
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
  const options = { styleMap: ${JSON.stringify(STYLES)}, convertImage, externalFileAccess: false }
  return (await mammoth.convertToHtml({ buffer: Buffer.from(data) }, options)).value
}`,
  input: 'a Word document',
  fix: 'split it, or save its text as a .txt file',
  maxSeconds: 30,
  maxMegabytes: 1500,
})

/**
 * The report in a Word document (DOCX): its paragraphs in order, without pictures, comments and what was deleted while
 * changes were tracked. The title is the first heading, else that of the document's properties, else a first line
 * that looks like one. When a document was written is not when it was published, so the date is only one that the text
 * states.
 *
 * Throws UnreadableInput for a document that is damaged, holds no words, or unpacks to more than 100 MB,
 * or takes more than half a minute to read.
 */
export async function readDocx(bytes: Uint8Array): Promise<Draft> {
  await checkUnpackedSize(bytes, MAX_UNPACKED)
  await checkInstructions(bytes)
  const paragraphs = findPageParagraphs(parsePage(await convertToHtml(bytes)).body)
    .map((one) => ({ ...one, text: cleanCharacters(one.text).trim().replace(/\s*↑$/, '') }))
    .filter(({ text }) => text !== '')
  if (paragraphs.length === 0) {
    throw new UnreadableInput(
      'a Word document without words: it may hold only pictures; save its text as .txt',
    )
  }
  const notes: Note[] = []
  const kept = cutReleaseLines(paragraphs, notes)
  const hasHeading = paragraphs.slice(0, 3).some(({ heading }) => heading !== undefined)
  const title = hasHeading ? undefined : await readTitle(bytes)
  return readParagraphs(kept.length > 0 ? kept : paragraphs, { ...(title && { title }), notes })
}

/** Throws UnreadableInput where a part of the document is full of processing instructions (`<?`). */
async function checkInstructions(bytes: Uint8Array): Promise<void> {
  const zip = await openZip(bytes)
  try {
    for (const member of zip.members) {
      if (!/\.(?:xml|rels)$/i.test(member.name)) continue
      const part = Buffer.from(await collectBytes(zip.readMember(member), MAX_UNPACKED))
      let count = 0
      for (let at = part.indexOf('<?'); at !== -1; at = part.indexOf('<?', at + 2)) {
        if (++count > MAX_INSTRUCTIONS) {
          throw new UnreadableInput(
            'a damaged Word document (its markup breaks off again and again): open it and save it again, or save it as .txt',
          )
        }
      }
    }
  } finally {
    zip.close()
  }
}

async function convertToHtml(bytes: Uint8Array): Promise<string> {
  const answer = await askThread(bytes)
  if ('value' in answer) return answer.value
  const reason = answer.error.message.slice(0, 200)
  throw new UnreadableInput(
    `a damaged Word document (${reason}): open it and save it again, or save it as .txt`,
  )
}

async function readTitle(bytes: Uint8Array): Promise<string | undefined> {
  const zip = await openZip(bytes)
  try {
    const member = zip.members.find(({ name }) => name === 'docProps/core.xml')
    if (!member || member.size > MAX_PROPERTIES) return undefined
    const xml = Buffer.from(await collectBytes(zip.readMember(member), MAX_PROPERTIES)).toString()
    const written = /<dc:title>([^<]{1,500})<\/dc:title>/.exec(xml)?.[1] ?? ''
    const title = joinOnOneLine(parsePage(`<p>${written}</p>`).body.textContent)
    return title.split(' ').length < 3 || NO_TITLE.test(title) ? undefined : title
  } finally {
    zip.close()
  }
}
