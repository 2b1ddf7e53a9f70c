import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { showDemo, startDemo } from '../../../modules/demo/contract.ts'
import { type showSetup, signIn } from '../../../modules/people/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { call } from '../../api.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { ProgressBar } from '../../kit/states/ProgressBar.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { lookAgain } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './DemoDoor.module.css'
import { doorTexts as words } from './door.texts.ts'

type Setup = ReplyOf<typeof showSetup>

const ASK_EVERY = 1500

/** The way into the demo company: prepares it if need be, then lets one choose whose day to see. */
export function DemoDoor({ setup }: { setup: Setup }) {
  const t = useText()
  const [asked, setAsked] = useState(false)
  const start = useWrite(startDemo)
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: () => call(showDemo),
    enabled: setup.demo === 'building' || start.isSuccess,
    refetchInterval: ({ state: { data } }) => (data?.state === 'ready' ? false : ASK_EVERY),
  }).data
  const state = demo?.state ?? setup.demo
  if (state === 'building' || (state === 'none' && start.isSuccess))
    return <ProgressBar label={t(words.demoBuilding)} detail={t(words.demoLead)} share={demo?.progress} />
  if (state === 'ready' && asked) return <DemoPeople />
  return (
    <section className={css.demo}>
      <div>
        <h2>{t(words.demoTitle)}</h2>
        <p className={css.lead}>{t(words.demoLead)}</p>
      </div>
      {start.error && <ErrorState small error={start.error} />}
      <Button busy={start.isPending} onClick={() => (state === 'ready' ? setAsked(true) : start.mutate({}))}>
        {t(state === 'ready' ? words.demoShow : words.demoStart)}
      </Button>
    </section>
  )
}

function DemoPeople() {
  const t = useText()
  const { data, error } = useRead(showDemo, {})
  const enter = useWrite(signIn, { onSuccess: lookAgain })
  if (error) return <ErrorState small error={error} />
  return (
    <section className={css.demo}>
      <h2>{t(words.demoEnter)}</h2>
      <div className={css.people}>
        {data?.accounts.map((person) => (
          <button
            key={person.login}
            type="button"
            className={css.person}
            onClick={() => enter.mutate({ body: { login: person.login, password: data.password, company: 'demo' } })}
          >
            <strong>{person.name}</strong>
            <span>{t(person.what)}</span>
          </button>
        ))}
      </div>
      {enter.error && <ErrorState small error={enter.error} />}
    </section>
  )
}
