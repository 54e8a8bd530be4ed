import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Act, Certainty, Statement, VoiceKind } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import {
  type FormFields,
  fillForm,
  findWrongField,
  type KnownVoice,
  listVoices,
  readChanges,
} from '../correct-fields.ts'
import { ACT_NAMES, CERTAINTY_NAMES, VOICE_KIND_NAMES } from '../name-things.ts'
import type { StatementDesk } from './correct-desk.ts'
import { FailedSending } from './correct-outcome.tsx'

interface CorrectFormProps {
  readonly statement: Statement
  readonly answer: Pick<ArticleAnswer, 'voices' | 'statements'>
  readonly desk: Pick<StatementDesk, 'edit' | 'toggle' | 'isBusy' | 'failure' | 'say'>
}

/** Sets a statement's fields right. Only what was changed is sent; what the server refuses is said beside its field. */
export default function CorrectForm({ statement, answer, desk }: CorrectFormProps) {
  const [filled, setFilled] = useState(() => fillForm(statement))
  const [why, setWhy] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const voices = listVoices(answer)
  const wrong = desk.failure && findWrongField(desk.failure.message)
  const set = (changes: Partial<FormFields>) => setFilled({ ...filled, ...changes })
  const fieldOf = { filled, wrong, failure: desk.failure, set }
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  useEffect(() => form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus(), [wrong])
  const close = () => {
    desk.toggle('edit')
    document.getElementById(`summary-${statement.id}`)?.focus({ preventScroll: true })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const changes = readChanges(statement, { filled, voices })
    if (changes) desk.edit(changes, why.trim())
    else desk.say('Nothing is changed yet.')
  }
  return (
    <form
      className="correct-form"
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => closeOnEscape(event, close)}
      aria-label="Edit the statement"
    >
      {desk.failure && !wrong && <FailedSending error={desk.failure} />}
      <VoiceFields {...fieldOf} voices={voices} />
      <WordsField {...fieldOf} name="role" label="Role" />
      <ChoiceField<Act> {...fieldOf} name="act" label="Act" names={ACT_NAMES} />
      <WordsField {...fieldOf} name="negated" label="Words that say it was not said" />
      <ChoiceField<Certainty> {...fieldOf} name="certainty" label="Certainty" names={CERTAINTY_NAMES} />
      <WordsField {...fieldOf} name="from" label="Said on, or first day" type="date" />
      <WordsField {...fieldOf} name="to" label="Last day" type="date" />
      <WordsField {...fieldOf} name="addressee" label="To whom" />
      <WordsField {...fieldOf} name="venue" label="Where" />
      <WordsField {...fieldOf} name="relay" label="Through, nearest the voice first, with commas" />
      <label className="tick">
        <input
          type="checkbox"
          name="firstHand"
          checked={filled.firstHand}
          onChange={({ target }) => set({ firstHand: target.checked })}
        />
        The outlet heard it itself
      </label>
      <Labelled label="Why (kept with the correction)">
        {(id) => <input id={id} value={why} onChange={({ target }) => setWhy(target.value)} />}
      </Labelled>
      <p className="byline">Empty means not known. Role, addressee and place must be words of the article.</p>
      <div className="action-row">
        <button type="submit" className="strong" disabled={desk.isBusy}>
          Keep
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function closeOnEscape(event: KeyboardEvent, close: () => void): void {
  if (event.key !== 'Escape') return
  event.preventDefault()
  event.nativeEvent.stopImmediatePropagation()
  close()
}

interface FieldProps {
  readonly filled: FormFields
  readonly wrong: keyof FormFields | undefined
  readonly failure: Error | undefined
  readonly set: (changes: Partial<FormFields>) => void
}

interface LabelledProps {
  readonly label: string
  readonly error?: string
  readonly children: (id: string, error: string | undefined) => ReactNode
}

/** A field with its name and, where the server refused it, why. `children` gets the ids of both. */
function Labelled({ label, error, children }: LabelledProps) {
  const id = useId()
  const errorId = error === undefined ? undefined : `${id}-error`
  return (
    <div className={error === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={id}>{label}</label>
      {children(id, errorId)}
      {error !== undefined && (
        <p id={errorId} role="alert" className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}

type TextField = 'role' | 'negated' | 'from' | 'to' | 'addressee' | 'venue' | 'relay'

interface WordsFieldProps extends FieldProps {
  readonly name: TextField
  readonly label: string
  readonly type?: 'date'
}

function WordsField({ name, label, type, filled, wrong, failure, set }: WordsFieldProps) {
  return (
    <Labelled label={label} error={wrong === name ? failure?.message : undefined}>
      {(id, errorId) => (
        <input
          id={id}
          name={name}
          type={type}
          dir="auto"
          autoComplete="off"
          value={filled[name]}
          aria-invalid={wrong === name || undefined}
          aria-describedby={errorId}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      )}
    </Labelled>
  )
}

interface ChoiceFieldProps<Value extends string> extends FieldProps {
  readonly name: 'act' | 'certainty'
  readonly label: string
  readonly names: Readonly<Record<Value, string>>
}

function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { name, label, names, filled, wrong, failure, set } = props
  return (
    <Labelled label={label} error={wrong === name ? failure?.message : undefined}>
      {(id, errorId) => (
        <select
          id={id}
          name={name}
          value={filled[name]}
          aria-describedby={errorId}
          onChange={({ target }) => set({ [name]: target.value })}
        >
          <option value="">not known</option>
          {(Object.entries(names) as [Value, string][]).map(([value, says]) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/** The voice by name, with those of the article to choose from; of a new one, what it is. */
function VoiceFields({
  filled,
  wrong,
  failure,
  set,
  voices,
}: FieldProps & { readonly voices: readonly KnownVoice[] }) {
  const list = useId()
  const known = voices.find(({ name }) => name === filled.voice.trim())
  const error = wrong === 'voice' || wrong === 'voiceKind' ? failure?.message : undefined
  return (
    <>
      <Labelled label="Voice" error={error}>
        {(id, errorId) => (
          <>
            <input
              id={id}
              name="voice"
              list={list}
              dir="auto"
              autoComplete="off"
              value={filled.voice}
              aria-invalid={error !== undefined || undefined}
              aria-describedby={errorId}
              onChange={({ target: { value } }) => {
                const kind = voices.find(({ name }) => name === value.trim())?.kind
                set({ voice: value, ...(kind && { voiceKind: kind }) })
              }}
            />
            <datalist id={list}>
              {voices.map(({ name, kind }) => (
                <option key={`${kind} ${name}`} value={name}>
                  {VOICE_KIND_NAMES[kind]}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Labelled>
      {filled.voice.trim() !== '' && !known && (
        <Labelled label="A new voice of this kind">
          {(id) => (
            <select
              id={id}
              name="voiceKind"
              value={filled.voiceKind}
              onChange={({ target }) => set({ voiceKind: target.value as VoiceKind })}
            >
              {Object.entries(VOICE_KIND_NAMES).map(([kind, says]) => (
                <option key={kind} value={kind}>
                  {says}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
    </>
  )
}
