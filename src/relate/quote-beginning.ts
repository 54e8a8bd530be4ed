const MOST_WORDS_IN_REASON = 12

/**
 * The beginning of a content as it stands in the article, for a reason that is read at a glance. Only what somebody is
 * quoted with stands in quotation marks; the reporter's words stand without.
 *
 * @example quoteBeginning('that it was “a folly”, and would be stopped.')
 *   // 'that it was “a folly”, and would be stopped'
 */
export function quoteBeginning(content: string): string {
  const words = content.split(/\s+/).filter(Boolean)
  const beginning = words
    .slice(0, MOST_WORDS_IN_REASON)
    .join(' ')
    .replace(/[\s,.;:…]+$/, '')
    .replace(/(?<![([].*)[)\]]$/, '')
  const cut = words.length > MOST_WORDS_IN_REASON ? ' …' : ''
  return `${beginning}${cut}${closeMark(beginning)}`
}

/** The mark that closes a quotation which goes on behind the beginning. */
function closeMark(text: string): string {
  const pairs = [
    ['“', '”'],
    ['«', '»'],
  ] as const
  const open = pairs.find(([opening, closing]) => text.lastIndexOf(opening) > text.lastIndexOf(closing))
  if (open) return open[1]
  return (text.match(/"/g)?.length ?? 0) % 2 === 1 ? '"' : ''
}
