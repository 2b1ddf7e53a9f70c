import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { tagCustomers } from '../../../modules/customers/contract.ts'
import { noteItems } from '../../../modules/customers/ui/current.ts'
import { useKnown } from '../../../modules/customers/ui/known.ts'
import { TagInput } from '../../../modules/customers/ui/TagInput.tsx'
import type { Item } from '../../../modules/customers/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './BulkTags.module.css'
import { bulkTexts as words } from './bulk.texts.ts'

interface BulkTagsProps {
  items: readonly Item[]
  onDone: () => void
  onClose: () => void
}

/** Gives tags to several customers and takes others off. */
export function BulkTags({ items, onDone, onClose }: BulkTagsProps) {
  const t = useText()
  const form = useId()
  const client = useQueryClient()
  const known = useKnown('tags')
  const [add, setAdd] = useState<readonly string[]>([])
  const [remove, setRemove] = useState<readonly string[]>([])
  const theirs = [...new Set(items.flatMap((item) => item.tags))]
  const write = useWrite(tagCustomers, {
    onSuccess: ({ done, refused }) => {
      const changed = items.filter((item) => done.includes(item.id))
      const tagsOf = (item: Item) => [...new Set([...item.tags, ...add])].filter((tag) => !remove.includes(tag))
      noteItems(
        client,
        changed.map((item) => ({ ...item, tags: tagsOf(item) })),
      )
      const [first] = refused
      toast(
        first
          ? { kind: 'wrong', text: t(words.tagRefused, { count: refused.length, why: first.text }) }
          : { text: t(words.tagged, { count: done.length }) },
      )
      onDone()
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate({ body: { customerIds: items.map(({ id }) => id), add: [...add], remove: [...remove] } })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.tagTitle, { count: items.length })}
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form={form}
          kind="primary"
          busy={write.isPending}
          disabled={add.length + remove.length === 0}
        >
          {t(words.apply)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={write.error}>
        <Field label={t(words.add)} name="add">
          {({ id }) => <TagInput id={id} label={t(words.add)} tags={add} known={known} onChange={setAdd} />}
        </Field>
        {theirs.length > 0 && (
          <Field label={t(words.remove)} name="remove">
            {({ id }) => <TagInput id={id} label={t(words.remove)} tags={remove} known={theirs} onChange={setRemove} />}
          </Field>
        )}
      </Form>
    </Sheet>
  )
}
