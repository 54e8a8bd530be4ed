import { describe, expect, it } from 'vitest'
import { NotAReport } from '../../src/read/not-a-report.ts'
import { PARAGRAPHS, PROSE, readMarkup, writeArticle, writePage } from './write-page.ts'

function findReason(html: string, url?: string): string {
  try {
    readMarkup(html, { url })
    return 'a report'
  } catch (error) {
    if (!(error instanceof NotAReport)) throw error
    expect(error.message).toMatch(/^not a report: expected a news report, got .+; .{10}/)
    return error.reason
  }
}

const LOCKED = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry line to close","isAccessibleForFree":"False"}</script>`
const NOTICE = '<p>Subscribe now to continue reading. Already a subscriber? Sign in.</p>'
const HEADLINES = Array.from(
  { length: 24 },
  (_, index) =>
    `<div><h3><a href="/a${index}">Council of island ${index} votes on the ferry again</a></h3><p>Short.</p></div>`,
).join('')

describe('a page that is no report is refused with its reason', () => {
  it.each([
    [
      'error page',
      '<title>404 Not Found</title>',
      '<h1>Not Found</h1><p>The requested URL was not found on this server.</p>',
    ],
    [
      'error page',
      '<title>Page not found | The Courier</title>',
      '<h1>Sorry, we can’t find that page</h1><p>Try the search.</p>',
    ],
    [
      'error page',
      '<title>Access Denied</title>',
      '<h1>Access Denied</h1><p>You don’t have permission to access this. Reference #18.2</p>',
    ],
    [
      'error page',
      '<title>Just a moment...</title>',
      '<h1>courier.example</h1><p>Verify you are human by completing the action below.</p>',
    ],
    [
      'error page',
      '<title>courier.example</title>',
      '<p>Please enable JavaScript and disable any ad blocker to use this site.</p>',
    ],
    [
      'error page',
      '<title>Courier</title>',
      '<p>Our systems have detected unusual traffic from your network. Please solve the captcha.</p>',
    ],
    [
      'consent page',
      '<title>Before you continue</title>',
      '<div><h1>Before you continue</h1><p>We and our 812 partners store and/or access information on a device. You can accept all or manage settings, and withdraw your consent at any time. See our privacy policy.</p><a href="#">Accept all</a></div>',
    ],
    [
      'consent page',
      '<title>The Courier</title>',
      '<div id="onetrust-consent-sdk"><p>We value your privacy. We use cookies and similar technologies for personalised ads. Accept all cookies or change your cookie settings.</p></div>',
    ],
    ['empty page', '<title>The Courier</title>', '<div id="app"></div><script>render()</script>'],
    [
      'paywall stub',
      LOCKED,
      `<article><h1>Ferry line to close</h1><p>The ferry will not return, its owner said.</p>${NOTICE}</article>`,
    ],
    [
      'paywall stub',
      LOCKED,
      '<article><h1>Ferry line to close</h1><p>The ferry will not return.</p></article>',
    ],
    [
      'paywall stub',
      '<title>Ferry</title>',
      `<article><h1>Ferry line to close</h1><p>The ferry will not return.</p>${NOTICE}</article>`,
    ],
    [
      'index page',
      '<title>The Courier</title><meta property="og:type" content="website">',
      `<main>${HEADLINES}</main>`,
    ],
  ])('%s: %s %s', (reason, head, body) => {
    expect(findReason(writePage({ head, body }))).toBe(reason)
  })

  it('a front page with teasers is a list of reports, told by its address too', () => {
    const teasers = Array.from(
      { length: 10 },
      (_, index) =>
        `<div><h3><a href="/a${index}">Council of island ${index} votes on the ferry</a></h3><p>A teaser of a report that goes on elsewhere.</p></div>`,
    ).join('')
    expect(findReason(writePage({ body: `<main>${teasers}</main>` }), 'https://courier.example/')).toBe(
      'index page',
    )
  })
})

describe('a report is never refused', () => {
  it('for links to many others below it', () => {
    const html = writePage({
      head: '<title>Ferry</title>',
      body: `<main>${PROSE.join('').repeat(3)}</main><div>${HEADLINES}</div>`,
    })
    expect(findReason(html, 'https://courier.example/2022/ferry')).toBe('a report')
  })

  it('for what it is about: errors, cookies, paywalls and robots', () => {
    const about = [
      'The city’s website showed “404: page not found” to thousands on Friday, and the council could not say why it was not found sooner.',
      'Sites ask readers to accept all cookies, to manage settings and to read a privacy policy, the minister said. “Nobody reads them,” she told the council, and called the consent that they give worthless.',
      'You have to subscribe to read the ferry’s timetable, Brandt said, and added: “To continue reading costs two crowns.”',
      'A captcha asked “Are you a robot?” and the mayor, who said that she was not, gave up on the form after the fourth try.',
    ]
    const body = `<article><h1>Page not found: the day the city’s website broke</h1>${[...about, ...PARAGRAPHS].map((text) => `<p>${text}</p>`).join('')}</article>`
    const head =
      '<meta property="article:published_time" content="2022-02-11T08:30:00Z"><meta name="author" content="Anna Poe">'
    const draft = readMarkup(writePage({ head, body }))
    expect(draft.text).toBe([...about, ...PARAGRAPHS].join('\n\n'))
  })

  it('for being short', () => {
    expect(readMarkup(writePage({ body: '<h1>Mayor resigns</h1><p>She said no.</p>' })).text).toContain(
      'She said no.',
    )
  })

  it('for a paywall notice at its end, which is cut and noted', () => {
    const draft = readMarkup(writeArticle('', { head: LOCKED }).replace('</article>', `${NOTICE}</article>`))
    expect(draft.text).toBe(PARAGRAPHS.join('\n\n'))
    expect(draft.notes.map(({ code }) => code).sort()).toEqual(['cut', 'paywall'])
  })

  it('for a banner about cookies above it', () => {
    const banner =
      '<div class="cookie-banner"><p>We use cookies. Accept all cookies or see our cookie policy.</p></div>'
    expect(readMarkup(writeArticle('', { below: banner })).text).toBe(PARAGRAPHS.join('\n\n'))
  })
})
