import { describe, expect, it } from 'vitest'
import { findCut, PARAGRAPHS, PROSE, readMarkup, writeArticle, writePage } from './write-page.ts'

const [FIRST, SECOND, THIRD] = PARAGRAPHS as [string, string, string]
const WHOLE = PARAGRAPHS.join('\n\n')

describe('what stands between the paragraphs of a report is cut with a note', () => {
  it.each([
    [
      'caption',
      '<figure><img src="a.jpg"><figcaption>The ferry in 2019. Lena Quist/NPA</figcaption></figure>',
      /The ferry in 2019/,
    ],
    ['caption', '<div class="image lead"><p>The ferry in the harbour in winter</p></div>', /in the harbour/],
    ['caption', '<div class="wp-caption"><p class="wp-caption-text">The old pier</p></div>', /old pier/],
    ['share bar', '<div class="article__share-tools"><a href="#">Send it on</a></div>', /Send it on/],
    ['share bar', '<ul class="SocialShare"><li>Facebook</li><li>Post it</li></ul>', /Post it/],
    ['related article', '<aside><h3>Islanders fear for their school</h3></aside>', /their school/],
    [
      'related article',
      '<div class="c-related-articles"><article><h3>School may close</h3></article></div>',
      /School may close/,
    ],
    ['related article', '<p><strong><a href="/b">PIER TO BE SOLD NEXT YEAR</a></strong></p>', /PIER/],
    ['related article', '<p><a href="/b">Old pier to be sold before summer</a> [VIDEO]</p>', /Old pier/],
    ['newsletter', '<div id="newsletter-signup"><p>Our morning mail</p></div>', /morning mail/],
    ['advertisement', '<div class="ad-slot">Buy boats</div>', /Buy boats/],
    ['player', '<div class="video-player">Play 02:13</div>', /02:13/],
    ['date line', '<p><time>Updated Friday, 9:41 AM</time></p>', /9:41/],
    ['line of the page', '<p>Image 1 of / 23</p>', /Image 1/],
    ['line of the page', '<p>Click here to get the Courier app</p>', /Click here/],
    ['note on the author', '<p>Anna Poe can be reached at poe@courier.example.</p>', /Anna Poe/],
    [
      'note on the author',
      '<div class="author-bio"><p>Anna Poe writes on ferries.</p></div>',
      /writes on ferries/,
    ],
    ['comments', '<section id="comments"><p>A reader: I saw it coming.</p></section>', /saw it coming/],
    ['controls of the page', '<form><p>Search the site</p><input></form>', /Search/],
    ['caption', '<p>The pier on Monday. (Anna Poe via AP, File)</p>', /The pier on Monday/],
  ])('%s: %s', (what, markup, words) => {
    const draft = readMarkup(writeArticle(markup))
    expect(draft.text).toBe(WHOLE)
    expect(findCut(draft)).toContainEqual([what, expect.stringMatching(words)])
  })

  it('menus, footers and lists of links around the article are gone without a note', () => {
    const frame = '<nav><a href="/">Home</a><a href="/p">Politics</a></nav>'
    const footer = '<footer><p>© The Northland Courier, all rights reserved, 4 Pier Street</p></footer>'
    const html = writePage({
      body: `${frame}<article><h1>Ferry line</h1>${PROSE.join('')}</article>${footer}`,
    })
    const draft = readMarkup(html)
    expect(draft.text).toBe(WHOLE)
    expect(draft.notes.map(({ text }) => text)).not.toContainEqual(expect.stringContaining('Politics'))
  })

  it('long comments below a short report are gone', () => {
    const comment =
      '<div class="comment"><p>I have taken that ferry for forty years and never once paid.</p></div>'
    const draft = readMarkup(
      writeArticle('', { below: `<div class="comments-area">${comment.repeat(60)}</div>` }),
    )
    expect(draft.text).toBe(WHOLE)
  })
})

describe('quotations in a page are kept', () => {
  it('as block quotations, whatever the box around them is called', () => {
    const tweet =
      '<div class="social-media-embed video-container"><blockquote class="twitter-tweet"><p>The line is not <a href="#t">lost</a> yet.<br><br>We go on. <a href="https://t.co/a">t.co/a</a></p>— Ines Holm (@holm)</blockquote></div>'
    const draft = readMarkup(writeArticle(tweet))
    expect(draft.text).toBe(
      [FIRST, SECOND, 'The line is not lost yet.', 'We go on. t.co/a', '— Ines Holm (@holm)', THIRD].join(
        '\n\n',
      ),
    )
  })

  it('when links and emphasis break them up', () => {
    const between =
      '<p>“<a href="/x">The line</a> has <em>never</em> paid<a href="/y"></a>,” he said, “<span class="tooltip-word">not once</span>.”</p>'
    expect(readMarkup(writeArticle(between)).text).toContain(
      '“The line has never paid,” he said, “not once.”',
    )
  })

  it('as a pull quote only when its words stand nowhere else', () => {
    const own = readMarkup(writeArticle('<aside class="pullquote">“I would do it again tomorrow.”</aside>'))
    expect(own.text).toContain('“I would do it again tomorrow.”')
    const again = readMarkup(writeArticle('<aside class="pullquote">“Nobody told us,”</aside>'))
    expect(again.text).toBe(WHOLE)
  })

  it('as a paragraph that is a link', () => {
    const draft = readMarkup(writeArticle('<p><a href="/x">“We lost money on every crossing”</a></p>'))
    expect(draft.text).toContain('“We lost money on every crossing”')
  })
})

describe('paragraphs of a page', () => {
  it('are told by line breaks, by text between elements and by custom elements', () => {
    const between =
      '<div>She said yes.<br><br>He said <b>no</b>.<p>They left.</p>Nobody <my-link><a href="/f">followed</a></my-link> them there.</div>'
    expect(readMarkup(writeArticle(between)).text).toBe(
      [
        FIRST,
        SECOND,
        'She said yes.',
        'He said no.',
        'They left.',
        'Nobody followed them there.',
        THIRD,
      ].join('\n\n'),
    )
  })

  it('keep lists, and words in a sentence whose class sounds like clutter', () => {
    const between =
      '<p>The council of <span class="related-link"><a href="/v">Velmark</a></span> wants three things for the islands and their harbours:</p><ul><li>a new pier before the summer,</li><li>two ships, and a price that islanders can pay.</li></ul>'
    const { text } = readMarkup(writeArticle(between))
    expect(text).toContain('The council of Velmark wants three things')
    expect(text).toContain('a new pier before the summer,\n\ntwo ships,')
  })

  it('leave out a box that pops up over a name', () => {
    const popup =
      '<span class="rollover"><a href="/h">Ines Holm</a><span class="rollover-people-block"><a href="/1">Holm wins vote</a><a href="/2">Holm loses vote</a> MORE</span></span>'
    expect(
      readMarkup(writeArticle(`<p>It was ${popup} who asked the council for money in March.</p>`)).text,
    ).toContain('It was Ines Holm who asked the council')
  })

  it('stay when the whole page stands in a form, or in an element named "comments" or "sidebar"', () => {
    for (const [open, close] of [
      ['<form id="aspnetForm">', '</form>'],
      ['<div class="has-sidebar sidebar">', '</div>'],
      ['<div class="widget modal">', '</div>'],
    ]) {
      const html = writePage({ body: `${open}<h1>Ferry line</h1>${PROSE.join('')}${close}` })
      expect(readMarkup(html).text).toBe(WHOLE)
    }
  })

  it('of a hidden copy for other sites are left out, and a report that is all hidden is read', () => {
    const copy = `<div hidden>${PROSE.join('')}</div>`
    expect(readMarkup(writeArticle('', { below: copy })).text).toBe(WHOLE)
    const html = writePage({ body: `<h1>Ferry</h1><div style="display:none">${PROSE.join('')}</div>` })
    expect(readMarkup(html).text).toBe(WHOLE)
  })

  it('come from the JSON-LD where the page is filled by a script', () => {
    const articleBody = [...PARAGRAPHS, ...PARAGRAPHS].join('\n\n')
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Ferry line', articleBody })}</script>`
    const draft = readMarkup(writePage({ head, body: '<div id="app"><p>Loading the report</p></div>' }))
    expect(draft.text).toBe(articleBody)
    expect(draft.notes.map(({ code }) => code)).toContain('from-metadata')
  })

  it('with entities that were escaped twice are set right, with a note', () => {
    const draft = readMarkup(
      writeArticle('<p>&amp;quot;We go on,&amp;quot; said Mr. Poe &amp;amp; Sons of the harbour.</p>'),
    )
    expect(draft.text).toContain('"We go on," said Mr. Poe & Sons of the harbour.')
    expect(draft.notes).toContainEqual({
      code: 'mended-entities',
      message: '3 characters were escaped twice ("&quot;"); they were set right.',
    })
  })
})

it('labels above the title and the writers below it are no part of the report', () => {
  const head =
    '<meta property="og:title" content="Ferry line to close"><meta name="author" content="Anna Poe">'
  const body = `<article><p>BREAKING NEWS</p><h2>Ferry line to close</h2><p>Anna Poe, Courier Islands Correspondent</p>${PROSE.join('')}</article>`
  const draft = readMarkup(writePage({ head, body }))
  expect(draft.text).toBe(WHOLE)
  expect(draft.byline).toBe('Anna Poe')
})
