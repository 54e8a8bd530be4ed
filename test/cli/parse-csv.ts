/** Rows of a text as RFC 4180 has them, read by another way than they are written. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/gy
  while (cell.lastIndex <= text.length) {
    const match = cell.exec(text)
    if (!match) throw new Error(`no CSV at ${cell.lastIndex}`)
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!)
    if (match[3] === '') return rows
    if (match[3] === '\n') rows.push([])
  }
  return rows
}
