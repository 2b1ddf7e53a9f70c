import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { originOf } from '../../../platform/http/origin.ts'
import { Refused } from '../../../shared/refusal.ts'
import { type Settings, settingOf } from '../../../shared/setting.ts'
import { publicUrl } from '../../company/index.ts'
import { noPasskeysHere } from './refusals.ts'

/** Where Jinke is opened: the company's public address, else where the caller reached us. Without a slash at the end. */
export function addressOf(settings: Settings, request: FastifyRequest): string | null {
  const told = settingOf(settings, publicUrl) || originOf(request)
  return told && new URL(told).origin
}

/** The name to which passkeys are bound, and the only address at which they are made and used. */
export function relyingParty(settings: Settings, request: FastifyRequest): { id: string; origin: string } {
  const origin = addressOf(settings, request)
  const id = origin ? new URL(origin).hostname : ''
  if (!origin || isIP(id.replace(/^\[|\]$/g, '')) || (!origin.startsWith('https:') && id !== 'localhost'))
    throw new Refused(noPasskeysHere())
  return { id, origin }
}
