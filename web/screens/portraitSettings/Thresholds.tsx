import { RUNGS, type Rung } from '../../../modules/customers/rules/rungs.ts'
import { rungWords } from '../../../modules/customers/rules/words.ts'
import { inversions, type RungThresholds } from '../../../modules/portrait/rules/bound.ts'
import { BLOCKS } from '../../../modules/portrait/rules/fields.ts'
import { blockTexts } from '../../../modules/portrait/ui/portrait.texts.ts'
import { useText } from '../../text/useText.ts'
import { Card, Cell } from './Cells.tsx'
import css from './PortraitSettings.module.css'
import { settingsTexts as words } from './portraitSettings.texts.ts'

export const NEARNESS = RUNGS.slice(1) as Exclude<Rung, 'none'>[]

interface ThresholdsProps {
  value: RungThresholds
  set: (value: RungThresholds) => void
}

/** D2: how full each block must be for each rung; a higher rung never asks less than the one below. */
export function Thresholds({ value, set }: ThresholdsProps) {
  const t = useText()
  const wrong = inversions(value)
  return (
    <Card title={t(words.rungs)}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t(words.rung)}</th>
            {BLOCKS.map((block) => (
              <th key={block} scope="col">
                {t(blockTexts[block])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NEARNESS.map((rung) => (
            <tr key={rung}>
              <th scope="row">{t(rungWords[rung])}</th>
              {BLOCKS.map((block) => (
                <td key={block}>
                  <Cell
                    label={t(words.cell, { rung: t(rungWords[rung]), block: t(blockTexts[block]) })}
                    value={value[rung][block]}
                    invalid={wrong.some((one) => one.block === block && one.higher === rung)}
                    onChange={(needs) => set({ ...value, [rung]: { ...value[rung], [block]: needs } })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {wrong.map(({ block, lower, higher, needs }) => (
        <p key={`${block} ${higher}`} className={css.wrong} role="alert">
          {t(words.inverted, {
            block: t(blockTexts[block]),
            lower: t(rungWords[lower]),
            higher: t(rungWords[higher]),
            needs,
          })}
        </p>
      ))}
    </Card>
  )
}
