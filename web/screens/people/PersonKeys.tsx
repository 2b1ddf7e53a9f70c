import { useState } from 'react'
import { KeyList } from '../../../modules/people/ui/KeyList.tsx'
import { keyTexts as words } from '../../../modules/people/ui/keys.texts.ts'
import { RevokeKey } from '../../../modules/people/ui/RevokeKey.tsx'
import type { Key } from '../../../modules/people/ui/types.ts'
import { listKeysOf, revokeKeyOf } from '../../../modules/people/waysIn/contract.ts'
import { toast } from '../../kit/layers/toast.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './People.module.css'

/** G4: the keys with which a colleague's scripts act, for an admin to see and to revoke. */
export function PersonKeys({ personId }: { personId: string }) {
  const t = useText()
  const { data, error, refetch } = useRead(listKeysOf, { params: { id: personId } })
  const [revoking, setRevoking] = useState<Key | null>(null)
  return (
    <section className={css.times}>
      <h3>{t(words.title)}</h3>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={1} height={40} />}
      {data && <KeyList keys={data.items} onRevoke={setRevoking} />}
      {revoking && <RevokeOf personId={personId} value={revoking} onClose={() => setRevoking(null)} />}
    </section>
  )
}

function RevokeOf({ personId, value, onClose }: { personId: string; value: Key; onClose: () => void }) {
  const t = useText()
  const { mutate, error, isPending } = useWrite(revokeKeyOf, {
    changes: [listKeysOf],
    onSuccess: () => {
      toast({ text: t(words.revokedOf, { name: value.name }) })
      onClose()
    },
  })
  return (
    <RevokeKey
      name={value.name}
      busy={isPending}
      error={error}
      onRevoke={() => mutate({ params: { id: personId, keyId: value.id } })}
      onClose={onClose}
    />
  )
}
