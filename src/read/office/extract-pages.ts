import { createThread } from '../ask-thread.ts'
import { UnreadableInput } from '../open-bytes.ts'
import type { DrawnText } from './page-lines.ts'

/** No single report has more; a book would be a thousand reports in one. */
export const MAX_PAGES = 300

/** Text that runs up or down a margin is left out. */
const CODE = `
const multiply = ([a, b, c, d, e, f], [u, v, w, x, y, z]) =>
  [a * u + c * v, b * u + d * v, a * w + c * x, b * w + d * x, a * y + c * z + e, b * y + d * z + f]
async function readPage(pdf, number) {
  const page = await pdf.getPage(number)
  const { transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  page.cleanup()
  return items.flatMap(({ str, width, ...item }, order) => {
    if (!str || str.trim() === '') return []
    const [a, b, c, d, x, y] = multiply(transform, item.transform)
    const size = Math.hypot(c, d)
    const isUpright = Math.abs(a) > Math.abs(b) * 2 && [x, y, width, size].every(Number.isFinite)
    return isUpright && size > 0 ? [{ text: str, x, y, width, size, order }] : []
  })
}
async function read({ getDocumentProxy }, data) {
  const pdf = await getDocumentProxy(data, { verbosity: 0, maxImageSize: 1 })
  const pages = []
  try {
    if (pdf.numPages > ${MAX_PAGES}) return { count: pdf.numPages }
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number))
  } finally {
    pdf.destroy().catch(() => {})
  }
  return { pages }
}`

interface ReadPages {
  readonly pages?: readonly (readonly DrawnText[])[]
  /** How many pages there are, where they are too many. */
  readonly count?: number
}

const askThread = createThread<ReadPages>({
  library: 'unpdf',
  code: CODE,
  input: 'a PDF',
  fix: 'split it, or save its text as a .txt file',
  maxSeconds: 30,
  maxMegabytes: 512,
})

/**
 * The words on each page of a PDF and where they stand. Throws UnreadableInput for a PDF that is damaged, has a password or
 * too many pages, or takes too much time or memory.
 */
export async function extractPages(bytes: Uint8Array): Promise<readonly (readonly DrawnText[])[]> {
  const answer = await askThread(bytes)
  if ('error' in answer) {
    const { name, message } = answer.error
    if (name === 'PasswordException') {
      throw new UnreadableInput('a PDF with a password: save it without one first')
    }
    throw new UnreadableInput(`a damaged PDF (${message.slice(0, 200)}): save or download it again`)
  }
  const { pages, count } = answer.value
  if (pages) return pages
  throw new UnreadableInput(`a PDF of ${count} pages: expected a report of at most ${MAX_PAGES}; split it`)
}
