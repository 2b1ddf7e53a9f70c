import { columnWords } from '../../../modules/customers/rules/columns.ts'
import { stageWords } from '../../../modules/customers/rules/words.ts'
import { SecrecyMark } from '../../../modules/customers/ui/SecrecyMark.tsx'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { useSaveField } from '../../../modules/customers/ui/saving.ts'
import { Tags } from '../../../modules/customers/ui/Tags.tsx'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { InlineText } from '../../kit/controls/InlineEditors.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { useTitle } from '../../kit/shell/useTitle.ts'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useLocale } from '../../text/locale.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Acts } from './Acts.tsx'
import { customerTexts as words } from './customer.texts.ts'
import css from './Head.module.css'
import { whyNotEdit } from './whyNotEdit.ts'

/** Who it is: the ring, the name, whose, and what can be done with it. */
export function Head({ of: customer }: { of: Customer }) {
  const t = useText()
  const locale = useLocale()
  const format = useFormat()
  const phone = useWidth() === 'phone'
  const save = useSaveField(customer)
  useTitle(customer.name)
  const facts = [
    customer.owner ? t(words.owner, { name: customer.owner.name }) : customer.pool?.name,
    t(stageWords[customer.stage]),
    customer.industry,
    customer.region,
    !phone && t(words.pursuit, { number: customer.pursuit.number, day: format.day(customer.pursuit.startedOn) }),
  ]
  return (
    <header className={css.head}>
      <CustomerRing of={customer} size={phone ? 64 : 88} />
      <div className={css.words}>
        <div className={css.name}>
          <h1>
            <InlineText
              label={t(columnWords.name)}
              value={customer.name}
              onSave={save('name')}
              theirs={(current) => (current as Customer).name}
              whyNot={whyNotEdit(customer, locale)}
            />
          </h1>
          <Tier tier={customer.tier} />
          <SecrecyMark of={customer} />
          <Tags tags={customer.tags} most={6} />
        </div>
        <p className={css.facts}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Acts of={customer} />
    </header>
  )
}
