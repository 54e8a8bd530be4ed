import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformWithOxc } from 'vite'
import { describe, expect, it } from 'vitest'
import { ROOT, readSourceFiles } from './source-files.ts'

/**
 * Runs every `@example` of a doc comment. It is an expression, or statements with one at the end, and behind it as a
 * comment the result that it has:
 *
 *     @example cutWords('one two', 1) // 'one'
 *     @example cutWords('one two', 3)
 *       // throws 'there are only two'
 *
 * It may use what its file exports, and what the library exports.
 */
interface Example {
  readonly path: string
  readonly code: string
  readonly result: string
}

const examples = readSourceFiles('src').flatMap(({ path, text }) => findExamples(path, text))

describe('examples in comments', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(10)
  })

  it.each(examples)('$path: $code', async ({ path, code, result }) => {
    const own = await import(pathToFileURL(join(ROOT, path)).href)
    const names = { ...(await importDoors()), ...own }
    if (result.startsWith('throws')) {
      await expect(evaluate(code, names)).rejects.toThrow(
        (await evaluate(`(${result.slice(6)})`, {})) as string,
      )
    } else {
      expect(await evaluate(code, names)).toEqual(await evaluate(`(${result})`, names))
    }
  })
})

/** What stands at several doors under one name is that of the main one. */
async function importDoors(): Promise<Record<string, unknown>> {
  const doors = [
    import('../../src/doors/read.ts'),
    import('../../src/doors/annotate.ts'),
    import('../../src/doors/extract.ts'),
    import('../../src/doors/resolve.ts'),
    import('../../src/doors/relate.ts'),
    import('../../src/doors/store.ts'),
    import('../../src/index.ts'),
  ]
  return Object.assign({}, ...(await Promise.all<object>(doors)))
}

/** The value of the last expression. */
async function evaluate(code: string, names: Record<string, unknown>): Promise<unknown> {
  const { code: script } = await transformWithOxc(code, 'example.ts')
  const run = new Function(...Object.keys(names), 'codeOfExample', 'return eval(codeOfExample)')
  return run(...Object.values(names), script)
}

function findExamples(path: string, text: string): Example[] {
  const comments = [...text.matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, comment]) =>
    comment!.replace(/^\s*\* ?/gm, '').trim(),
  )
  return comments.flatMap((comment) =>
    comment
      .split(/^(?=@\w)/m)
      .filter((part) => part.startsWith('@example'))
      .map((part) => splitExample(path, part.replace('@example', '').trim())),
  )
}

/** The result is what stands behind the last `//`, over as many lines as begin with one. */
function splitExample(path: string, example: string): Example {
  const lines = example.split('\n').map((line) => line.trim())
  const results: string[] = []
  while (lines.at(-1)?.startsWith('//')) results.unshift(lines.pop()!.slice(2).trim())
  if (results.length === 0) {
    const last = lines.pop()!
    const at = last.lastIndexOf(' // ')
    results.push(at < 0 ? '' : last.slice(at + 4))
    lines.push(at < 0 ? last : last.slice(0, at))
  }
  return { path, code: lines.join('\n'), result: results.join('\n') }
}
