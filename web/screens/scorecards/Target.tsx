import {
  listScoreMembers,
  listScoreTargets,
  setScoreTarget,
  showPersonScorecard,
  showTeamScorecard,
} from '../../../modules/insight/contract.ts'
import { figureNames, targetWords } from '../../../modules/insight/rules/scorecard/words.ts'
import { useTellValue } from '../../../modules/insight/ui/useTellValue.ts'
import { type Editing, InlineEdit } from '../../kit/controls/InlineEdit.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { names } from '../../kit/look/names.ts'
import { useWrite } from '../../queries.ts'
import { useMonth } from '../../text/useMonth.ts'
import { useText } from '../../text/useText.ts'
import { Reached } from './Reached.tsx'
import css from './Scorecards.module.css'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import { TargetHistory } from './TargetHistory.tsx'
import type { Card, Figure, Whose } from './useScorecard.ts'

interface TargetProps {
  of: Figure
  card: Card
  whose: Whose
}

const FEN_A_YUAN = 100

/** G2: how far a figure has come towards its target; set where it stands, by who answers for the person. */
export function Target({ of, card, whose }: TargetProps) {
  const t = useText()
  const monthText = useMonth()
  const { mutateAsync } = useWrite(setScoreTarget, {
    changes: [showPersonScorecard, showTeamScorecard, listScoreMembers, listScoreTargets],
  })
  const tell = useTellValue(of.unit)
  const { target } = of
  const scale = of.unit === 'fen' ? FEN_A_YUAN : 1
  return (
    <div className={css.target}>
      {target?.reached != null && <Reached percent={target.reached} />}
      {card.can.setTargets ? (
        <InlineEdit<number | null>
          label={t(words.setTarget, { figure: t(figureNames[of.key]) })}
          value={target?.value ?? null}
          show={() => (
            <span className={names(css.aim, !target && css.unset)}>
              {target ? t(words.target, { value: tell(target.value) }) : t(words.noTarget)}
            </span>
          )}
          editor={(editing) => <Editor editing={editing} scale={scale} />}
          onSave={(value) =>
            mutateAsync({
              params: { id: whose.id },
              body: { figure: of.key, month: card.month, value },
              ifMatch: of.version,
            })
          }
        />
      ) : (
        target && <span className={css.aim}>{t(words.target, { value: tell(target.value) })}</span>
      )}
      {target && target.since < card.month && card.people === 1 && (
        <span className={css.pale}>{t(words.since, { month: monthText(target.since) })}</span>
      )}
      {whose.of === 'people' && (target || of.version > 0) && <TargetHistory person={whose.id} figure={of.key} />}
      {target && target.people < target.of && (
        <span className={css.pale}>
          {t(targetWords.partly, { of: target.of, people: target.people, done: tell(target.done) })}
        </span>
      )}
    </div>
  )
}

/** A whole number, of money in yuan; Enter keeps it, Escape leaves it, and nothing ends the target. */
function Editor({ editing, scale }: { editing: Editing<number | null>; scale: number }) {
  const { label, draft, setDraft, save, cancel } = editing
  const t = useText()
  return (
    <Input
      className={css.number}
      type="number"
      inputMode="numeric"
      min={0}
      autoFocus
      aria-label={label}
      placeholder={t(words.fromNow)}
      value={draft === null ? '' : draft / scale}
      onChange={(event) => {
        const typed = event.target.value.trim()
        setDraft(typed === '' ? null : Math.max(0, Math.round(Number(typed) * scale) || 0))
      }}
      onBlur={() => save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
        if (event.key === 'Escape') cancel()
      }}
    />
  )
}
