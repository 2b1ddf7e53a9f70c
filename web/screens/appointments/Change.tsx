import { useId, useState } from 'react'
import { changeAppointment, listResources } from '../../../modules/appointments/contract.ts'
import { kinds } from '../../../modules/appointments/settings.ts'
import { APPOINTMENTS } from '../../../modules/appointments/ui/changes.ts'
import type { Detail, Done } from '../../../modules/appointments/ui/types.ts'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { Choose } from '../../kit/antd/Choose.tsx'
import { Count } from '../../kit/controls/Amount.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Check, Chips, Segmented } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input, TextArea } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import css from './Arrange.module.css'
import { actTexts } from './appointment.texts.ts'
import { arrangeTexts as words } from './arrange.texts.ts'
import { Group, LanguageField, ResourcesField, ZoneField } from './fields.tsx'

interface ChangeProps {
  of: Detail
  onDone: (done: Done, notify: boolean) => void
  onClose: () => void
}

const LINES = ['parking', 'haveReady', 'importance', 'materials'] as const

/** A3, A5: what it is about and who comes; of one that is booked the customer hears, where one says so. */
export function Change({ of: a, onDone, onClose }: ChangeProps) {
  const t = useText()
  const form = useId()
  const { people } = usePeople()
  const { data: customer } = useRead(showCustomer, { params: { id: a.customer.id } })
  const resources = (useRead(listResources, {}).data?.items ?? []).filter(
    ({ id, state }) => state === 'on' || a.resources.some((kept) => kept.id === id),
  )
  const [draft, setDraft] = useState(() => ({
    kind: a.kind,
    zone: a.zone,
    locale: a.locale,
    minutes: a.minutes as number | null,
    place: a.place ?? '',
    parking: a.parking ?? '',
    agenda: a.agenda ?? '',
    importance: a.importance ?? '',
    haveReady: a.haveReady ?? '',
    cares: a.cares ?? '',
    materials: a.materials ?? '',
    contactIds: a.contacts.map(({ id }) => id),
    personIds: a.people.map(({ id }) => id),
    resourceIds: a.resources.map(({ id }) => id),
  }))
  const [notify, setNotify] = useState(true)
  const { mutate, isPending, error } = useWrite(changeAppointment, { changes: APPOINTMENTS })
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch })
  const contacts = (customer?.contacts ?? []).filter((c) => c.leftOn === null || draft.contactIds.includes(c.id))
  const all = useSetting(kinds)
  const own = all.find(({ key }) => key === a.kind)
  // A slot of a service is named by the service, and stays what it is.
  const ofKind = own === undefined || t(own) === a.kindName
  const arranged = all.filter(({ key, medium }) => medium !== 'service' || key === a.kind)
  const choices = own ? arranged : [...arranged, { key: a.kind, zh: a.kindName, en: a.kindName }]
  const withdraws = a.offered.length > 0 && (draft.kind !== a.kind || draft.minutes !== a.minutes)
  const save = () => {
    const { minutes, kind, ...rest } = draft
    const body = {
      ...rest,
      ...(kind !== a.kind && { kind }),
      ...(minutes !== null && minutes !== a.minutes && { minutes }),
      notify,
    }
    mutate(
      { params: { id: a.id }, body, ifMatch: a.version },
      {
        onSuccess: (done) => {
          onClose()
          onDone(done, notify && a.state === 'booked')
        },
      },
    )
  }
  return (
    <Sheet
      title={t(actTexts.edit)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={isPending}>
            {t(actTexts.edit)}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        problem={error}
      >
        {ofKind && (
          <Group legend={t(words.kind)}>
            <Segmented
              look="chips"
              label={t(words.kind)}
              choices={choices.map((one) => ({ value: one.key, label: t(one) }))}
              value={draft.kind}
              onChange={(kind) => set({ kind, minutes: all.find(({ key }) => key === kind)?.minutes ?? draft.minutes })}
            />
            {draft.kind !== a.kind && <p className={css.quiet}>{t(words.kindAnew)}</p>}
          </Group>
        )}
        {withdraws && <p className={css.due}>{t(words.withdraws)}</p>}
        <Field label={t(words.agenda)} name="agenda" hint={t(words.agendaHint)}>
          {(control) => (
            <TextArea
              {...control}
              maxLength={3000}
              value={draft.agenda}
              onChange={(event) => set({ agenda: event.target.value })}
            />
          )}
        </Field>
        <div className={css.pair}>
          <Field label={t(words.minutes)} name="minutes">
            {(control) => (
              <Count
                {...control}
                after={t(words.minutesUnit)}
                value={draft.minutes}
                onChange={(minutes) => set({ minutes })}
              />
            )}
          </Field>
          <Field label={t(words.place)} name="place">
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={draft.place}
                onChange={(event) => set({ place: event.target.value })}
              />
            )}
          </Field>
        </div>
        {contacts.length > 0 && (
          <Group legend={t(words.contacts)}>
            <Chips
              label={t(words.contacts)}
              choices={contacts.map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.contactIds}
              onChange={(contactIds) => set({ contactIds })}
            />
          </Group>
        )}
        <Field label={t(words.people)} name="personIds">
          {(control) => (
            <Choose
              {...control}
              multiple
              label={t(words.people)}
              empty="—"
              options={people
                .filter(({ id }) => id !== a.organiser.id)
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.personIds}
              onChange={(personIds) => set({ personIds })}
            />
          )}
        </Field>
        <ResourcesField
          resources={resources}
          value={draft.resourceIds}
          onChange={(resourceIds) => set({ resourceIds })}
        />
        {LINES.map((key) => (
          <Field key={key} label={t(words[key])} name={key}>
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={draft[key]}
                onChange={(event) => set({ [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={t(words.cares)} name="cares">
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={3000}
              value={draft.cares}
              onChange={(event) => set({ cares: event.target.value })}
            />
          )}
        </Field>
        <div className={css.pairEven}>
          <LanguageField value={draft.locale} onChange={(locale) => set({ locale })} />
          <ZoneField value={draft.zone} onChange={(zone) => set({ zone })} />
        </div>
        {a.state === 'booked' && (
          <Check checked={notify} onChange={setNotify}>
            {t(actTexts.notify)}
          </Check>
        )}
      </Form>
    </Sheet>
  )
}
