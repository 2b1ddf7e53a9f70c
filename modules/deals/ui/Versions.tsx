import { useState } from 'react'
import { Select } from '../../../web/kit/controls/Input.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { type Compared, sideBySide } from '../rules/compare.ts'
import formCss from './form.module.css'
import css from './LineEditor.module.css'
import { lineTexts, versionTexts as words } from './quotes.texts.ts'
import type { Line, Quote } from './types.ts'

type Version = Quote['latest']

/** The latest version beside an earlier one, line by line; what changed is marked. */
export function Versions({ of: quote }: { of: Quote }) {
  const t = useText()
  const format = useFormat()
  const [chosen, setChosen] = useState(quote.earlier[0]?.number ?? 0)
  const before = quote.earlier.find(({ number }) => number === chosen)
  const after = quote.latest
  if (!before) return null
  const money = (fen: number) => format.money({ fen, currency: after.currency })
  const told = (version: Version) =>
    version.sentOn ? t(words.sentOn, { day: format.day(version.sentOn) }) : t(words.notSent)
  return (
    <section className={formCss.section}>
      <header className={formCss.head}>
        <h2>{t(words.title)}</h2>
        {quote.earlier.length > 1 && (
          <Select
            aria-label={t(words.which)}
            options={quote.earlier.map(({ number }) => ({
              value: String(number),
              label: t(words.version, { version: number }),
            }))}
            value={String(chosen)}
            onChange={(event) => setChosen(Number(event.target.value))}
          />
        )}
      </header>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t(lineTexts.name)}</th>
              {[before, after].map((version) => (
                <th key={version.number} className={css.end}>
                  {t(words.version, { version: version.number })} · {told(version)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sideBySide(before.lines, after.lines).map((pair) => (
              <tr key={pair.after?.id ?? pair.before?.id}>
                <td>{(pair.after ?? pair.before)?.name}</td>
                <Side line={pair.before} changed={[]} currency={before.currency} />
                <Side line={pair.after} changed={pair.changed} currency={after.currency} isNew={pair.before === null} />
              </tr>
            ))}
            <tr>
              <td>{t(lineTexts.totalIncluded)}</td>
              <td className={css.end}>{money(before.totals.fen)}</td>
              <td className={names(css.end)}>
                <span className={names(before.totals.fen !== after.totals.fen && css.changed)}>
                  {money(after.totals.fen)}
                </span>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface SideProps {
  line: Line | null
  changed: readonly Compared[]
  currency: string
  isNew?: boolean
}

function Side({ line, changed, currency, isNew }: SideProps) {
  const t = useText()
  const format = useFormat()
  if (!line) return <td className={css.end}>—</td>
  const mark = (field: Compared, told: string) => (
    <span className={names((isNew || changed.includes(field)) && css.changed)}>{told}</span>
  )
  return (
    <td className={css.end}>
      {mark('quantity', `${format.number(line.quantity)} ${line.unit}`)} ×{' '}
      {mark('unitPrice', format.number(Number((line.unitPrice / 100).toFixed(6))))}
      {line.setupFen > 0 && <> + {mark('setupFen', format.money({ fen: line.setupFen, currency }))}</>}
      {line.discount > 0 && <> − {mark('discount', `${line.discount}%`)}</>}
      <span className={css.details}>
        {changed.includes('details') && <>{mark('details', t(lineTexts.details))} · </>}
        {format.money({ fen: line.fen, currency })}
      </span>
    </td>
  )
}
