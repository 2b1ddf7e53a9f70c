import { listResources } from '../../../modules/appointments/contract.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { Choose } from '../../kit/antd/Choose.tsx'
import { Count } from '../../kit/controls/Amount.tsx'
import { Chips, Segmented } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Input, TextArea } from '../../kit/controls/Input.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Arrange.module.css'
import { arrangeTexts as words } from './arrange.texts.ts'
import { Group, LanguageField, ResourcesField, ZoneField } from './fields.tsx'
import type { AboutDraft, Arrange } from './useArrange.ts'

const PLACE_OF = {
  visit_out: words.placeOut,
  visit_in: words.placeIn,
  call: words.placeCall,
  video: words.placeVideo,
  service: words.placeIn,
}

/** A3: what it is: kind, who, how long, where and what about; all but the rare in sight, and all filled in already. */
export function AboutFields({ arrange }: { arrange: Arrange }) {
  const t = useText()
  const { draft, change, kinds, kind, contacts } = arrange
  const phone = useWidth() === 'phone'
  const { people } = usePeople()
  const resources = (useRead(listResources, {}).data?.items ?? []).filter(({ state }) => state === 'on')
  const colleagues = people.map(({ id, name }) => ({ value: id, label: name }))
  const rest = (
    <>
      <Field label={t(words.organiser)}>
        {(control) => (
          <Choose
            {...control}
            label={t(words.organiser)}
            options={colleagues}
            value={draft.organiserId}
            onChange={(id) => id && change({ organiserId: id })}
          />
        )}
      </Field>
      <Field label={t(words.people)}>
        {(control) => (
          <Choose
            {...control}
            multiple
            label={t(words.people)}
            empty="—"
            options={colleagues.filter(({ value }) => value !== draft.organiserId)}
            value={draft.personIds}
            onChange={(personIds) => change({ personIds })}
          />
        )}
      </Field>
      <ResourcesField
        resources={resources}
        value={draft.resourceIds}
        onChange={(resourceIds) => change({ resourceIds })}
      />
      <LanguageField value={arrange.locale} onChange={(locale) => change({ locale })} />
    </>
  )
  const ofKind = (
    <Group legend={t(words.kind)}>
      <Segmented
        look="chips"
        label={t(words.kind)}
        choices={kinds.map((one) => ({ value: one.key, label: t(one) }))}
        value={draft.kind}
        onChange={(value) => change({ kind: value, minutes: null, place: null })}
      />
    </Group>
  )
  // How long, where and with whom of us, a service says itself.
  if (kind?.medium === 'service') return <div className={css.form}>{ofKind}</div>
  return (
    <div className={css.form}>
      {ofKind}
      <Group legend={t(words.contacts)}>
        {contacts.length === 0 ? (
          <p className={css.quiet}>{t(words.noContacts)}</p>
        ) : (
          <Chips
            label={t(words.contacts)}
            choices={contacts.map(({ id, name, job, mails }) => ({
              value: id,
              label: (
                <>
                  {[name, job].filter(Boolean).join(' ')}
                  {mails.length === 0 && <span className={css.noMail}>{t(words.noMail)}</span>}
                </>
              ),
            }))}
            value={draft.contactIds}
            onChange={(contactIds) => change({ contactIds })}
          />
        )}
      </Group>
      <div className={css.pair}>
        <Field label={t(words.minutes)}>
          {(control) => (
            <Count
              {...control}
              after={t(words.minutesUnit)}
              value={arrange.minutes}
              onChange={(minutes) =>
                change({ minutes: minutes === null ? null : Math.min(1440, Math.max(5, Math.round(minutes))) })
              }
            />
          )}
        </Field>
        <Field label={t(words.place)}>
          {(control) => (
            <Input
              {...control}
              placeholder={kind && t(PLACE_OF[kind.medium])}
              value={arrange.place}
              maxLength={500}
              onChange={(event) => change({ place: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t(words.agenda)} hint={t(words.agendaHint)}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={3000}
            value={draft.agenda}
            onChange={(event) => change({ agenda: event.target.value })}
          />
        )}
      </Field>
      {phone ? (
        <details className={css.more}>
          <summary>{t(words.who)}</summary>
          <div className={css.form}>{rest}</div>
        </details>
      ) : (
        rest
      )}
      <details className={css.more}>
        <summary>{t(words.more)}</summary>
        <div className={css.form}>
          {MORE.map((key) => (
            <Field key={key} label={t(words[key])}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={500}
                  value={draft[key]}
                  onChange={(event) => change({ [key]: event.target.value } as Partial<AboutDraft>)}
                />
              )}
            </Field>
          ))}
          <ZoneField value={arrange.zone} onChange={(zone) => change({ zone })} />
        </div>
      </details>
    </div>
  )
}

const MORE = ['parking', 'haveReady', 'importance', 'cares', 'materials'] as const
