// The search of the site. It asks nobody: the script with the sections of all pages lies beside the pages, and is loaded
// when somebody begins to type.
const form = document.querySelector('.search')
const input = form.querySelector('input')
const count = form.querySelector('.count')
const found = form.querySelector('.found')
const MOST = 12

const loadSections = () =>
  new Promise((resolve, reject) => {
    if (globalThis.sections) return resolve(globalThis.sections)
    const script = document.createElement('script')
    script.src = `${form.dataset.root}assets/search-index.js`
    script.onload = () => resolve(globalThis.sections)
    script.onerror = () => reject(new Error('the index of the search is not there'))
    document.head.append(script)
  })

/** All words must begin a word of the section; those in its heading weigh most, then those in the page's title. */
function weigh([, title, heading, text], patterns) {
  let weight = 0
  for (const pattern of patterns) {
    const times = text.match(pattern)?.length ?? 0
    const own = (pattern.test(heading) ? 20 : 0) + (title !== heading && pattern.test(title) ? 5 : 0)
    pattern.lastIndex = 0
    if (times + own === 0) return 0
    weight += own + Math.min(times, 5)
  }
  return weight
}

/** Some words on each side of the first hit. */
function cutExcerpt(text, pattern) {
  const at = Math.max(text.search(pattern), 0)
  const from = text.lastIndexOf(' ', Math.max(at - 60, 0)) + 1
  return `${from > 0 ? '… ' : ''}${text.slice(from, from + 160)}${text.length > from + 160 ? ' …' : ''}`
}

function tellSection([address, title, heading, text], pattern) {
  const line = document.createElement('li')
  const link = document.createElement('a')
  link.href = form.dataset.root + address
  link.textContent = heading === title ? title : `${title}: ${heading}`
  const excerpt = document.createElement('p')
  excerpt.textContent = cutExcerpt(text, pattern)
  line.append(link, excerpt)
  return line
}

async function search() {
  const words = input.value.trim().split(/\s+/).filter(Boolean)
  const sections = words.length > 0 ? await loadSections() : []
  const patterns = words.map(
    (word) => new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'giu'),
  )
  const hits = sections
    .map((section) => ({ section, weight: words.length > 0 ? weigh(section, patterns) : 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  found.replaceChildren(...hits.slice(0, MOST).map(({ section }) => tellSection(section, patterns[0])))
  const shown = hits.length > MOST ? `, the first ${MOST} are shown` : ''
  count.textContent =
    words.length === 0 ? '' : `${hits.length} ${hits.length === 1 ? 'section' : 'sections'}${shown}`
}

const trySearch = () => search().catch((error) => (count.textContent = error.message))
input.addEventListener('input', trySearch)
form.addEventListener('submit', (event) => {
  event.preventDefault()
  found.querySelector('a')?.click()
})
form.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  input.value = ''
  input.focus()
  trySearch()
})
form.hidden = false
