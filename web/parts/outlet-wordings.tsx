import { Link } from '@tanstack/react-router'
import type { OutletWording } from '../../src/serve/index.ts'
import { countStatements, describeOutlets } from '../describe-outlets.ts'
import { ACT_NAMES, QUOTATION_NAMES } from '../name-things.ts'
import { FirstOf } from './first-of.tsx'

/** More are shown when somebody asks for them. */
const SHOWN_AT_FIRST = 12
const MOST_ACTS = 3

const KINDS = ['direct', 'mixed', 'indirect'] as const

interface OutletWordingsProps {
  readonly voice: string
  readonly outlets: readonly OutletWording[]
}

/** Which outlets quote a voice, which tell it in their own words, and which changed what it said. */
export function OutletWordings({ voice, outlets }: OutletWordingsProps) {
  if (outlets.length === 0) return <p className="unknown">No outlet is known of any article that has it.</p>
  return (
    <>
      <p className="in-a-sentence">{describeOutlets(outlets).join(' ')}</p>
      <FirstOf items={outlets} first={SHOWN_AT_FIRST} name="outlet">
        {(shown) => (
          <table className="outlet-wordings">
            <thead>
              <tr>
                <th scope="col">Outlet</th>
                <th scope="col">
                  Statements: <span className="key direct">direct</span>{' '}
                  <span className="key mixed">mixed</span> <span className="key indirect">indirect</span>
                </th>
                <th scope="col">Changed</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((outlet) => (
                <OutletRow key={outlet.outlet} {...{ voice, outlet }} />
              ))}
            </tbody>
          </table>
        )}
      </FirstOf>
    </>
  )
}

function OutletRow({ voice, outlet }: { voice: string; outlet: OutletWording }) {
  const acts = outlet.acts.slice(0, MOST_ACTS).map(({ act, count }) => `${ACT_NAMES[act]} ${count}×`)
  return (
    <tr>
      <th scope="row">
        <Link to="/search" search={{ voice, outlet: outlet.outlet }}>
          <bdi>{outlet.outlet}</bdi>
        </Link>
      </th>
      <td>
        <ShareBar outlet={outlet} />
        {acts.length > 0 && <p className="byline">mostly {acts.join(', ')}</p>}
      </td>
      <td>
        {outlet.distorted === 0 ? (
          <span className="byline">none</span>
        ) : (
          <span className="difference dangerous">
            <span aria-hidden="true">⚠ </span>
            {outlet.distorted}
          </span>
        )}
      </td>
    </tr>
  )
}

/** Three stripes, each as wide as its share, with its number. */
function ShareBar({ outlet }: { outlet: OutletWording }) {
  const total = countStatements(outlet)
  return (
    <span className="share-bar">
      {KINDS.filter((kind) => outlet[kind] > 0).map((kind) => (
        <span
          key={kind}
          className={`share-part ${kind}`}
          style={{ flexGrow: outlet[kind] / total }}
          title={`${outlet[kind]} ${QUOTATION_NAMES[kind]}`}
        >
          {outlet[kind]}
          <span className="visually-hidden"> {kind}, </span>
        </span>
      ))}
    </span>
  )
}
