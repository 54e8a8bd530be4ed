import { readFileSync } from 'node:fs'

/** A door of the package: what a user imports, `hearsay/relate`, and the file with its types, from `dist`. */
export interface Door {
  readonly door: string
  readonly types: string
}

/** What may be imported, as `exports` of package.json has it, in that order. */
export function listDoors(): Door[] {
  const { name, exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const targets = Object.entries<string | { types: string }>(exports)
  return targets.flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [{ door: path.replace('.', name), types: target.types.replace('./dist/', '') }],
  )
}
