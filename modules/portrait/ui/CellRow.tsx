import { Check, History } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Day } from '../../../shared/calendar.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { isComposing } from '../../../web/kit/keys.ts'
import { names } from '../../../web/kit/look/names.ts'
import { useLocale } from '../../../web/text/locale.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { CONFIDENCES, type Confidence, WAYS, type Way } from '../rules/knowledge.ts'
import css from './Cells.module.css'
import { confidenceTexts, wayTexts, portraitTexts as words } from './portrait.texts.ts'
import type { Cell, FieldShown } from './types.ts'
import type { useAnswer } from './useAnswer.ts'
import { ValueInput } from './ValueInput.tsx'
import { readTyped, tellValue, typedOf } from './values.ts'

interface CellRowProps {
  cell: Cell
  mayEdit: boolean
  write: ReturnType<typeof useAnswer>
}

/** One thing worth knowing: what we know, since when and from where, in small print; a press fills it in. */
export function CellRow({ cell, mayEdit, write }: CellRowProps) {
  const locale = useLocale()
  const [editing, setEditing] = useState(false)
  const { field, contactId } = cell
  return (
    <li className={names(css.cell, cell.worth === 0 && css.isEmpty)}>
      <span className={css.label} title={field.ask[locale]}>
        {field.label[locale]}
      </span>
      {editing ? (
        <EditCell
          field={field}
          typed={cell.recorded ?? typedOf(cell.current?.value ?? null)}
          before={cell.current}
          busy={write.busy}
          onCancel={() => setEditing(false)}
          onSave={(value, more) => write.answer(field, contactId, value, more, () => setEditing(false))}
        />
      ) : (
        <ReadCell cell={cell} mayEdit={mayEdit} write={write} onEdit={() => setEditing(true)} />
      )}
    </li>
  )
}

function ReadCell({ cell, mayEdit, write, onEdit }: CellRowProps & { onEdit: () => void }) {
  const t = useText()
  const format = useFormat()
  const locale = useLocale()
  const { field, current, recorded, known, worth, contactId } = cell
  const at = { today: format.today, locale }
  const shown =
    recorded ?? (current && (current.value === null ? t(words.hidden) : tellValue(field, current.value, at)))
  const text = shown ?? (known ? t(words.known) : null)
  const mayType = mayEdit && field.record !== 'birthday'
  return (
    <div className={css.read}>
      <div className={css.line}>
        {mayType ? (
          <button
            type="button"
            className={names(css.value, text === null && css.missing)}
            aria-label={t(words.cell, { field: field.label[locale], value: text ?? t(words.none) })}
            onClick={onEdit}
          >
            {text ?? t(words.none)}
          </button>
        ) : (
          <span className={names(css.fixed, text === null && css.missing)}>
            {text ?? t(field.record === 'birthday' ? words.writeInRecord : words.unknown)}
          </span>
        )}
        {mayEdit && known && worth < 1 && (
          <Button size="small" kind="quiet" icon={<Check />} onClick={() => write.confirm(field, contactId)}>
            {t(words.stillSo)}
          </Button>
        )}
      </div>
      <Source cell={cell} />
      {cell.also.map((entry) => (
        <p key={entry.id} className={css.also}>
          {t(words.also, {
            of: entry.of?.name ?? '',
            value: entry.value === null ? '…' : tellValue(field, entry.value, at),
          })}
          {mayEdit && entry.value !== null && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => entry.value !== null && write.answer(field, contactId, entry.value)}
            >
              {t(words.keepThis)}
            </Button>
          )}
        </p>
      ))}
    </div>
  )
}

/** Where it comes from, how sure we are, whether it has aged, and what stood there before. */
function Source({ cell: { field, current, confirmedOn, earlier, worth, recorded, known } }: { cell: Cell }) {
  const t = useText()
  const format = useFormat()
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  if (!known) return null
  const told =
    current &&
    t(words.source, {
      day: format.nearDay(current.learntOn),
      by: current.by?.name ?? '—',
      how: t(wayTexts[current.how]),
      confidence: t(confidenceTexts[current.confidence]),
    })
  const confirmed =
    confirmedOn && confirmedOn !== current?.learntOn ? t(words.confirmed, { day: format.nearDay(confirmedOn) }) : null
  return (
    <>
      <p className={css.source}>
        {[recorded !== null && t(words.inRecord), told, confirmed].filter(Boolean).join(' · ')}
        {worth < 1 && <span className={css.aged}>{t(worth === 0 ? words.stale : words.aged)}</span>}
        {earlier.length > 0 && (
          <button type="button" className={css.more} aria-expanded={open} onClick={() => setOpen(!open)}>
            <History size={12} aria-hidden="true" /> {t(words.earlier, { count: earlier.length })}
          </button>
        )}
      </p>
      {open && (
        <ul className={css.earlier}>
          {earlier.map((entry) => (
            <li key={entry.id}>
              <s>
                {entry.value === null
                  ? t(words.hidden)
                  : tellValue(field, entry.value, { today: format.today, locale })}
              </s>{' '}
              <small>
                {t(words.source, {
                  day: format.day(entry.learntOn),
                  by: entry.by?.name ?? '—',
                  how: t(wayTexts[entry.how]),
                  confidence: t(confidenceTexts[entry.confidence]),
                })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface EditCellProps {
  field: FieldShown
  typed: string
  busy: boolean
  onCancel: () => void
  /** What stood there: how it came to us and how sure we were is kept unless somebody says otherwise. */
  before?: Cell['current']
  onSave: (value: NonNullable<ReturnType<typeof readTyped>>, more: Learnt) => void
}

interface Learnt {
  how: Way
  confidence: Confidence
  learntOn: Day
}

/** An import is no way in which people learn. */
const TOLD_WAYS = WAYS.filter((way) => way !== 'import')

export function EditCell({ field, typed: standing, before, busy, onCancel, onSave }: EditCellProps) {
  const t = useText()
  const locale = useLocale()
  const [typed, setTyped] = useState(standing)
  const { today } = useFormat()
  const [how, setHow] = useState<Way>(TOLD_WAYS.find((way) => way === before?.how) ?? 'told')
  const [confidence, setConfidence] = useState<Confidence>(before?.confidence ?? 'sure')
  const [learntOn, setLearntOn] = useState(today)
  const value = readTyped(field, typed)
  const save = () => value !== null && onSave(value, { how, confidence, learntOn: learntOn || today })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') onCancel()
    // A text may have lines of its own: there ⇧↵ breaks the line.
    if (event.key === 'Enter' && !event.shiftKey && (event.target as HTMLElement).tagName !== 'SELECT') {
      event.preventDefault()
      save()
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <form className={css.edit} onSubmit={submit} onKeyDown={onKeyDown}>
      <ValueInput field={field} value={typed} onChange={setTyped} placeholder={field.ask[locale]} autoFocus />
      <div className={css.how}>
        <Select
          aria-label={t(words.how)}
          value={how}
          onChange={(event) => setHow(event.target.value as Way)}
          options={TOLD_WAYS.map((way) => ({ value: way, label: t(wayTexts[way]) }))}
        />
        <Select
          aria-label={t(words.confidence)}
          value={confidence}
          onChange={(event) => setConfidence(event.target.value as Confidence)}
          options={CONFIDENCES.map((each) => ({ value: each, label: t(confidenceTexts[each]) }))}
        />
        <Input
          className={css.day}
          type="date"
          max={today}
          aria-label={t(words.learntOn)}
          data-tip={t(words.learntOn)}
          value={learntOn}
          onChange={(event) => setLearntOn(event.target.value)}
        />
        <Button size="small" type="submit" kind="primary" disabled={value === null} busy={busy}>
          {t(words.save)}
        </Button>
        <Button size="small" kind="quiet" onClick={onCancel}>
          {t(words.cancel)}
        </Button>
      </div>
    </form>
  )
}
