import { isVeiled, spokenPhone } from '../../../modules/customers/ui/phones.ts'
import type { Item } from '../../../modules/today/ui/parts.ts'
import { copyText } from '../../kit/controls/CopyButton.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useText } from '../../text/useText.ts'
import { rowTexts as words } from './today.texts.ts'

/** Puts the number of whom to reach on the clipboard, and says so. */
export function useCopyNumber(): (item: Item) => Promise<void> {
  const t = useText()
  return async ({ customer, contact, phone }) => {
    if (!phone || isVeiled(phone)) {
      toast({ text: t(words.noPhone) })
    } else if (await copyText(phone)) {
      toast({ text: t(words.copied, { name: contact?.name ?? customer.name, phone: spokenPhone(phone) }) })
    } else {
      toast({ text: t(words.copyRefused), kind: 'wrong' })
    }
  }
}
