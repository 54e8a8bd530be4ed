/**
 * What the site holds, in the order in which it is read: the parts, and in each the files with a short name for the lists.
 * A file of `docs` that is missing here, or the other way round, stops the build with a word on what to do.
 *
 * @module
 */

/** @type {readonly { readonly part: string, readonly pages: readonly (readonly [file: string, name: string])[] }[]} */
export const CONTENTS = [
  {
    part: 'Begin',
    pages: [
      ['docs/tutorial.md', 'Tutorial'],
      ['docs/sample.md', 'The bundled reports'],
      ['docs/words.md', 'The words'],
    ],
  },
  {
    part: 'Guides',
    pages: [
      ['docs/guides/reporter.md', 'For a reporter'],
      ['docs/guides/fact-checker.md', 'For a fact-checker'],
      ['docs/guides/researcher.md', 'For a researcher with an archive'],
      ['docs/guides/engineer.md', 'For an engineer'],
      ['docs/guides/admin.md', 'For whoever runs the server'],
    ],
  },
  {
    part: 'How it works',
    pages: [
      ['docs/how-extraction-works.md', 'Finding statements'],
      ['docs/relating.md', 'Relating'],
      ['docs/origins.md', 'Counting origins'],
      ['docs/corrections.md', 'Corrections'],
      ['docs/learning.md', 'Learning from corrections'],
    ],
  },
  {
    part: 'How good it is',
    pages: [
      ['docs/accuracy.md', 'Accuracy'],
      ['docs/errors.md', 'What goes wrong'],
      ['docs/speed.md', 'Speed against the last release'],
      ['models/en/card.md', 'The card of the model'],
    ],
  },
  {
    part: 'Reference',
    pages: [
      ['docs/reference.md', 'Commands, settings, addresses, library'],
      ['docs/library.md', 'The library'],
      ['docs/types.md', 'The types of the library'],
      ['docs/assistants.md', 'Assistants'],
      ['docs/reading.md', 'What can be read'],
      ['docs/formats.md', 'Formats: lines, tables, marks'],
      ['docs/formats-linked.md', 'Formats: linked data, graphs, briefings'],
    ],
  },
  {
    part: 'Running it',
    pages: [
      ['docs/running.md', "A newsroom's server"],
      ['docs/people.md', 'Accounts and roles'],
      ['docs/workers.md', 'Workers'],
      ['docs/archives.md', 'Archives'],
    ],
  },
  {
    part: 'The project',
    pages: [
      ['docs/decisions.md', 'Decisions'],
      ['CHANGELOG.md', 'Changelog'],
      ['CONTRIBUTING.md', 'Finding your way in the code'],
    ],
  },
]

/** Where the page of a Markdown file stands in the site, from its root: `docs/guides/reporter.md` is `guides/reporter.html`. */
export function placePage(file) {
  if (file === 'README.md' || file === 'site/index.md') return 'index.html'
  const inside = file.startsWith('docs/') ? file.slice('docs/'.length) : file.toLowerCase()
  return inside.replace(/\.md$/, '.html')
}

/** All files of the table, in order. */
export const listFiles = () => CONTENTS.flatMap(({ pages }) => pages.map(([file]) => file))

/** Throws when the table and what is there are not the same. */
export function checkContents(there) {
  const listed = listFiles()
  const tell = (file, what) =>
    new Error(`${file}: expected ${what}, got none; put it right in site/contents.mjs`)
  const forgotten = there.find((file) => file.startsWith('docs/') && !listed.includes(file))
  if (forgotten) throw tell(forgotten, 'a place in the contents of the site')
  const missing = listed.find((file) => !there.includes(file))
  if (missing) throw tell(missing, 'a file, since the contents of the site name it')
}
