import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { API, askCorrections } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { collectStatements } from '../parts/collect-statements.ts'
import { SignerField } from '../parts/correct-signer.tsx'
import { CorrectionEntry } from '../parts/correction-entry.tsx'
import { PageTurner, useAskedPage } from '../parts/page-turner.tsx'
import { useMayEdit } from '../parts/use-may-edit.ts'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/corrections.css'

const PER_PAGE = 50

/** Everything that people set right, latest first: who, when, what was before and after, and the way back. */
export function CorrectionsPage() {
  const page = useAskedPage()
  const navigate = useNavigate()
  const go = (to: number) => void navigate({ href: to === 1 ? '/corrections' : `/corrections?page=${to}` })
  const mayEdit = useMayEdit()
  const query = useQuery(askCorrections(PER_PAGE, (page - 1) * PER_PAGE))
  return (
    <>
      <title>Corrections · Hearsay</title>
      <header className="page-head">
        <h1>Corrections</h1>
        <p className="lead">
          What people set right stands beside what was read, wins over it, and can be undone.
          {mayEdit && (
            <>
              {' '}
              The surest gain is in the{' '}
              <Link to="/corrections/queue">queue of the least certain statements</Link>.
            </>
          )}
        </p>
        {mayEdit && <SignerField />}
      </header>
      <WhenAnswered query={query}>
        {({ items, total, statements }) => {
          const known = collectStatements(statements)
          if (total === 0) return <NoCorrections mayEdit={mayEdit} />
          return (
            <section aria-labelledby="made">
              <h2 id="made">
                {nameCount(total, 'correction')}{' '}
                <small>
                  · <a href={`${API}/corrections/training.jsonl`}>corrected statements as training data</a>
                </small>
              </h2>
              <ol className="corrections">
                {items.map((correction) => (
                  <li key={correction.id} id={correction.id}>
                    <CorrectionEntry {...{ correction, known }} />
                  </li>
                ))}
              </ol>
              <PageTurner of="list" page={page} pages={Math.ceil(total / PER_PAGE)} go={go} />
            </section>
          )
        }}
      </WhenAnswered>
    </>
  )
}

function NoCorrections({ mayEdit }: { mayEdit: boolean }) {
  return (
    <section className="empty">
      <p>Nobody has corrected anything yet.</p>
      {mayEdit && (
        <>
          <p>
            Open an article and choose a statement: <kbd>y</kbd> says that it is right, <kbd>n</kbd> that it
            is wrong, <kbd>e</kbd> edits it. Voices, utterances and stories are merged and split on their own
            pages.
          </p>
          <p>
            <Link to="/corrections/queue">Begin with the least certain statements</Link>
          </p>
        </>
      )}
    </section>
  )
}
