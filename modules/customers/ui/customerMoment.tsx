import type { Moment } from '../../../web/kit/lists/Timeline.tsx'
import { MomentText } from '../../../web/kit/signs/Figures.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './customerMoment.module.css'
import { useFieldWords } from './fieldWords.ts'
import { historyTexts as words } from './history.texts.ts'
import type { Told } from './history.ts'

interface EditBody {
  field: string
  before: unknown
  after: unknown
  cause: 'edit' | 'import' | 'merge' | 'undo' | 'scorecard'
  contactId: string | null
  sealed?: boolean
}

const CAUSES = {
  import: words.byImport,
  merge: words.byMerge,
  undo: words.byUndo,
  scorecard: words.byScorecard,
} as const
const EVENTS = {
  'customer.created': words.created,
  'customer.archived': words.archived,
  'customer.restored': words.restored,
  'customer.anonymised': words.anonymised,
  'customer.merged': words.merged,
  'customer.merge_undone': words.mergeUndone,
} as const
const OWNED = {
  created: words.ownedByCreating,
  imported: words.ownedByImport,
  claimed: words.ownedByClaim,
  assigned: words.ownedByAssignment,
  handed_over: words.ownedByHandover,
} as const

/** Entries of this module in a customer's history: edits, owners, and what befell the record; null for others. */
export function useCustomerMoment(contacts: readonly { id: string; name: string }[]): (told: Told) => Moment | null {
  const t = useText()
  const { fieldName, fieldValue } = useFieldWords()
  const nameOf = (id: string | null) => contacts.find((contact) => contact.id === id)?.name

  const change = (body: EditBody) => (
    <span className={css.change}>
      {[nameOf(body.contactId), fieldName(body.field)].filter(Boolean).join(' ')}{' '}
      {body.field !== 'contact' && (
        <>
          <del>{fieldValue(body.field, body.before, body.sealed)}</del> →{' '}
        </>
      )}
      <ins>{fieldValue(body.field, body.after, body.sealed)}</ins>
    </span>
  )
  return ({ entry, edits }) => {
    const { id, at, by, kind, body } = entry
    const moment = (what: string, more?: Moment['body']): Moment => ({
      id,
      mark: 'event',
      head: (
        <>
          <MomentText at={at} />
          {by && ` · ${by.name}`}
          {what && ` · ${what}`}
        </>
      ),
      body: more,
    })
    if (kind === 'edit') {
      const { cause, field } = body as unknown as EditBody
      const what = cause === 'edit' ? (field === 'contact' ? words.addedContact : words.edited) : CAUSES[cause]
      return moment(
        t(what),
        <span className={css.changes}>
          {edits.map((edit) => (
            <span key={edit.id}>{change(edit.body as unknown as EditBody)}</span>
          ))}
        </span>,
      )
    }
    if (kind === 'owner') {
      const { owner, cause } = body as { owner: string; cause: keyof typeof OWNED }
      return moment(t(OWNED[cause], { name: owner }))
    }
    if (kind === 'event') {
      const text = EVENTS[(body as { type: keyof typeof EVENTS }).type]
      return text ? moment(t(text)) : null
    }
    return null
  }
}
