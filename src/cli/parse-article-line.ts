import { z } from 'zod'

/** A text as the filters take it. */
export interface ArticleLine {
  readonly id: string
  readonly text: string
  readonly date?: string
  readonly outlet?: string
  readonly title?: string
  readonly credit?: string
}

const day = z.string().refine(isDay, { error: 'a day in ISO 8601, such as 2019-03-28' })
const said = z.string({ error: 'a string' }).nullish()
const schema = z.object({
  id: z.string({ error: 'a string' }),
  text: z.string({ error: 'a string' }),
  date: day.nullish(),
  publishedAt: day.nullish(),
  outlet: said,
  title: said,
  credit: said,
})

/**
 * A line of JSON as a text with its date and outlet, or the problem with it in one sentence. `publishedAt`, as articles
 * have it, counts as the date; `null` counts as not known; other keys are left alone.
 */
export function parseArticleLine(
  line: string,
): { readonly article: ArticleLine } | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { problem: `it is not valid JSON (${(error as Error).message})` }
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) return { problem: describeIssue(parsed.error.issues[0]!) }
  const { id, text, date, publishedAt, outlet, title, credit } = parsed.data
  return {
    article: {
      id,
      text,
      date: date ?? publishedAt ?? undefined,
      outlet: outlet ?? undefined,
      title: title ?? undefined,
      credit: credit ?? undefined,
    },
  }
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  if (path.length === 0) return 'it is not an object; write {"id": "...", "text": "..."}'
  return `its "${path.join('.')}" should be ${message}`
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value) || Number.isNaN(Date.parse(value))) return false
  // Date.parse takes 30 February for a day of March.
  const day = value.slice(0, 10)
  return new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) ?? false
}
