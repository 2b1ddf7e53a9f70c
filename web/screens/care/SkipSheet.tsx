import { useState } from 'react'
import { skipGreetings } from '../../../modules/care/contract.ts'
import { SKIPS, type Skip } from '../../../modules/care/rules/greetings.ts'
import { stopTexts } from '../../../modules/care/ui/care.texts.ts'
import { CARE } from '../../../modules/care/ui/changes.ts'
import { OccasionName } from '../../../modules/care/ui/marks.tsx'
import type { Greeting } from '../../../modules/care/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check, Segmented } from '../../kit/controls/Choices.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { DayText } from '../../kit/signs/Figures.tsx'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { lookAtDayAgain } from '../../touched.ts'
import css from './Care.module.css'
import { careTexts as words } from './care.texts.ts'

const MOST = 200

/** R6: several greetings are let be at once, with the reason. To send, each is seen by itself. */
export function SkipSheet({ of: all, onClose }: { of: readonly Greeting[]; onClose: () => void }) {
  const t = useText()
  const greetings = all.slice(0, MOST)
  const [ids, setIds] = useState<readonly string[]>([])
  const [why, setWhy] = useState<Skip>(SKIPS[0])
  const { mutate, isPending, error } = useWrite(skipGreetings, { changes: CARE })
  const isAll = ids.length === greetings.length
  const skip = () =>
    mutate(
      { body: { ids: [...ids], why } },
      {
        onSuccess: ({ skipped, left }) => {
          lookAtDayAgain()
          toast({ text: t(left > 0 ? words.skippedLeft : words.skipped, { count: skipped.length, left }) })
          onClose()
        },
      },
    )
  return (
    <Sheet
      place="middle"
      title={t(words.skipTitle)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button kind="primary" busy={isPending} disabled={ids.length === 0} onClick={skip}>
            {ids.length === 0 ? t(words.skipNone) : t(words.skipDo, { count: ids.length })}
          </Button>
        </>
      }
    >
      <div className={css.skip}>
        <p>{t(words.skipLead)}</p>
        <Segmented
          look="chips"
          label={t(words.skipWhy)}
          choices={SKIPS.map((value) => ({ value, label: t(stopTexts[value]) }))}
          value={why}
          onChange={setWhy}
        />
        <Check
          checked={isAll ? true : ids.length > 0 ? 'some' : false}
          onChange={() => setIds(isAll ? [] : greetings.map(({ id }) => id))}
        >
          {t(words.skipAll)}
        </Check>
        <ul>
          {greetings.map((greeting) => (
            <li key={greeting.id}>
              <Check
                checked={ids.includes(greeting.id)}
                onChange={(on) => setIds(on ? [...ids, greeting.id] : ids.filter((id) => id !== greeting.id))}
              >
                <b>{greeting.contact.name}</b> <OccasionName of={greeting} /> · <DayText day={greeting.day} />{' '}
                <small>{greeting.customer.name}</small>
              </Check>
            </li>
          ))}
        </ul>
        {error && <p role="alert">{error.message}</p>}
      </div>
    </Sheet>
  )
}
