import { useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Choose } from '../../../web/kit/antd/Choose.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { setWorkingHours, showWorkingHours } from '../contract.ts'
import { hoursTexts as words } from './calendars.texts.ts'
import css from './panels.module.css'
import { tellHours, WeeklyHoursField } from './WeeklyHoursField.tsx'

type Hours = ReplyOf<typeof showWorkingHours>

/** A2: one's own working hours and zone, or the company's. */
export function MyHours({ personId, companyZone }: { personId: string; companyZone: string }) {
  const { data, error, refetch } = useRead(showWorkingHours, { params: { id: personId } })
  if (error) return <ErrorState small error={error} onRetry={refetch} />
  return data ? <HoursForm key={data.version} of={data} companyZone={companyZone} /> : null
}

function HoursForm({ of, companyZone }: { of: Hours; companyZone: string }) {
  const t = useText()
  const [own, setOwn] = useState(of.ownHours)
  const [hours, setHours] = useState(of.hours)
  const [zone, setZone] = useState(of.ownZone ? of.zone : null)
  const save = useWrite(setWorkingHours, {
    changes: [showWorkingHours],
    onSuccess: () => toast({ text: t(words.saved) }),
  })
  const changed =
    own !== of.ownHours ||
    (own && JSON.stringify(hours) !== JSON.stringify(of.hours)) ||
    zone !== (of.ownZone ? of.zone : null)
  const zones = [
    { value: '', label: t(words.companyZone, { zone: companyZone }) },
    ...[...new Set([of.zone, ...Intl.supportedValuesOf('timeZone')])].map((name) => ({ value: name, label: name })),
  ]
  const choices = [
    { value: 'company', label: t(words.company) },
    { value: 'own', label: t(words.own) },
  ] as const
  return (
    <div className={css.stack}>
      <Segmented
        label={t(words.title)}
        choices={choices}
        value={own ? 'own' : 'company'}
        onChange={(choice) => setOwn(choice === 'own')}
      />
      {own ? (
        <WeeklyHoursField id="my-hours" value={hours} onChange={setHours} />
      ) : (
        !of.ownHours && <p className={css.quiet}>{tellHours(t, of.hours)}</p>
      )}
      <div className={css.zone}>
        <Field label={t(words.zone)}>
          {(control) => (
            <Choose
              id={control.id}
              label={t(words.zone)}
              options={zones}
              value={zone ?? ''}
              onChange={(name) => setZone(name || null)}
            />
          )}
        </Field>
      </div>
      {save.error && <ErrorState small error={save.error} />}
      <Button
        kind="primary"
        size="small"
        disabled={!changed}
        busy={save.isPending}
        onClick={() => save.mutate({ params: { id: of.person.id }, body: { hours: own ? hours : null, zone } })}
      >
        {t(words.save)}
      </Button>
    </div>
  )
}
