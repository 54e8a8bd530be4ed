/**
 * What is told to who sent a body that an address does not take.
 *
 * @module
 */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { matchedRoutes } from 'hono/route'
import { apiRoutes, DESCRIPTION_PATH, toRouterPath } from './addresses.ts'
import type { Failure } from './answer-failure.ts'

/** Of the right type and broken, or of another type: what came, and what is to be sent. Nothing for any other error. */
export function describeWrongBody(error: Error, context: Context): Failure | undefined {
  if (!(error instanceof HTTPException) || (error.status !== 400 && error.status !== 415)) return undefined
  const body = findBody(context)
  if (!body) return undefined
  const [type, { schema }] = body
  const came = context.req.header('content-type')?.slice(0, 100)
  const wrongType = came === undefined ? 'the request names none' : `the body came as ${came}`
  const broken = type === FORM ? 'no form that can be read' : 'no JSON that can be read'
  const howTo = type === FORM ? ' (curl -F writes one)' : ''
  return {
    status: error.status,
    message:
      error.status === 415
        ? `This address takes the type ${type}, and ${wrongType}.`
        : `The body of the request is ${broken}.`,
    fix: `Send ${type}${howTo}: ${describeFields(schema)}. ${DESCRIPTION_PATH} describes it.`,
  }
}

const FORM = 'multipart/form-data'

/** The type of body that the address of a request takes, and what is to stand in it. */
function findBody(context: Context): [string, { readonly schema: z.ZodType }] | undefined {
  const patterns = matchedRoutes(context).map(({ path }) => path)
  for (const route of Object.values(apiRoutes)) {
    const isIt =
      route.method.toUpperCase() === context.req.method && patterns.includes(toRouterPath(route.path))
    if (isIt && 'request' in route && 'body' in route.request)
      return Object.entries<{ readonly schema: z.ZodType }>(route.request.body.content)[0]
  }
  return undefined
}

interface Shape {
  readonly properties?: Readonly<
    Record<string, { readonly const?: string; readonly enum?: readonly string[] }>
  >
  readonly required?: readonly string[]
  readonly oneOf?: readonly Shape[]
  readonly anyOf?: readonly Shape[]
}

/** `{"name": ..., "query": ...}`; of several shapes one after the other; of what may all be left out the names. */
function describeFields(schema: z.ZodType): string {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return (shape.oneOf ?? shape.anyOf ?? [shape]).map(describeShape).join(' or ')
}

function describeShape({ properties = {}, required = [] }: Shape): string {
  if (required.length === 0) return `any of the fields ${Object.keys(properties).join(', ')}`
  const fields = required.map((name) => {
    const { const: only, enum: some } = properties[name] ?? {}
    const values = some ?? (only === undefined ? undefined : [only])
    return `"${name}": ${values?.map((value) => JSON.stringify(value)).join('|') ?? '...'}`
  })
  return `{${fields.join(', ')}}`
}
