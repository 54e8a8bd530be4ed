const MOST_WORDS_IN_REASON = 12

/** The beginning of a content in one pair of marks, for a reason that is read at a glance. */
export function quoteBeginning(content: string): string {
  // Where all stands in marks those around it will do; a part in marks has single ones inside them.
  const bare = /^[“"«„]/.test(content) ? content.replace(/[“”"«»„]/g, '') : setSingleMarks(content)
  const words = bare.split(/\s+/).filter(Boolean)
  const beginning = words
    .slice(0, MOST_WORDS_IN_REASON)
    .join(' ')
    .replace(/[\s,.;:…]+$/, '')
    .replace(/(?<![([].*)[)\]]$/, '')
  const isOpen = beginning.lastIndexOf('‘') > beginning.lastIndexOf('’')
  return `“${beginning}${words.length > MOST_WORDS_IN_REASON ? ' …' : ''}${isOpen ? '’' : ''}”`
}

const setSingleMarks = (content: string): string => content.replace(/[“"«„]([^“”"«»„]*)[”"»]/g, '‘$1’')
