import { copyRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'

export async function run({ operands, switches, terminal }: Call): Promise<number> {
  const [from, to] = operands as [string, string]
  const copied = await copyRecord(from, to, {
    onProgress: ({ table, rows }) =>
      terminal.progress.show(`copying ${table.replaceAll('_', ' ')}: ${rows.toLocaleString('en-GB')}`),
  })
  const { articles, rows, digest } = copied
  await terminal.print(
    switches.has('json')
      ? JSON.stringify({ kind: 'copied', articles, rows, sha256: digest })
      : `Copied ${countThings(articles, 'article')} with all that belongs to them (${countThings(rows, 'row')}). Both records export the same lines ` +
          `(sha256 ${digest.slice(0, 16)}).`,
  )
  return 0
}
