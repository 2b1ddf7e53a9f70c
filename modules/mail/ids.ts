import { createHash } from 'node:crypto'
import { bare, secondOf, type Traits } from './rules/identity.ts'

/** The ids under which a mail is kept: the one it came with, unless another has it. The last can be nobody else's. */
export function idsFor(messageId: string, { sender, writtenAt, subject, text }: Traits): string[] {
  const heading = [sender, secondOf(writtenAt)]
  const told = (parts: unknown[]) =>
    `${messageId} ${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`
  return [messageId, told(heading), told([...heading, bare(subject), bare(text)])]
}
