/**
 * Forms in which a record meets other programs' words: linked data, graphs, briefings and a feed. `docs/formats-linked.md` says
 * what each holds and what it leaves out.
 *
 * @module
 */
import type { Format } from '../format.ts'
import { ATOM } from './atom.ts'
import { GEXF } from './gexf.ts'
import { GRAPHML } from './graphml.ts'
import { HTML } from './html.ts'
import { MARKDOWN } from './markdown.ts'
import { PROV } from './prov.ts'
import { SCHEMA_ORG } from './schema-org.ts'

export const LINKED_FORMATS: readonly Format[] = [SCHEMA_ORG, PROV, GEXF, GRAPHML, MARKDOWN, HTML, ATOM]
