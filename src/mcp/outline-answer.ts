import { z } from 'zod'

/** So deep is an outline: what a page or a story is made of, not what a statement is made of. */
const LEVELS = 2

/**
 * What a tool answers with, in outline: the names at the top and of its pages; what is deeper is told only to be an object or a
 * list. The whole schemas repeat what a statement is in every tool: 115 kB, which an assistant would have to read before its first question.
 */
export function outlineAnswer(answer: z.ZodObject): z.ZodObject {
  return outlineObject(answer, LEVELS)
}

function outlineObject({ shape }: z.ZodObject, levels: number): z.ZodObject {
  if (levels === 0) return z.looseObject({})
  return z.looseObject(
    Object.fromEntries(Object.entries(shape).map(([name, one]) => [name, outline(one, levels - 1)])),
  )
}

function outline(schema: z.core.$ZodType, levels: number): z.core.$ZodType {
  if (schema instanceof z.ZodNullable) return z.nullable(outline(schema.unwrap(), levels))
  if (schema instanceof z.ZodArray) return z.array(outline(schema.element, 0))
  if (schema instanceof z.ZodObject) return outlineObject(schema, levels)
  if (schema instanceof z.ZodString) return z.string()
  if (schema instanceof z.ZodNumber) return z.number()
  return schema
}
