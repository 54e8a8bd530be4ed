import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { CorrectedGroup } from '../../src/record.ts'
import type { CorrectionRequest } from '../../src/store/index.ts'
import { nameCount } from '../name-things.ts'
import { type Candidate, useCandidates } from './correct-candidates.ts'
import type { CorrectGroupProps } from './correct-group.tsx'
import { RenameForm } from './correct-group-rename.tsx'
import { CorrectedThing, FailedSending } from './correct-outcome.tsx'
import { sendCorrection } from './correct-signed.ts'

const PLURALS: Readonly<Record<CorrectedGroup, string>> = {
  voice: 'voices',
  utterance: 'utterances',
  story: 'stories',
}
const MEMBERS: Readonly<Record<CorrectedGroup, string>> = {
  voice: 'article',
  utterance: 'statement',
  story: 'article',
}
const SPLIT_HINTS: Readonly<Record<CorrectedGroup, string>> = {
  voice: 'Choose the articles that mean somebody else by this name.',
  utterance: 'Choose the statements that report something else, or another occasion.',
  story: 'Choose the articles that are about another affair.',
}
/** More members than these are found by their words, not by scrolling. */
const SHOWN_MEMBERS = 60

/** The forms, and what came of the last one that was sent. */
export default function MergeAndSplit(props: CorrectGroupProps) {
  const sending = useMutation({ mutationFn: sendCorrection })
  const send = (request: CorrectionRequest) => sending.mutate(request)
  const isBusy = sending.isPending
  return (
    <div className="merge-and-split">
      {sending.isError && <FailedSending error={sending.error} />}
      <div role="status">
        {isBusy && 'Keeping it, and relating what follows from it …'}
        {sending.isSuccess && (
          <CorrectedThing
            key={sending.data.id}
            of={props.of}
            correction={sending.data}
            onUndone={() => sending.reset()}
          />
        )}
      </div>
      {props.of === 'voice' && <RenameForm key={props.name} {...{ ...props, send, isBusy }} />}
      <MergeForm {...props} send={send} isBusy={isBusy} />
      {props.members.length > 1 && <SplitForm {...props} send={send} isBusy={isBusy} />}
    </div>
  )
}

export interface FormProps extends CorrectGroupProps {
  readonly send: (request: CorrectionRequest) => void
  readonly isBusy: boolean
}

function MergeForm({ of, id, name, voice, send, isBusy }: FormProps) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<Candidate>()
  const { candidates, isSearching } = useCandidates({ of, id, words, voice })
  const title = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || isBusy) return
    send({ kind: 'merge', of, things: [id, chosen.id] })
    setChosen(undefined)
    setWords('')
  }
  return (
    <form onSubmit={submit} aria-labelledby={title}>
      <h3 id={title}>Merge with another {of}</h3>
      <label>
        Find the other {of} by {of === 'voice' ? 'its name' : 'its words'}
        <input
          type="search"
          value={words}
          onChange={({ target }) => {
            setWords(target.value)
            setChosen(undefined)
          }}
          autoComplete="off"
        />
      </label>
      {chosen ? (
        <div className="confirm">
          <p>
            <bdi>{name}</bdi> and <bdi>{chosen.label}</bdi> are one {of}.
          </p>
          <button type="submit" className="strong" disabled={isBusy} ref={(button) => button?.focus()}>
            Merge them
          </button>{' '}
          <button type="button" onClick={() => setChosen(undefined)}>
            Not these
          </button>
        </div>
      ) : (
        <CandidateList
          {...{ of, candidates, isSearching }}
          hasWords={words.trim().length > 1}
          choose={setChosen}
        />
      )}
    </form>
  )
}

interface CandidateListProps {
  readonly of: CorrectedGroup
  readonly candidates: readonly Candidate[]
  readonly isSearching: boolean
  readonly hasWords: boolean
  readonly choose: (candidate: Candidate) => void
}

function CandidateList({ of, candidates, isSearching, hasWords, choose }: CandidateListProps) {
  if (!hasWords) return null
  if (candidates.length === 0)
    return (
      <p className="byline">{isSearching ? 'Searching …' : `No other ${of} was found by these words.`}</p>
    )
  return (
    <ul className="candidates" aria-label={`${PLURALS[of]} that were found`}>
      {candidates.map((candidate) => (
        <li key={candidate.id}>
          <button type="button" onClick={() => choose(candidate)}>
            <bdi>{candidate.label}</bdi>
            <span className="byline">
              <bdi>{candidate.detail}</bdi>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function SplitForm({ of, id, members, send, isBusy }: FormProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [words, setWords] = useState('')
  const title = useId()
  const found = members.filter(({ label }) => label.toLowerCase().includes(words.trim().toLowerCase()))
  const shown = found.slice(0, SHOWN_MEMBERS)
  const toggle = (member: string) => {
    const next = new Set(chosen)
    if (!next.delete(member)) next.add(member)
    setChosen(next)
  }
  const canSplit = chosen.size > 0 && chosen.size < members.length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!canSplit || isBusy) return
    send({ kind: 'split', of, thing: id, members: [...chosen] })
    setChosen(new Set())
  }
  return (
    <form onSubmit={submit} aria-labelledby={title}>
      <h3 id={title}>Split off what is another {of}</h3>
      <p className="byline">{SPLIT_HINTS[of]} At least one must stay.</p>
      {members.length > SHOWN_MEMBERS && (
        <label>
          Show only those with these words
          <input type="search" value={words} onChange={({ target }) => setWords(target.value)} />
        </label>
      )}
      <ul className="members">
        {shown.map((member) => (
          <li key={member.id}>
            <label className="tick">
              <input type="checkbox" checked={chosen.has(member.id)} onChange={() => toggle(member.id)} />
              <bdi>{member.label}</bdi>
            </label>
          </li>
        ))}
      </ul>
      {found.length > shown.length && (
        <p className="byline">And {found.length - shown.length} more: give words to find them.</p>
      )}
      <button type="submit" disabled={!canSplit || isBusy}>
        {chosen.size === 0 ? 'Split off …' : `Split off ${nameCount(chosen.size, MEMBERS[of])}`}
      </button>
    </form>
  )
}
