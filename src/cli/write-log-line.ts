/** A line of the log as pino gives it. */
type Line = Readonly<Record<string, unknown>>

/** Names of facts that stand in the text without saying so. */
const SAID = new Set(['time', 'level', 'message', 'error'])

/**
 * A line of the log for people: time, level, what happened, and the facts. The place in the program where an error came from
 * follows on lines of its own, indented.
 *
 * @example writeLogLine('{"time":"2024-03-20T08:00:00.000Z","level":"info","message":"request","status":200,"route":"/search"}')
 *   // '2024-03-20T08:00:00.000Z info request status=200 route=/search\n'
 */
export function writeLogLine(json: string): string {
  const line: Line = JSON.parse(json)
  const facts = Object.entries(line).filter(([name]) => !SAID.has(name))
  const words = [line.time, line.level, clean(String(line.message))]
  const told = facts.map(([name, value]) => `${name}=${quote(value)}`)
  return `${[...words, ...told].join(' ')}\n${writeStack(line.error)}`
}

/** What stands in reports and addresses must not move the cursor, nor look like a line of ours. */
const clean = (text: string) =>
  text.replaceAll(
    /[\p{Cc}\u2028\u2029]/gu,
    (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /^[^\s"=]+$/.test(text) ? clean(text) : clean(JSON.stringify(text))
}

function writeStack(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return ''
  const lines = String(error.stack).split('\n')
  return lines.map((line) => `    ${clean(line)}\n`).join('')
}
