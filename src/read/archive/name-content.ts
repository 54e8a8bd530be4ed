/** What is served, by how its type begins, in a reader's words. */
const CONTENTS: readonly { readonly type: RegExp; readonly is: string }[] = [
  { type: /^(?:text\/html|application\/xhtml\+xml)$/, is: 'page' },
  { type: /^image\//, is: 'picture' },
  { type: /^text\/css$/, is: 'style sheet' },
  { type: /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript)$/, is: 'script' },
  { type: /^(?:audio|video)\/|mpegurl$/, is: 'sound or film' },
  { type: /^font\/|^application\/(?:x-)?font|^application\/vnd\.ms-fontobject$/, is: 'font' },
  { type: /^application\/pdf$/, is: 'PDF document' },
  { type: /^application\/(?:rss|atom|rdf)\+xml$/, is: 'feed' },
  { type: /[/+]json$/, is: 'data file' },
  { type: /[/+]xml$/, is: 'data file' },
  { type: /^text\/(?:plain|markdown)$/, is: 'plain text' },
  { type: /^text\/(?:csv|tab-separated-values)$/, is: 'table' },
]
const PAGE_START = /^<(?:!doctype\s+html|html|head)[\s>]/i

/**
 * What a `Content-Type` says is served: `page`, `picture`, `script` and the like, or `unknown`. Where it says nothing,
 * or that of any file, a page is told by how it begins.
 *
 * @example nameContent('text/html; charset=utf-8') // 'page'
 * @example nameContent('image/png') // 'picture'
 */
export function nameContent(contentType: string | undefined, bytes?: Uint8Array): string {
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase()
  const known = CONTENTS.find((content) => content.type.test(type))?.is
  if (known) return known
  const isOpen =
    type === '' || /^application\/(?:octet-stream|x-unknown|unknown)$|^\*\/\*$|^unknown/.test(type)
  if (!isOpen) return 'file of another kind'
  if (!bytes) return 'unknown'
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return PAGE_START.test(skipProlog(start)) ? 'page' : 'unknown'
}

/** From the first element on: without the byte order mark, the declaration and comments. */
function skipProlog(text: string): string {
  let rest = text.replace(/^ï»¿/, '').trimStart()
  for (;;) {
    const close = rest.startsWith('<!--') ? '-->' : /^<\?xml/i.test(rest) ? '?>' : undefined
    const end = close === undefined ? -1 : rest.indexOf(close)
    if (close === undefined || end === -1) return rest
    rest = rest.slice(end + close.length).trimStart()
  }
}
