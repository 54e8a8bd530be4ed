/** Feeds of our own invention. */

export const FERRY_TEXT = [
  'PORT ELIN (Tribune) - The ferry between Port Elin and Quillon will not sail before spring, the harbour office said on Monday.',
  '“The hull cannot be repaired here,” harbour master Ines Talver told reporters. “We have asked the yard at Ostrel whether it has room for her before the ice comes.”',
  'Talver denied that the ferry had struck a rock. The company that runs it, Sund Line, said it would pay for a bus to the bridge at Harrow, which takes four hours longer than the crossing.',
  'Islanders said on Tuesday that they had heard nothing. “Nobody has told us a thing,” said Ola Brandt, who keeps the shop in Quillon.',
]

export const FERRY_HTML = FERRY_TEXT.map((paragraph) => `<p>${paragraph}</p>`).join('\n')

/** A page as an outlet serves it. */
export function writePage({
  title,
  text,
  url,
}: {
  title: string
  text: readonly string[]
  url?: string
}): string {
  const canonical = url ? `<link rel="canonical" href="${url}">` : ''
  const paragraphs = text.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
  return `<!doctype html><html lang="en"><head><title>${title}</title>${canonical}
<meta property="og:title" content="${title}"><meta property="og:site_name" content="Port Elin Tribune">
<meta property="article:published_time" content="2022-11-14T10:00:00Z"></head>
<body><article><h1>${title}</h1>${paragraphs}</article></body></html>`
}

export function writeRss({
  channel = '',
  items = [],
}: {
  channel?: string
  items?: readonly string[]
}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Port Elin Tribune</title><link>https://tribune.example/</link>${channel}
${items.map((item) => `<item>${item}</item>`).join('\n')}
</channel></rss>`
}

export const asCdata = (html: string) => `<![CDATA[${html}]]>`
