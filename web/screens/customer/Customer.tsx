import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { showCustomer } from '../../../modules/customers/contract.ts'
import type { Customer as CustomerValue } from '../../../modules/customers/ui/types.ts'
import { Waiting } from '../../../modules/mail/ui/Outgoing.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { logOn } from '../../logging.ts'
import { useRead } from '../../queries.ts'
import { useNoteRecent } from '../../recent.ts'
import { useText } from '../../text/useText.ts'
import { OfCustomer } from '../appointments/OfCustomer.tsx'
import { CareOfCustomer } from '../care/OfCustomer.tsx'
import { ServiceOfCustomer } from '../services/OfCustomer.tsx'
import { Aside } from './Aside.tsx'
import css from './Customer.module.css'
import { customerTexts as words } from './customer.texts.ts'
import { Deals } from './Deals.tsx'
import { Figures } from './Figures.tsx'
import { Head } from './Head.tsx'
import { History } from './History.tsx'
import { Notices } from './Notices.tsx'
import { PhoneSections } from './PhoneSections.tsx'
import { isSealed, Sealed } from './Sealed.tsx'
import { TouchCard } from './TouchCard.tsx'

/** One customer: what it is, whose, where it stands in the twelve, and all that happened with it. */
export default function Customer() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(showCustomer, { params: { id } })
  if (data) return <Page key={data.id} of={data} />
  if (error && isSealed(error)) return <Sealed problem={error} />
  return error ? <ErrorState error={error} onRetry={refetch} /> : <Loading />
}

function Page({ of: customer }: { of: CustomerValue }) {
  const width = useWidth()
  useNoteRecent(customer)
  // The plus of the phone's bar, and L, log on the customer in sight.
  useEffect(() => {
    logOn.set(customer)
    return () => logOn.set(undefined)
  }, [customer])
  return (
    <article className={css.page}>
      <BackToList />
      <Head of={customer} />
      <Notices of={customer} />
      <Figures of={customer} />
      {width === 'phone' ? (
        <PhoneSections of={customer} />
      ) : (
        <div className={css.columns}>
          <div className={css.main}>
            <TouchCard of={customer} />
            <OfCustomer of={customer} />
            {!customer.restricted && <Waiting customerId={customer.id} />}
            <ServiceOfCustomer of={customer} />
            <Deals of={customer} />
            {!customer.restricted && customer.mergedInto === null && <CareOfCustomer of={customer} />}
            <History of={customer} />
          </div>
          <Aside of={customer} />
        </div>
      )}
    </article>
  )
}

function BackToList() {
  const t = useText()
  return (
    <Link to="/customers" className={css.back}>
      {t(words.back)}
    </Link>
  )
}

function Loading() {
  return (
    <article className={css.page}>
      <BackToList />
      <div className={css.loading}>
        <RowBones count={1} height={88} />
        <RowBones count={1} height={56} />
        <RowBones count={5} height={64} />
      </div>
    </article>
  )
}
