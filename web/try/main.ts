/**
 * The page on which anybody can try it: a text in, its statements marked in it, all in this browser.
 *
 * @module
 */
import '../style/base.css'
import '../style/marks.css'
import './try.css'
import type { Statement } from 'hearsay/browser'
import { INVENTED_REPORT } from './invented-report.ts'
import { drawCard, drawText } from './show-statements.ts'
import type { Answer, Question } from './worker.ts'
import TryWorker from './worker.ts?worker&inline'

const find = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind
const text = find<HTMLTextAreaElement>('text')
const outlet = find<HTMLInputElement>('outlet')
const published = find<HTMLInputElement>('published')
const status = find('status')
const marked = find('marked')
const list = find('statements')

const worker = new TryWorker()
let asked: Question | undefined
let number = 0

worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => hear(data))
worker.addEventListener('error', () => tell('The model could not be started in this browser.'))
find('given').addEventListener('submit', (event) => {
  event.preventDefault()
  ask()
})
// What was pasted is in the field only after the event.
text.addEventListener('paste', () => setTimeout(ask))
find('sample').addEventListener('click', () => {
  text.value = INVENTED_REPORT.text
  outlet.value = INVENTED_REPORT.outlet
  published.value = INVENTED_REPORT.publishedAt
  ask()
})
list.addEventListener('click', (event) => choose(closest(event, '[data-statement]')?.dataset.statement))
marked.addEventListener('click', (event) =>
  choose(closest(event, '[data-statements]')?.dataset.statements?.split(' ').at(-1), 'show its card'),
)

const closest = (event: Event, selector: string) => (event.target as Element).closest<HTMLElement>(selector)

function ask(): void {
  if (text.value.trim() === '') {
    tell('There is no text yet: paste one.')
    return
  }
  asked = {
    number: ++number,
    article: {
      text: text.value,
      ...(outlet.value.trim() && { outlet: outlet.value.trim() }),
      ...(published.value && { publishedAt: published.value }),
    },
  }
  tell('Reading …')
  worker.postMessage(asked)
}

function hear(answer: Answer): void {
  if (answer.kind === 'failed') tell(`That did not work: ${answer.message}`)
  else if (answer.kind === 'found') {
    // An answer to an earlier question is out of date.
    if (asked?.number === answer.number) show(asked.article.text, answer)
  } else if (!asked) tell(`Ready: the model was unpacked in ${write(answer.milliseconds)}.`)
}

function show(read: string, { statements, milliseconds }: Extract<Answer, { kind: 'found' }>): void {
  const count = statements.length === 1 ? '1 statement' : `${statements.length} statements`
  tell(
    `${statements.length === 0 ? 'No statements' : count}, found in ${write(milliseconds)} in this browser.`,
  )
  marked.replaceChildren(...drawText(read, statements))
  list.replaceChildren(...statements.map((statement: Statement) => drawCard(statement)))
  find('found').hidden = false
}

/** Shows one statement in the text and among the cards; again, or none, shows none. */
function choose(id: string | undefined, scroll?: 'show its card'): void {
  const cards = [...list.querySelectorAll<HTMLElement>('.card')]
  const wasChosen = cards.some((card) => card.dataset.statement === id && card.classList.contains('chosen'))
  const chosen = wasChosen && !scroll ? undefined : id
  for (const card of cards) {
    const isChosen = card.dataset.statement === chosen
    card.classList.toggle('chosen', isChosen)
    card.querySelector('button')!.setAttribute('aria-pressed', String(isChosen))
    if (isChosen && scroll) card.scrollIntoView({ block: 'nearest' })
  }
  const pieces = [...marked.querySelectorAll<HTMLElement>('.piece')]
  const isOfIt = (piece: HTMLElement) =>
    chosen !== undefined && piece.dataset.statements!.split(' ').includes(chosen)
  for (const piece of pieces) piece.classList.toggle('active', isOfIt(piece))
  if (!scroll) pieces.find(isOfIt)?.scrollIntoView({ block: 'nearest' })
}

function tell(message: string): void {
  status.textContent = message
}

const write = (milliseconds: number) =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
