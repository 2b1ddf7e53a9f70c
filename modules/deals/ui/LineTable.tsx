import { names } from '../../../web/kit/look/names.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import css from './LineEditor.module.css'
import { lineTexts as words } from './quotes.texts.ts'
import type { Line } from './types.ts'

interface LineTableProps {
  lines: readonly (Line & { delivered?: number })[]
  currency: string
  /** The heading of a column of what has gone out. */
  delivered?: string
}

/** Lines as they were agreed. */
export function LineTable({ lines, currency, delivered }: LineTableProps) {
  const t = useText()
  const format = useFormat()
  const rate = (fen: number) => format.number(Number((fen / 100).toFixed(6)))
  return (
    <div className={css.scroll}>
      <table className={names(css.table, css.stacks)}>
        <thead>
          <tr>
            <th>{t(words.name)}</th>
            <th className={css.end}>{t(words.quantity)}</th>
            {delivered && <th className={css.end}>{delivered}</th>}
            <th className={css.end}>{t(words.unitPrice)}</th>
            <th className={css.end}>{t(words.amount)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                {line.name}
                {line.details && <span className={css.details}>{line.details}</span>}
                {(line.setupFen > 0 || line.discount > 0) && (
                  <span className={css.details}>
                    {[
                      line.setupFen > 0 && `${t(words.setup)} ${format.money({ fen: line.setupFen, currency })}`,
                      line.discount > 0 && `${t(words.discount)} ${line.discount}%`,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                )}
              </td>
              <td className={css.end} data-head={t(words.quantity)}>
                {format.number(line.quantity)} {line.unit}
              </td>
              {delivered && (
                <td className={css.end} data-head={delivered}>
                  {format.number(line.delivered ?? 0)}
                </td>
              )}
              <td className={css.end} data-head={t(words.unitPrice)}>
                {rate(line.unitPrice)}
              </td>
              <td className={names(css.end, css.sum)}>{format.money({ fen: line.fen, currency })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
