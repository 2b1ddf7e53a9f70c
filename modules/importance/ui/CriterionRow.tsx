import { Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import type { Band, Criterion } from '../rules/scorecard.ts'
import { asTyped, asValue, useTellValue } from './criterion.ts'
import { scorecardTexts as words } from './importance.texts.ts'
import css from './Scorecard.module.css'

/** What comes with Jinke stays, with a weight of nothing if need be; the company's own may go. */
const OWN = /^own_/

interface CriterionRowProps {
  of: Criterion
  mayChange: boolean
  onChange: (next: Criterion) => void
  onRemove: () => void
}

/** One criterion: its weight, and how many points each value is worth. */
export function CriterionRow({ of: criterion, mayChange, onChange, onRemove }: CriterionRowProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const what = t(criterion.label)
  return (
    <>
      <tr>
        <th scope="row">
          {what}
          {mayChange && OWN.test(criterion.key) && (
            <Button
              size="small"
              kind="quiet"
              icon={<X />}
              aria-label={t(words.remove, { what })}
              data-tip={t(words.remove, { what })}
              onClick={onRemove}
            />
          )}
        </th>
        <td className={css.number}>
          {mayChange ? (
            <Input
              type="number"
              className={css.points}
              aria-label={`${what} · ${t(words.weight)}`}
              after="%"
              value={String(criterion.weight)}
              onChange={(event) => onChange({ ...criterion, weight: Number(event.target.value) })}
            />
          ) : (
            `${criterion.weight}%`
          )}
        </td>
        <td>
          <span className={css.bands}>
            <Steps of={criterion} />
            {mayChange && (
              <Button
                size="small"
                kind="quiet"
                icon={<Pencil />}
                aria-expanded={open}
                aria-label={t(words.editBands, { what })}
                data-tip={t(words.editBands, { what })}
                onClick={() => setOpen(!open)}
              />
            )}
          </span>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={3}>
            <Bands
              of={criterion}
              onChange={(bands) => onChange({ ...criterion, bands })}
              onDone={() => setOpen(false)}
            />
          </td>
        </tr>
      )}
    </>
  )
}

/** The bands as steps that rise or fall with their points. */
function Steps({ of: { unit, bands } }: { of: Criterion }) {
  const t = useText()
  const tell = useTellValue()
  return (
    <span className={css.steps}>
      {bands.map(({ from, points }) => (
        <span
          key={String(from)}
          className={css.step}
          data-tip={`${from === null ? t(words.below) : t(words.from, { value: tell(unit, from) })} · ${t(words.points, { points })}`}
        >
          <i style={{ height: `${points}%` }} />
          <b>{points}</b>
        </span>
      ))}
    </span>
  )
}

interface BandsProps {
  of: Criterion
  onChange: (bands: readonly Band[]) => void
  onDone: () => void
}

function Bands({ of: { key, unit, bands }, onChange, onDone }: BandsProps) {
  const t = useText()
  const set = (at: number, next: Partial<Band>) =>
    onChange(bands.map((band, place) => (place === at ? { ...band, ...next } : band)))
  const last = bands.at(-1)
  return (
    <div className={css.edit}>
      <div className={css.bandHead}>
        <span>
          {t(words.bandFrom)} ({t(words[unit])})
        </span>
        <span>{t(words.bandPoints)}</span>
      </div>
      {bands.map((band, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place
        <div key={`${key} ${at}`} className={css.bandRow}>
          {band.from === null ? (
            <span className={css.pale}>{t(words.below)}</span>
          ) : (
            <Input
              inputMode="decimal"
              aria-label={t(words.bandFrom)}
              defaultValue={asTyped(unit, band.from)}
              onBlur={(event) => {
                const from = asValue(unit, event.target.value)
                if (from !== null) set(at, { from })
              }}
            />
          )}
          <Input
            type="number"
            className={css.points}
            aria-label={t(words.bandPoints)}
            value={String(band.points)}
            onChange={(event) => set(at, { points: Number(event.target.value) })}
          />
          {at > 1 && (
            <Button
              size="small"
              kind="quiet"
              icon={<X />}
              aria-label={t(words.removeBand)}
              onClick={() => onChange(bands.filter((_, place) => place !== at))}
            />
          )}
        </div>
      ))}
      <span className={css.acts}>
        {unit !== 'mark' && (
          <Button
            size="small"
            kind="quiet"
            icon={<Plus />}
            onClick={() => onChange([...bands, { from: (last?.from ?? 0) + 1, points: last?.points ?? 0 }])}
          >
            {t(words.addBand)}
          </Button>
        )}
        <Button size="small" onClick={onDone}>
          {t(words.done)}
        </Button>
      </span>
    </div>
  )
}
