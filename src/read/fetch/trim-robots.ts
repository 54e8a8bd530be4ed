/** A line of robots.txt that says something to crawlers. */
const LINE = /^\s*(user-agent|allow|disallow|crawl-delay)\s*:([^#]*)/i
/**
 * So many characters may stand behind wildcards, in all: 1,000 usual rules (`/*?sort=`) have fewer. Each is compared with
 * every place of an address, which takes 0.1 s with the worst one of 2,000 characters.
 */
const MAX_BEHIND_WILDCARDS = 10_000

/**
 * The part of a robots.txt that is for us or for everybody, so that a hostile one costs no time or memory. Rules with
 * more wildcards than any site needs end at their first one: what they disallow grows, and what they allow is left out.
 */
export function trimRobots(text: string, { product }: { product: string }): string {
  const ours = product.toLowerCase()
  const lines: string[] = []
  let budget = MAX_BEHIND_WILDCARDS
  let isAgents = false
  let agents = new Set<string>()
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name, written = ''] = LINE.exec(line) ?? []
    const value = written.trim()
    if (name === undefined) continue
    if (/^user-agent$/i.test(name)) {
      if (!isAgents) agents = new Set()
      isAgents = true
      const agent = value.split('/')[0]!.trim().toLowerCase()
      if ((agent === ours || agent === '*') && !agents.has(agent)) {
        agents.add(agent)
        lines.push(`User-agent: ${agent}`)
      }
      continue
    }
    isAgents = false
    if (agents.size === 0) continue
    const pattern = /allow$/i.test(name) ? value.replace(/\*{2,}/g, '*') : value
    const wildcard = pattern.indexOf('*')
    budget -= wildcard < 0 ? 0 : pattern.length - wildcard
    if (wildcard < 0 || budget >= 0) lines.push(`${name}: ${pattern}`)
    else if (/^disallow$/i.test(name)) lines.push(`${name}: ${pattern.slice(0, wildcard) || '/'}`)
  }
  return lines.join('\n')
}
