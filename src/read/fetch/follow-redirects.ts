import { checkAddress, shorten } from './check-address.ts'
import { FetchFailure } from './fetch-failure.ts'
import type { Answer } from './send-request.ts'

export interface Redirect {
  readonly from: string
  readonly to: string
  readonly isPermanent: boolean
}

const MAX_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

interface Follow {
  readonly allowPrivate: boolean
  readonly ask: (url: URL) => Promise<Answer>
}

/** The first answer that sends nobody elsewhere. Every address on the way is checked. */
export async function followRedirects(start: URL, { allowPrivate, ask }: Follow) {
  const redirects: Redirect[] = []
  let url = start
  for (;;) {
    const answer = await ask(url)
    const { location } = answer.headers
    if (!REDIRECTS.has(answer.status) || !location) return { answer, url, redirects }
    if (redirects.length === MAX_REDIRECTS) {
      const message = `${url.host}: expected at most ${MAX_REDIRECTS} redirects, got more; open ${shorten(start.href)} in a browser to see where it leads`
      throw new FetchFailure(message, { kind: 'redirects' })
    }
    const next = URL.canParse(location, url.href) ? new URL(location, url).href : location
    const to = checkAddress(next, { allowPrivate })
    redirects.push({
      from: url.href,
      to: to.href,
      isPermanent: answer.status === 301 || answer.status === 308,
    })
    url = to
  }
}
