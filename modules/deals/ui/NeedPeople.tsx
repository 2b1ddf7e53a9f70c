import { Plus } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Menu } from '../../../web/kit/layers/Menu.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { Face } from '../../../web/kit/signs/Face.tsx'
import { keyOf, queries, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteNeedPerson, showNeed } from '../contract.ts'
import css from './form.module.css'
import { needTexts as words } from './needs.texts.ts'
import type { Need } from './types.ts'

interface NeedPeopleProps {
  of: Need
  mayEdit: boolean
  people: readonly { id: string; name: string }[]
}

/** METHOD §1: who of us was in it, and when; that they were stays. */
export function NeedPeople({ of: need, mayEdit, people }: NeedPeopleProps) {
  const t = useText()
  const format = useFormat()
  const { mutate } = useWrite(noteNeedPerson)
  const note = (body: { personId: string; leftOn?: string }) =>
    mutate(
      { params: { id: need.id }, body },
      {
        onSuccess: (after) => queries.setQueryData(keyOf(showNeed, { params: { id: need.id } }), after),
        onError: (error) => toast({ kind: 'wrong', text: error.message }),
      },
    )
  const inIt = new Set(need.people.filter(({ leftOn }) => leftOn === null).map(({ person }) => person.id))
  return (
    <section className={css.section}>
      <header className={css.head}>
        <h2>{t(words.people)}</h2>
        {mayEdit && (
          <Menu
            title={t(words.addPerson)}
            align="end"
            items={people
              .filter(({ id }) => !inIt.has(id))
              .map(({ id, name }) => ({ label: name, onChoose: () => note({ personId: id }) }))}
            trigger={(props) => (
              <Button {...props} size="small" kind="quiet" icon={<Plus />}>
                {t(words.addPerson)}
              </Button>
            )}
          />
        )}
      </header>
      <ul className={css.list}>
        {need.people.map(({ person, joinedOn, leftOn }) => (
          <li key={`${person.id} ${joinedOn}`} className={css.row}>
            <span className={css.who}>
              <Face name={person.name} size={24} pale={leftOn !== null} />
              <span>
                {person.name}{' '}
                <span className={css.quiet}>
                  {leftOn
                    ? t(words.peopleSpan, { from: format.day(joinedOn), to: format.day(leftOn) })
                    : t(words.peopleSince, { day: format.day(joinedOn) })}
                </span>
              </span>
            </span>
            {mayEdit && leftOn === null && (
              <Button size="small" kind="quiet" onClick={() => note({ personId: person.id, leftOn: format.today })}>
                {t(words.leave)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
