/**
 * How the addresses that change the record, and tell of its changes, are answered.
 *
 * @module
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { Correction } from '../record.ts'
import type { OpenRecord } from '../store/index.ts'
import { apiRoutes } from './addresses.ts'
import { answerFailure } from './answer-failure.ts'
import { answerNotThere, answerUnknown } from './answer-reading.ts'
import { answerStopping } from './answer-upkeep.ts'
import type { CorrectionsAnswer } from './answers.ts'
import { readCaller } from './identify-visitor.ts'
import { readForm } from './read-form.ts'
import type { Router, Service } from './service.ts'
import { streamEvents } from './stream-events.ts'
import { writeTraining } from './write-training.ts'

/** Whoever corrects sees at once what follows from it, unless more changes than these are still to be related. */
const MOST_WAITED_FOR = 20
/** Nobody waits longer, whatever comes to the record meanwhile. The rest is told by an event. */
const LONGEST_MS = 10_000

export function answerWriting(app: Router, service: Service): void {
  answerCorrections(app, service)
  answerAdditions(app, service)
  app.openapi(apiRoutes.events, (context) => streamEvents(context, service))
}

function answerCorrections(app: Router, { record, changes, relating }: Service): void {
  app.openapi(apiRoutes.corrections, async (context) =>
    context.json(await listCorrections(record, context.req.valid('query')), 200),
  )
  app.openapi(apiRoutes.queue, async (context) =>
    context.json(await record.listLeastCertain(context.req.valid('query')), 200),
  )
  app.openapi(apiRoutes.training, (context) => {
    context.header('Content-Type', 'application/jsonl; charset=utf-8')
    context.header('Content-Disposition', 'attachment; filename="hearsay-training.jsonl"')
    return stream(context, async (body) => {
      for await (const line of writeTraining(record)) await body.write(line)
    }) as never
  })
  const carryOut = async (keep: () => Promise<Correction>) => {
    const left = await record.countUnrelated()
    const correction = await keep()
    changes.noteChange()
    if (left > MOST_WAITED_FOR) relating.relateBehind()
    else await Promise.race([relating.relate(), wait(LONGEST_MS, undefined, { ref: false })])
    return { correction }
  }
  app.openapi(apiRoutes.correct, async (context) => {
    const { why, by: told, ...request } = context.req.valid('json')
    const by = nameMaker(context, told)
    const madeAt = new Date().toISOString()
    return context.json(await carryOut(() => record.correct(request, { why, by, madeAt })), 201)
  })
  app.openapi(apiRoutes.undoCorrection, async (context) => {
    const { id } = context.req.valid('param')
    const known = await record.listCorrections()
    if (!known.some((one) => one.id.startsWith(id)))
      return answerNotThere(context, { kind: 'correction', id })
    const given = context.req.valid('json')
    const madeAt = new Date().toISOString()
    return context.json(
      await carryOut(() => record.undoCorrection(id, { ...given, by: nameMaker(context, given.by), madeAt })),
      201,
    )
  })
}

/** Who is logged in makes corrections under that name and no other. */
const nameMaker = (context: Context, told: string | undefined): string | undefined =>
  readCaller(context)?.account ?? told

/** A page of the corrections, latest first, with the statements that they are about. */
async function listCorrections(
  record: OpenRecord,
  { offset, limit }: { offset: number; limit: number },
): Promise<CorrectionsAnswer> {
  const all = (await record.listCorrections()).reverse()
  const items = all.slice(offset, offset + limit)
  const statements = items.flatMap(({ decision, members }) => {
    if ('statement' in decision) return members[0]?.[0] ?? decision.statement.id
    // Of merged or split utterances one statement a side tells which they are.
    const isOfUtterances = 'of' in decision && decision.of === 'utterance'
    return isOfUtterances ? members.flatMap(([first]) => first ?? []) : []
  })
  return { items, total: all.length, statements: await record.findStatementsById([...new Set(statements)]) }
}

function answerAdditions(app: Router, { additions, signal }: Service): void {
  app.openapi(apiRoutes.add, (context) => {
    // It would be promised, and never done.
    if (signal.aborted) return answerStopping(context)
    const addition = additions.add(readForm(context.req.valid('form')))
    return addition ? context.json(addition, 202) : answerBusy(context)
  })
  app.openapi(apiRoutes.addition, (context) => {
    const { id } = context.req.valid('param')
    const addition = additions.find(id)
    if (addition) return context.json(addition, 200)
    return answerUnknown(context, {
      message: `There is no addition ${JSON.stringify(id.slice(0, 100))}.`,
      fix: 'Only the last hundred are known, for as long as the server runs.',
    })
  })
}

function answerBusy(context: Context) {
  const fix = 'Wait until they are done, or add many files at once with hearsay add.'
  return answerFailure(context, {
    status: 503,
    message: 'Too many additions are waiting already.',
    fix,
  }) as never
}
