import { Ellipsis, Fingerprint, LifeBuoy, Smartphone } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState, useSyncExternalStore } from 'react'
import {
  forgetRemovedFactors,
  removePasskey,
  removeTotp,
  renamePasskey,
  renewRecoveryCodes,
  showFactors,
} from '../../../modules/people/factors/contract.ts'
import { AddPasskey } from '../../../modules/people/ui/AddPasskey.tsx'
import css from '../../../modules/people/ui/factors.module.css'
import { factorTexts as words } from '../../../modules/people/ui/factors.texts.ts'
import { RecoveryCodes } from '../../../modules/people/ui/RecoveryCodes.tsx'
import { SetUpApp } from '../../../modules/people/ui/SetUpApp.tsx'
import { canUsePasskeys } from '../../../modules/people/ui/webauthn.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { Menu } from '../../kit/layers/Menu.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { names } from '../../kit/look/names.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { lookAgain, useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { deviceOf } from './device.ts'
import { meTexts } from './me.texts.ts'
import { Section } from './Section.tsx'

type Passkey = ReplyOf<typeof showFactors>['passkeys'][number]
type Doing =
  | { what: 'app' | 'turnOff' | 'passkey' | 'renew' }
  | { what: 'rename' | 'remove'; passkey: Passkey }
  | { what: 'codes'; codes: readonly string[] }

/** Whether passkeys are there does not change while a page is open. */
const never = () => () => {}

/** G4: what proves beside the password who one is. The demo's people are everybody's, and have none. */
export function Factors() {
  const t = useText()
  const me = useMe()
  const format = useFormat()
  const { data, error, refetch } = useRead(showFactors, {}, { enabled: me.company.kind === 'main' })
  const [doing, setDoing] = useState<Doing | null>(null)
  // The server, which draws the page first, cannot tell.
  const hasPasskeys = useSyncExternalStore(never, canUsePasskeys, () => false)
  const stop = () => setDoing(null)
  const nameOf = (device: ReturnType<typeof deviceOf>) => (device ? t(meTexts.device, device) : '')
  const done = (text: string) => (codes: readonly string[] | null) => {
    toast({ text })
    lookAgain()
    setDoing(codes && { what: 'codes', codes })
  }
  if (me.company.kind === 'demo') return null
  return (
    <Section id="factors" title={t(words.title)} lead={t(words.lead)}>
      {me.factorsRemovedAt && <Removed at={me.factorsRemovedAt} />}
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={2} height={64} />}
      {data && (
        <ul className={css.items}>
          <Item
            icon={<Smartphone size={20} aria-hidden="true" />}
            name={t(words.app)}
            mark={data.totp && t(words.on)}
            detail={data.totp ? t(words.since, { when: format.moment(data.totp.since) }) : t(words.appDetail)}
          >
            <Button size="small" onClick={() => setDoing({ what: data.totp ? 'turnOff' : 'app' })}>
              {t(data.totp ? words.turnOff : words.setUp)}
            </Button>
          </Item>
          <Item
            icon={<Fingerprint size={20} aria-hidden="true" />}
            name={t(words.passkeys)}
            detail={t(hasPasskeys ? words.passkeysDetail : words.notHere)}
          >
            {hasPasskeys && (
              <Button size="small" onClick={() => setDoing({ what: 'passkey' })}>
                {t(words.add)}
              </Button>
            )}
          </Item>
          {data.passkeys.map((passkey) => (
            <PasskeyItem
              key={passkey.id}
              of={passkey}
              onDo={(what: 'rename' | 'remove') => setDoing({ what, passkey })}
            />
          ))}
          {(data.totp || data.passkeys.length > 0) && (
            <Item
              icon={<LifeBuoy size={20} aria-hidden="true" />}
              name={t(words.recovery)}
              detail={
                data.recoveryLeft > 0 ? t(words.recoveryLeft, { count: data.recoveryLeft }) : t(words.recoveryNone)
              }
              urgent={data.recoveryLeft === 0}
            >
              <Button size="small" onClick={() => setDoing({ what: 'renew' })}>
                {t(words.renew)}
              </Button>
            </Item>
          )}
        </ul>
      )}
      {doing?.what === 'app' && <SetUpApp onDone={done(t(words.isOn))} onClose={stop} />}
      {doing?.what === 'passkey' && (
        <AddPasskey suggested={nameOf(deviceOf(navigator.userAgent))} onDone={done(t(words.added))} onClose={stop} />
      )}
      {doing?.what === 'codes' && <RecoveryCodes codes={doing.codes} onClose={stop} />}
      {doing?.what === 'turnOff' && <TurnOff onClose={stop} />}
      {doing?.what === 'renew' && <Renew onClose={stop} onDone={(codes) => setDoing({ what: 'codes', codes })} />}
      {doing?.what === 'rename' && <Rename of={doing.passkey} onClose={stop} />}
      {doing?.what === 'remove' && <Remove of={doing.passkey} onClose={stop} />}
    </Section>
  )
}

interface ItemProps {
  icon?: ReactNode
  name: string
  mark?: string | null
  detail: string
  urgent?: boolean
  children?: ReactNode
}

const Item = ({ icon, name, mark, detail, urgent, children }: ItemProps) => (
  <li className={names(css.item, !icon && css.inner)}>
    {icon}
    <div className={css.what}>
      <div className={css.name}>
        {name}
        {mark && <span className={css.mark}>{mark}</span>}
      </div>
      <div className={urgent ? css.urgent : css.quiet}>{detail}</div>
    </div>
    {children}
  </li>
)

function PasskeyItem({ of: passkey, onDo }: { of: Passkey; onDo: (what: 'rename' | 'remove') => void }) {
  const t = useText()
  const format = useFormat()
  const { name } = passkey
  const detail = [
    t(words.made, { when: format.moment(passkey.madeAt) }),
    passkey.usedAt ? t(words.used, { when: format.moment(passkey.usedAt) }) : t(words.unused),
  ].join(' · ')
  return (
    <Item name={name} mark={passkey.synced ? t(words.synced) : null} detail={detail}>
      <Menu
        title={t(words.options, { name })}
        align="end"
        trigger={(props) => (
          <Button {...props} size="small" kind="quiet" icon={<Ellipsis />} aria-label={t(words.options, { name })} />
        )}
        items={[
          { label: t(words.rename), onChoose: () => onDo('rename') },
          { label: t(words.remove), danger: true, onChoose: () => onDo('remove') },
        ]}
      />
    </Item>
  )
}

/** What an admin did; told until it is read. */
function Removed({ at }: { at: string }) {
  const t = useText()
  const format = useFormat()
  const forget = useWrite(forgetRemovedFactors, { onSuccess: lookAgain })
  return (
    <div className={css.told} role="alert">
      {t(words.removedAt, { when: format.moment(at) })}
      <Button size="small" busy={forget.isPending} onClick={() => forget.mutate({})}>
        {t(words.iKnow)}
      </Button>
    </div>
  )
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const t = useText()
  const off = useWrite(removeTotp, {
    changes: [showFactors],
    onSuccess: () => {
      toast({ text: t(words.turnedOff) })
      onClose()
    },
  })
  return (
    <Sheet
      place="middle"
      title={t(words.turnOffTitle)}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={off.isPending} onClick={() => off.mutate({})}>
          {t(words.turnOff)}
        </Button>
      }
    >
      <p>{t(words.turnOffDetail)}</p>
      {off.error && <ErrorState small error={off.error} />}
    </Sheet>
  )
}

function Renew({ onClose, onDone }: { onClose: () => void; onDone: (codes: readonly string[]) => void }) {
  const t = useText()
  const renew = useWrite(renewRecoveryCodes, {
    changes: [showFactors],
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  return (
    <Sheet
      place="middle"
      title={t(words.renewTitle)}
      onClose={onClose}
      footer={
        <Button kind="primary" busy={renew.isPending} onClick={() => renew.mutate({})}>
          {t(words.renew)}
        </Button>
      }
    >
      <p>{t(words.renewDetail)}</p>
      {renew.error && <ErrorState small error={renew.error} />}
    </Sheet>
  )
}

function Rename({ of: passkey, onClose }: { of: Passkey; onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState(passkey.name)
  const rename = useWrite(renamePasskey, { changes: [showFactors], onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate({ params: { id: passkey.id }, body: { name } })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.rename)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={rename.isPending} disabled={name.trim() === ''}>
          {t(words.save)}
        </Button>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field label={t(words.name)} hint={t(words.nameHint)} error={rename.error?.message}>
          {(control) => (
            <Input {...control} data-autofocus value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </form>
    </Sheet>
  )
}

function Remove({ of: { id, name }, onClose }: { of: Passkey; onClose: () => void }) {
  const t = useText()
  const remove = useWrite(removePasskey, {
    changes: [showFactors],
    onSuccess: () => {
      toast({ text: t(words.removed) })
      onClose()
    },
  })
  return (
    <Sheet
      place="middle"
      title={t(words.removeTitle, { name })}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
          {t(words.remove)}
        </Button>
      }
    >
      <p>{t(words.removeDetail)}</p>
      {remove.error && <ErrorState small error={remove.error} />}
    </Sheet>
  )
}
