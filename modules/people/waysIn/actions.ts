import type { FastifyRequest } from 'fastify'
import { publish } from '../../../platform/events.ts'
import { credentialOf } from '../../../platform/http/credential.ts'
import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { sessionsEnded } from '../events.ts'
import { demandProofInBrowser } from '../factors/proof.ts'
import * as people from '../repo.ts'
import * as sessions from '../sessions.repo.ts'

export async function listKeysOf(work: Work, personId: string) {
  if (!(await people.findPerson(work.tx, personId))) throw new Refused(notFound())
  return { items: await sessions.listKeys(work.tx, personId, work.now) }
}

/** Ends a person's sessions, and sign-ins that wait for a factor; an admin who means the own ones stays where it is asked. */
export async function endSessionsOf(work: Work, request: FastifyRequest, personId: string): Promise<void> {
  await demandProofInBrowser(work, request)
  if (!(await people.lockPerson(work.tx, personId))) throw new Refused(notFound())
  await sessions.endSessions(work.tx, personId, work.now, credentialOf(request)?.hash ?? null)
  await sessions.endAttempts(work.tx, personId)
  await publish(work, sessionsEnded, { subjectId: personId, data: {} })
}
