import { useState } from 'react'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { Waiting } from '../../../modules/mail/ui/Outgoing.tsx'
import { portraitTexts } from '../../../modules/portrait/ui/portrait.texts.ts'
import { PortraitSummary } from '../../../modules/portrait/ui/Summary.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { useText } from '../../text/useText.ts'
import { OfCustomer } from '../appointments/OfCustomer.tsx'
import { CareOfCustomer } from '../care/OfCustomer.tsx'
import { ServiceOfCustomer } from '../services/OfCustomer.tsx'
import css from './Aside.module.css'
import { Facts, People } from './Aside.tsx'
import { customerTexts as words } from './customer.texts.ts'
import { Deals } from './Deals.tsx'
import { History, useUntil } from './History.tsx'
import { TouchCard } from './TouchCard.tsx'

type Section = 'history' | 'deals' | 'people' | 'portrait' | 'about'

/** On a phone one thing at a time: what was said, whom to reach, what is known. */
export function PhoneSections({ of: customer }: { of: Customer }) {
  const t = useText()
  const [section, setSection] = useState<Section>(useUntil().until ? 'history' : 'people')
  const deciding = customer.stepInSince !== null && customer.can.assign
  return (
    <div className={css.aside}>
      {(deciding || !customer.can.touch) && <TouchCard of={customer} />}
      {!customer.restricted && <Waiting customerId={customer.id} />}
      <div className={css.sections}>
        <Segmented
          label={t(words.sections)}
          choices={[
            { value: 'people', label: t(words.tabContacts) },
            { value: 'history', label: t(words.tabHistory) },
            { value: 'portrait', label: t(portraitTexts.partKnow) },
            { value: 'deals', label: t(words.tabDeals) },
            { value: 'about', label: t(words.tabAbout) },
          ]}
          value={section}
          onChange={setSection}
        />
      </div>
      {section === 'people' && (
        <>
          <People of={customer} />
          {!customer.restricted && customer.mergedInto === null && <CareOfCustomer of={customer} />}
        </>
      )}
      {section === 'history' && <History of={customer} />}
      {section === 'portrait' && <PortraitSummary customer={customer.id} />}
      {section === 'deals' && (
        <>
          <OfCustomer of={customer} />
          <ServiceOfCustomer of={customer} />
          <Deals of={customer} />
        </>
      )}
      {section === 'about' && <Facts of={customer} />}
    </div>
  )
}
