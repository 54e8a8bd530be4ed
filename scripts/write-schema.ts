// npm run schema: writes the JSON Schema of what "hearsay export" gives as JSON into the package.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeSchema } from '../src/formats/index.ts'

export const SCHEMA = fileURLToPath(new URL('../schema/record.schema.json', import.meta.url))

export const writeSchema = async (): Promise<string> =>
  `${JSON.stringify(await makeSchema(), undefined, 2)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMA, await writeSchema())
