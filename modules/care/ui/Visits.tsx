import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Menu } from '../../../web/kit/layers/Menu.tsx'
import { Popover } from '../../../web/kit/layers/Popover.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { DayText } from '../../../web/kit/signs/Figures.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { useToday } from '../../../web/text/zone.ts'
import { changeReturnVisit } from '../contract.ts'
import { WAYS } from '../rules/visits.ts'
import css from './care.module.css'
import { visitTexts, wayTexts, planTexts as words } from './care.texts.ts'
import { CARE } from './changes.ts'
import { VisitMark } from './marks.tsx'
import type { ReturnVisit } from './types.ts'

/** R5: return visits that come, and what became of them. */
export const Visits = ({ of: visits, withCustomer }: { of: readonly ReturnVisit[]; withCustomer?: boolean }) => (
  <ul className={css.list}>
    {visits.map((visit) => (
      <OneVisit key={visit.id} of={visit} withCustomer={withCustomer} />
    ))}
  </ul>
)

function OneVisit({ of: visit, withCustomer }: { of: ReturnVisit; withCustomer?: boolean | undefined }) {
  const t = useText()
  const told = [t(visitTexts[visit.cause]), visit.state === 'waiting' && t(wayTexts[visit.how]), visit.person?.name]
  return (
    <li className={css.row}>
      <span className={css.words}>
        <span>
          <DayText day={visit.dueOn} />
          {withCustomer && ' · '}
          {withCustomer && (
            <Link to={'/customers/$id' as never} params={{ id: visit.customer.id } as never}>
              {visit.customer.name}
            </Link>
          )}
        </span>
        <small>{told.filter(Boolean).join(' · ')}</small>
      </span>
      {visit.appointmentId ? (
        <Link to={'/appointments/$id' as never} params={{ id: visit.appointmentId } as never}>
          <VisitMark of={visit} />
        </Link>
      ) : (
        <VisitMark of={visit} />
      )}
      <span className={css.acts}>{visit.can.change && <Acts of={visit} />}</span>
    </li>
  )
}

function Acts({ of: visit }: { of: ReturnVisit }) {
  const t = useText()
  const today = useToday()
  const { mutate } = useWrite(changeReturnVisit, { changes: CARE })
  const change = (body: { dueOn?: string; how?: (typeof WAYS)[number]; off?: true }) =>
    mutate(
      { params: { id: visit.id }, body, ifMatch: visit.version },
      { onError: (error) => void toast({ kind: 'wrong', text: error.message }) },
    )
  return (
    <>
      <Popover
        title={t(words.move)}
        align="end"
        trigger={(props) => (
          <Button {...props} size="small" kind="quiet">
            {t(words.move)}
          </Button>
        )}
      >
        {(close) => (
          <Input
            type="date"
            aria-label={t(words.move)}
            min={today}
            defaultValue={visit.dueOn}
            onChange={(event) => {
              if (event.target.value < today) return
              close()
              change({ dueOn: event.target.value })
            }}
          />
        )}
      </Popover>
      <Menu
        title={t(words.how)}
        align="end"
        items={[
          ...WAYS.filter((how) => how !== visit.how).map((how) => ({
            label: t(wayTexts[how]),
            onChoose: () => change({ how }),
          })),
          {
            label: t(words.drop),
            onChoose: () => {
              change({ off: true })
              toast({ text: t(words.dropped) })
            },
          },
        ]}
        trigger={(props) => (
          <Button {...props} size="small" kind="quiet" icon={<Ellipsis />} aria-label={t(words.how)} />
        )}
      />
    </>
  )
}
