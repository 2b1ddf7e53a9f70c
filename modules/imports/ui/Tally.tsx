import { names } from '../../../web/kit/look/names.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { KINDS, kindLabels } from '../reading/fields.ts'
import { tallyTexts as words } from './imports.texts.ts'
import { KindName } from './KindName.tsx'
import css from './Tally.module.css'
import type { Import, SheetDone } from './types.ts'

type Counts = Import['counts']

interface TallyProps {
  counts: Counts
  sheets: readonly SheetDone[]
  /** Has it happened, or would it? */
  done: boolean
}

/** What an import did or would do, in a few large figures. */
export function Tally({ counts, sheets, done }: TallyProps) {
  const t = useText()
  const kinds = KINDS.map((kind) => ({ kind, created: createdOf(sheets, kind) })).filter(({ created }) => created > 0)
  return (
    <div className={css.figures}>
      {kinds.map(({ kind, created }) => (
        <Figure key={kind} value={created} label={t(words.createdOf, { kind: t(kindLabels[kind]) })} />
      ))}
      {kinds.length === 0 && <Figure value={0} label={t(words.created)} />}
      {counts.updated > 0 && <Figure value={counts.updated} label={t(words.updated)} />}
      {counts.merged > 0 && <Figure value={counts.merged} label={t(words.merged)} />}
      {counts.unchanged > 0 && <Figure value={counts.unchanged} label={t(words.unchanged)} />}
      {counts.warnings > 0 && <Figure value={counts.warnings} label={t(words.warnings)} tone={css.due} />}
      <Figure value={counts.rejected} label={t(done ? words.wasRejected : words.rejected)} tone={css.late} />
    </div>
  )
}

const createdOf = (sheets: readonly SheetDone[], kind: string): number =>
  sheets.filter((sheet) => sheet.kind === kind).reduce((sum, sheet) => sum + sheet.counts.created, 0)

function Figure({ value, label, tone }: { value: number; label: string; tone?: string | undefined }) {
  const format = useFormat()
  return (
    <div className={names(css.figure, value === 0 ? css.zero : tone)}>
      <strong>{format.number(value)}</strong>
      {label}
    </div>
  )
}

/** The same sheet by sheet. */
export function SheetTally({ sheets, done }: { sheets: readonly SheetDone[]; done: boolean }) {
  const t = useText()
  const columns = [
    [words.rows, 'rows'],
    [words.created, 'created'],
    [words.updated, 'updated'],
    [words.merged, 'merged'],
    [words.unchanged, 'unchanged'],
    [done ? words.wasRejected : words.rejected, 'rejected'],
  ] as const
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t(words.sheet)}</th>
            {columns.map(([text, key]) => (
              <th key={key} scope="col">
                {t(text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <tr key={sheet.id}>
              <td>
                <KindName kind={sheet.kind} />
                <small>{sheet.name ? `${sheet.file} · ${sheet.name}` : sheet.file}</small>
              </td>
              {columns.map(([, key]) => (
                <Count key={key} value={sheet.counts[key]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Count({ value }: { value: number }) {
  const format = useFormat()
  return <td className={names(value === 0 && css.none)}>{format.number(value)}</td>
}
