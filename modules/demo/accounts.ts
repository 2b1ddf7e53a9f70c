import { CAST, emailOf } from './rules/cast.ts'

/** As whom a visitor may look around, each with what that person sees. */
export const accounts = CAST.flatMap(({ login, name, role, what }) =>
  what ? [{ login: emailOf(login), name, role, what }] : [],
)
