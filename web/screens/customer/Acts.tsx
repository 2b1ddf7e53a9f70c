import {
  Archive as ArchiveIcon,
  ArchiveRestore,
  Combine,
  EyeOff,
  LifeBuoy,
  Link2,
  Mail,
  MoreHorizontal,
  UserRoundPlus,
  Waves,
} from 'lucide-react'
import { useState } from 'react'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { Assign } from '../../../modules/pool/ui/Assign.tsx'
import { assignTexts, suspendTexts } from '../../../modules/pool/ui/pool.texts.ts'
import { SuspendOne } from '../../../modules/pool/ui/SuspendOne.tsx'
import { AskForSupport } from '../../../modules/touches/ui/AskForSupport.tsx'
import { supportTexts } from '../../../modules/touches/ui/touch.texts.ts'
import { arranging } from '../../arranging.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { copyText } from '../../kit/controls/CopyButton.tsx'
import { Menu, type MenuItem } from '../../kit/layers/Menu.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWidth } from '../../kit/look/useWidth.ts'
import { logging } from '../../logging.ts'
import { mailing } from '../../mailing.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { cardTexts } from '../appointments/list.texts.ts'
import css from './Acts.module.css'
import { customerTexts as words } from './customer.texts.ts'
import { MergeWith } from './MergeWith.tsx'
import { Anonymise, Archive, Restore } from './Putaway.tsx'
import { useReadAgain } from './useReadAgain.ts'

type Act = 'support' | 'suspend' | 'assign' | 'merge' | 'archive' | 'restore' | 'anonymise'

/** What one may do with the customer; what is rare, and what may not be now, stands behind the dots. */
export function Acts({ of: customer }: { of: Customer }) {
  const t = useText()
  const me = useMe()
  const phone = useWidth() === 'phone'
  const readAgain = useReadAgain(customer.id)
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  const { can } = customer
  const mine = customer.owner?.id === me.id
  const handOver = t(customer.owner ? assignTexts.handOn : assignTexts.assign)
  const mayAsk = can.touch && mine && !customer.stepInSince
  const pursued = customer.state === 'active' && customer.owner !== null && can.edit
  const whyNotSuspend = customer.whyNotSuspend.map(({ text }) => text).join(' · ')
  const writeMail = () => mailing.set({ write: { customerId: customer.id } })
  const copyLink = async () => {
    await copyText(location.href)
    toast({ text: t(words.linkCopied) })
  }
  const rare: (MenuItem | false)[] = [
    can.touch && { label: t(words.writeMail), icon: <Mail />, onChoose: writeMail },
    mayAsk && { label: t(supportTexts.ask), icon: <LifeBuoy />, onChoose: () => setAct('support') },
    can.suspend && { label: t(suspendTexts.suspend), icon: <Waves />, onChoose: () => setAct('suspend') },
    can.assign && { label: handOver, icon: <UserRoundPlus />, onChoose: () => setAct('assign') },
  ]
  const items: (MenuItem | false)[] = [
    // On a phone there is room for what is done each day.
    ...(phone ? rare : []),
    pursued && !can.suspend && { label: t(suspendTexts.suspend), whyNot: whyNotSuspend, onChoose: () => {} },
    can.merge && { label: t(words.merge), icon: <Combine />, onChoose: () => setAct('merge') },
    { label: t(words.copyLink), icon: <Link2 />, onChoose: copyLink },
    can.archive && { label: t(words.archive), icon: <ArchiveIcon />, onChoose: () => setAct('archive') },
    can.restore && { label: t(words.restore), icon: <ArchiveRestore />, onChoose: () => setAct('restore') },
    can.anonymise &&
      !customer.anonymisedAt && {
        label: t(words.anonymise),
        icon: <EyeOff />,
        danger: true,
        onChoose: () => setAct('anonymise'),
      },
  ]
  return (
    <div className={css.acts}>
      {phone && can.touch && (
        <Button kind="primary" onClick={() => logging.set({ customer })}>
          {t(words.log)}
        </Button>
      )}
      {!phone && can.touch && (
        <Button icon={<Mail />} onClick={writeMail}>
          {t(words.writeMail)}
        </Button>
      )}
      {phone && can.touch && <Button onClick={() => arranging.set({ customer })}>{t(cardTexts.arrange)}</Button>}
      {!phone && mayAsk && <Button onClick={() => setAct('support')}>{t(supportTexts.ask)}</Button>}
      {!phone && can.suspend && <Button onClick={() => setAct('suspend')}>{t(suspendTexts.suspend)}</Button>}
      {!phone && can.assign && <Button onClick={() => setAct('assign')}>{handOver}</Button>}
      <Menu
        title={t(words.more)}
        align="end"
        items={items.filter((item) => item !== false)}
        trigger={(props) => (
          <Button {...props} icon={<MoreHorizontal />} aria-label={t(words.more)} data-tip={t(words.more)} />
        )}
      />
      {act === 'support' && <AskForSupport customer={customer} onClose={stop} />}
      {act === 'suspend' && <SuspendOne customer={customer} onClose={stop} />}
      {act === 'assign' && <Assign customers={[customer]} onDone={readAgain} onClose={stop} />}
      {act === 'merge' && <MergeWith of={customer} onClose={stop} />}
      {act === 'archive' && <Archive of={customer} onClose={stop} />}
      {act === 'restore' && <Restore of={customer} onClose={stop} />}
      {act === 'anonymise' && <Anonymise of={customer} onClose={stop} />}
    </div>
  )
}
