import { CopyPlus } from 'lucide-react'
import { useState } from 'react'
import {
  carryTargets,
  listScoreMembers,
  listScoreTargets,
  showPersonScorecard,
  showTeamScorecard,
} from '../../../modules/insight/contract.ts'
import { addMonths } from '../../../shared/calendar.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { Popover } from '../../kit/layers/Popover.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { useMonth } from '../../text/useMonth.ts'
import { useText } from '../../text/useText.ts'
import css from './Members.module.css'
import { scorecardsTexts as words } from './scorecards.texts.ts'

const MOST = 100
const LEAST = -50

interface CarryingProps {
  team: string
  month: string
}

/** G2: last month's targets for all of a team in one act, some percent higher where one likes. */
export function Carrying({ team, month }: CarryingProps) {
  const t = useText()
  return (
    <Popover
      title={t(words.carry)}
      align="end"
      trigger={(props) => (
        <Button {...props} kind="quiet" size="small" icon={<CopyPlus size={16} />}>
          {t(words.carry)}
        </Button>
      )}
    >
      {(close) => <CarryForm team={team} month={month} onDone={close} />}
    </Popover>
  )
}

function CarryForm({ team, month, onDone }: CarryingProps & { onDone: () => void }) {
  const t = useText()
  const monthText = useMonth()
  const [raise, setRaise] = useState('0')
  const { mutateAsync, isPending } = useWrite(carryTargets, {
    changes: [showTeamScorecard, showPersonScorecard, listScoreMembers, listScoreTargets],
  })
  const percent = Math.round(Number(raise))
  const isRight = Number.isFinite(percent) && percent >= LEAST && percent <= MOST
  const carry = async () => {
    if (!isRight) return
    const { set, kept } = await mutateAsync({ params: { id: team }, body: { month, raise: percent } })
    toast({ text: set > 0 ? t(words.carried, { count: set, kept }) : t(words.nothingToCarry) })
    onDone()
  }
  return (
    <form
      className={css.carry}
      onSubmit={(event) => {
        event.preventDefault()
        void carry()
      }}
    >
      <p>{t(words.carryHow, { from: monthText(addMonths(month, -1)), to: monthText(month) })}</p>
      <Field label={t(words.raise)} error={isRight ? undefined : t(words.raiseLimits, { least: LEAST, most: MOST })}>
        {(control) => (
          <Input
            {...control}
            className={css.raise}
            type="number"
            min={LEAST}
            max={MOST}
            value={raise}
            onChange={(event) => setRaise(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" busy={isPending}>
        {t(words.carryNow)}
      </Button>
    </form>
  )
}
