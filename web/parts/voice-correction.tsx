import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Voice } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { askUtterances } from '../api.ts'
import { nameDate } from '../name-things.ts'
import { CorrectGroup, type GroupMember } from './correct-group.tsx'
import { nameOutlet } from './links.tsx'

/** So many utterances come with one answer. */
const UTTERANCES_PER_ANSWER = 100

interface VoiceCorrectionProps {
  readonly voice: Voice
  readonly utteranceCount: number
}

/** Merges and splits a voice. Its articles, which can be split off, are asked for when somebody opens it. */
export function VoiceCorrection({ voice, utteranceCount }: VoiceCorrectionProps) {
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const open = () => setOpen(true)
    const details = frame.current?.querySelector('details')
    details?.addEventListener('toggle', open)
    return () => details?.removeEventListener('toggle', open)
  }, [])
  const pages = Math.ceil(utteranceCount / UTTERANCES_PER_ANSWER)
  const { members, isPending } = useQueries({
    queries: Array.from({ length: isOpen ? pages : 0 }, (_, page) =>
      askUtterances({ of: 'voice', id: voice.id }, UTTERANCES_PER_ANSWER, page * UTTERANCES_PER_ANSWER),
    ),
    combine: (answers) => ({
      isPending: answers.some((answer) => answer.isPending),
      members: listArticles(
        answers.flatMap(({ data }) => data?.items ?? []).flatMap(({ statements }) => statements),
        voice.id,
      ),
    }),
  })
  return (
    <div ref={frame}>
      <CorrectGroup of="voice" id={voice.id} name={voice.name} members={members} />
      {isPending && <p className="waiting">Reading its articles …</p>}
    </div>
  )
}

/** The articles in which it speaks, in order of publication; those without a day last. */
function listArticles(found: readonly FoundStatement[], voice: string): GroupMember[] {
  const own = found.filter(({ statement }) => statement.voice?.id === voice)
  const articles = [...new Map(own.map(({ article }) => [article.id, article])).values()]
  const keyOf = ({ publishedAt, id }: FoundStatement['article']) => `${publishedAt ?? '~'} ${id}`
  return articles
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((article) => ({
      id: article.id,
      label: [
        nameOutlet(article),
        article.publishedAt ? nameDate(article.publishedAt) : 'no date',
        article.title ?? 'Without a title',
      ].join(' · '),
    }))
}
