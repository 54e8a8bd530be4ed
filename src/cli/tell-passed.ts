import { countThings } from './count-things.ts'

/** What was passed over in archives, the most frequent first: `passed over: 12 pictures, 3 redirects`; nothing when nothing was. */
export function tellPassed(passed: Readonly<Record<string, number>>): string | undefined {
  const reasons = Object.entries(passed).sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
  if (reasons.length === 0) return undefined
  return `passed over: ${reasons.map(([reason, count]) => countThing(count, reason)).join(', ')}`
}

/** The first word takes the plural where the rest only describes it: `2 pages with HTTP error 404`. */
function countThing(count: number, reason: string): string {
  const [, thing, rest] = /^(.+?)( (?:that|with|for|of|without|too) .*)?$/.exec(reason) ?? []
  return `${countThings(count, thing ?? reason)}${rest ?? ''}`
}
