import { useState } from 'react'
import { ToldSheet } from '../../../modules/appointments/ui/Told.tsx'
import type { Told } from '../../../modules/appointments/ui/types.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { changeReception, stepReception } from '../../../modules/services/contract.ts'
import { RECEPTION_STATES, receptionStateTexts } from '../../../modules/services/rules/receptions.ts'
import { tellReady } from '../../../modules/services/settings.ts'
import { Choose } from '../../kit/antd/Choose.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { InlineText } from '../../kit/controls/InlineEditors.tsx'
import { TextArea } from '../../kit/controls/Input.tsx'
import { names } from '../../kit/look/names.ts'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { CallPanel } from './CallPanel.tsx'
import { RECEPTIONS } from './changes.ts'
import css from './parts.module.css'
import { receptionTexts as words } from './services.texts.ts'
import type { ReceptionDetail } from './types.ts'

const RECORD = ['cause', 'place', 'circumstances', 'condition', 'tried', 'workDone'] as const

/** A10: where it stands, what is known, what is done next. */
export function ReceptionBody({ of: reception }: { of: ReceptionDetail }) {
  const t = useText()
  const at = RECEPTION_STATES.indexOf(reception.state)
  const [told, setTold] = useState<Told | null>(null)
  return (
    <>
      <ol className={css.track}>
        {RECEPTION_STATES.map((state, n) => (
          <li
            key={state}
            className={names(n <= at && css.done, n === at && css.now)}
            aria-current={n === at ? 'step' : undefined}
          >
            {t(receptionStateTexts[state])}
          </li>
        ))}
      </ol>
      <div className={css.columns}>
        <div className={css.stack}>
          <NextStep key={reception.state} of={reception} onTold={setTold} />
          <CallPanel of={reception} />
          <Record of={reception} />
        </div>
        <Steps of={reception} />
      </div>
      {told && <ToldSheet title={t(words.readyTold)} of={told} onClose={() => setTold(null)} />}
    </>
  )
}

function Record({ of: reception }: { of: ReceptionDetail }) {
  const t = useText()
  const { mutateAsync } = useWrite(changeReception, { changes: RECEPTIONS })
  const save = (key: (typeof RECORD)[number], value: string, over?: unknown) =>
    mutateAsync({
      params: { id: reception.id },
      body: { [key]: key === 'cause' ? value : value || null },
      ifMatch: (over as ReceptionDetail | undefined)?.version ?? reception.version,
    })
  return (
    <section className={css.panel}>
      <dl className={names(css.facts, css.record)}>
        {RECORD.filter((key) => key !== 'workDone' || reception.state !== 'in').map((key) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(words[key])}</dt>
            <dd>
              <InlineText
                long
                label={t(words[key])}
                value={reception[key] ?? ''}
                onSave={(value, over) => save(key, value, over)}
                theirs={(current) => (current as ReceptionDetail)[key] ?? ''}
                whyNot={reception.can.change ? null : ''}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The one thing that is done next. */
function NextStep({ of: reception, onTold }: { of: ReceptionDetail; onTold: (told: Told) => void }) {
  const t = useText()
  const { people, loading } = usePeople()
  const [workerId, setWorkerId] = useState<string | null>(reception.worker?.id ?? null)
  const [note, setNote] = useState('')
  const usual = useSetting(tellReady)
  const [tells, setTells] = useState<boolean | null>(null)
  const notify = tells ?? usual
  const { mutate, isPending, error } = useWrite(stepReception, { changes: RECEPTIONS })
  const { state, worker, can } = reception
  if (state === 'returned' || !can.change) return null
  const go = (to: 'at_work' | 'ready' | 'returned') =>
    mutate(
      {
        params: { id: reception.id },
        body: { to, note: note.trim() || null, notify, ...(to === 'at_work' ? { workerId } : {}) },
        ifMatch: reception.version,
      },
      { onSuccess: ({ told }) => told && onTold(told) },
    )
  return (
    <Form className={css.panel} onSubmit={(event) => event.preventDefault()} problem={error}>
      {worker && state === 'at_work' && <p className={css.quiet}>{t(words.withWorker, { who: worker.name })}</p>}
      {state === 'in' && (
        <Field label={t(words.worker)} name="workerId">
          {(control) => (
            <Choose
              {...control}
              label={t(words.worker)}
              empty={t(words.later)}
              loading={loading}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={workerId}
              onChange={setWorkerId}
            />
          )}
        </Field>
      )}
      <Field label={t(state === 'at_work' ? words.readyNote : words.notePlease)} name="note">
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {state === 'at_work' && (
        <Check checked={notify} onChange={setTells}>
          {t(words.tellReady)}
        </Check>
      )}
      <div className={css.acts}>
        {state === 'in' && (
          <Button kind="primary" busy={isPending} onClick={() => go('at_work')}>
            {t(words.hand)}
          </Button>
        )}
        {state === 'at_work' && (
          <Button kind="primary" busy={isPending} onClick={() => go('ready')}>
            {t(words.ready)}
          </Button>
        )}
        <Button kind={state === 'ready' ? 'primary' : 'plain'} busy={isPending} onClick={() => go('returned')}>
          {t(words.returned)}
        </Button>
        {state === 'ready' && (
          <Button kind="quiet" busy={isPending} onClick={() => go('at_work')}>
            {t(words.again)}
          </Button>
        )}
      </div>
    </Form>
  )
}

function Steps({ of: { moves } }: { of: ReceptionDetail }) {
  const t = useText()
  const told = { ...receptionStateTexts, called: words.calledStep, not_reached: words.notReached }
  return (
    <section className={css.panel}>
      <h2>{t(words.steps)}</h2>
      <ol className={css.steps}>
        {moves.toReversed().map(({ id, at, what, by, note }) => (
          <li key={id}>
            {t(told[what])}
            {note && <span>{note}</span>}
            <small>
              {by?.name} · <MomentText at={at} />
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}
