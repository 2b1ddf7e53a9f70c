import { z } from 'zod'
import { endpoint, ROLES } from '../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notFound, versionConflict } from '../../shared/refusals.ts'
import { EnteredReply } from './factors/contract.ts'
import { onlyInBrowser } from './factors/refusals.ts'
import * as refused from './refusals.ts'

export const Role = z.enum(ROLES)
const Locale = z.enum(['zh', 'en'])
const Name = z.string().trim().min(1).max(80)
const Email = z
  .email()
  .max(200)
  .transform((mail) => mail.toLowerCase())
const Mobile = z
  .string()
  .trim()
  .regex(/^\+?[\d\s-]{7,20}$/)
  .transform((mobile) => mobile.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, ''))
const Password = z.string().min(1).max(200)

export const PersonReply = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string().nullable(),
    mobile: z.string().nullable(),
    role: Role,
    team: z.object({ id: Id, name: z.string() }),
    state: z.enum(['invited', 'active', 'left']).describe('invited: named by an import, not yet let in'),
    joinedOn: DayText.nullable(),
    leftOn: DayText.nullable(),
    locale: Locale,
    seenAt: Instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Person' })

export const TeamReply = z
  .object({
    id: Id,
    name: z.string(),
    parentId: Id.nullable(),
    managers: z.array(PersonRef).describe('Its members with the role manager'),
    members: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Team' })

export const SessionReply = z
  .object({
    id: Id,
    createdAt: Instant,
    seenAt: Instant,
    expiresAt: Instant,
    ip: z.string(),
    agent: z.string(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' })

export const KeyReply = z
  .object({
    id: Id,
    name: z.string(),
    readOnly: z.boolean(),
    createdAt: Instant,
    usedAt: Instant.nullable().describe('To five minutes'),
    expiresAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'ApiKey' })

export const MeReply = z
  .object({
    id: Id,
    name: z.string(),
    role: Role,
    locale: Locale,
    teamId: Id,
    mustChangePassword: z.boolean().describe('Nothing else is answered before the own password is chosen'),
    mustSetUpFactor: z.boolean().describe('Nothing else is answered before a second factor is set up'),
    factorsRemovedAt: Instant.nullable().describe('When an admin took the second factors off, until it is read'),
    company: z.object({
      slug: z.string(),
      name: z.string(),
      zone: z.string(),
      today: DayText,
      kind: z.enum(['main', 'demo']),
    }),
    can: z.object({
      managePeople: z.boolean(),
      changeSettings: z.boolean(),
      seeTeam: z.boolean(),
      import: z.boolean(),
      assign: z.boolean(),
    }),
  })
  .meta({ id: 'Me' })

const tag = 'people'

export const showSetup = endpoint({
  id: 'showSetup',
  method: 'GET',
  path: '/setup',
  tag,
  summary: 'Whether the company exists yet, and the demo',
  open: true,
  reply: z.object({
    company: z.object({ name: z.string() }).nullable(),
    demo: z.enum(['none', 'building', 'ready']),
    passkeys: z.boolean().describe('Whether anybody has one to sign in with'),
    elsewhere: z.object({ label: z.string() }).nullable().describe('Where else people sign in'),
  }),
})

export const setUp = endpoint({
  id: 'setUp',
  method: 'POST',
  path: '/setup',
  tag,
  summary: 'First run: create the company and its first admin, and sign in as that admin',
  open: true,
  status: 201,
  body: z.strictObject({
    companyName: z.string().trim().min(1).max(100),
    adminName: Name,
    email: Email.optional(),
    mobile: Mobile.optional(),
    password: Password,
    locale: Locale.default('zh'),
  }),
  reply: z.object({ id: Id }),
  refusals: [refused.alreadySetUp, refused.needsLogin, refused.weakPassword],
})

export const signIn = endpoint({
  id: 'signIn',
  method: 'POST',
  path: '/sessions',
  tag,
  summary: 'Sign in by e-mail or mobile number; the session comes as a cookie',
  open: true,
  status: 201,
  body: z.strictObject({
    login: z.string().trim().min(1).max(200),
    password: Password,
    company: z.enum(['main', 'demo']).default('main'),
  }),
  reply: EnteredReply,
  refusals: [refused.wrongLogin, refused.lockedOut],
})

export const signOut = endpoint({
  id: 'signOut',
  method: 'DELETE',
  path: '/sessions/current',
  tag,
  summary: 'Sign out',
  beforeOwnPassword: true,
  beforeFactor: true,
  status: 204,
})

export const listSessions = endpoint({
  id: 'listSessions',
  method: 'GET',
  path: '/sessions',
  tag,
  summary: 'One’s own sessions that have not ended',
  reply: z.object({ items: z.array(SessionReply) }),
})

export const endSession = endpoint({
  id: 'endSession',
  method: 'DELETE',
  path: '/sessions/{id}',
  tag,
  summary: 'End one of one’s own sessions',
  params: ById,
  status: 204,
  refusals: [notFound],
})

export const endOtherSessions = endpoint({
  id: 'endOtherSessions',
  method: 'DELETE',
  path: '/sessions',
  tag,
  summary: 'Sign out everywhere else: end all of one’s own sessions but this one',
  reply: z.object({ ended: z.int() }),
})

export const showMe = endpoint({
  id: 'showMe',
  method: 'GET',
  path: '/me',
  tag,
  summary: 'Who is signed in, and what this person may',
  beforeOwnPassword: true,
  beforeFactor: true,
  reply: MeReply,
})

export const changeMe = endpoint({
  id: 'changeMe',
  method: 'PATCH',
  path: '/me',
  tag,
  summary: 'Change one’s own language',
  beforeOwnPassword: true,
  beforeFactor: true,
  body: z.strictObject({ locale: Locale }),
  reply: MeReply,
})

export const changePassword = endpoint({
  id: 'changePassword',
  method: 'PUT',
  path: '/me/password',
  tag,
  summary: 'Change one’s own password; all other sessions end',
  body: z.strictObject({ oldPassword: Password, newPassword: Password }),
  status: 204,
  refusals: [refused.wrongOldPassword, refused.weakPassword, refused.lockedOut],
  beforeOwnPassword: true,
  beforeFactor: true,
})

export const listKeys = endpoint({
  id: 'listKeys',
  method: 'GET',
  path: '/keys',
  tag,
  summary: 'One’s own keys for scripts',
  reply: z.object({ items: z.array(KeyReply) }),
})

export const createKey = endpoint({
  id: 'createKey',
  method: 'POST',
  path: '/keys',
  tag,
  summary:
    'Make a key that acts as oneself, or only reads; it is shown this once. By a browser’s session: a key makes no other',
  body: z.strictObject({ name: Name, readOnly: z.boolean().default(false), expiresOn: DayText.optional() }),
  status: 201,
  reply: z.object({ id: Id, key: z.string() }),
  refusals: [refused.proveAgain, onlyInBrowser],
})

export const revokeKey = endpoint({
  id: 'revokeKey',
  method: 'DELETE',
  path: '/keys/{id}',
  tag,
  summary: 'Revoke one of one’s own keys',
  params: ById,
  status: 204,
  refusals: [notFound],
})

export const listPeople = endpoint({
  id: 'listPeople',
  method: 'GET',
  path: '/people',
  tag,
  summary: 'Colleagues, by name',
  query: z.strictObject({
    ...paging,
    q: z.string().max(100).optional(),
    state: z.enum(['invited', 'active', 'left']).optional(),
    team: Id.optional(),
  }),
  reply: pageOf(PersonReply),
})

export const addPerson = endpoint({
  id: 'addPerson',
  method: 'POST',
  path: '/people',
  tag,
  summary: 'Add a colleague. One who was only named by an import becomes this person',
  roles: ['admin', 'director'],
  body: z.strictObject({
    name: Name,
    email: Email.optional(),
    mobile: Mobile.optional(),
    role: Role,
    teamId: Id.optional().describe('The root team where left out'),
    joinedOn: DayText.optional(),
    password: Password.optional().describe('A first password; nothing is answered to the person before it is changed'),
    locale: Locale.default('zh'),
  }),
  status: 201,
  reply: PersonReply,
  refusals: [
    onlyInBrowser,
    refused.proveAgain,
    refused.adminsOnly,
    refused.needsLogin,
    refused.emailTaken,
    refused.mobileTaken,
    refused.unknownTeam,
    refused.weakPassword,
  ],
})

export const changePerson = endpoint({
  id: 'changePerson',
  method: 'PATCH',
  path: '/people/{id}',
  tag,
  summary: 'Change a colleague’s name, ways to sign in, role, team or date of joining',
  roles: ['admin', 'director'],
  params: ById,
  body: z.strictObject({
    name: Name.optional(),
    email: Email.nullable().optional(),
    mobile: Mobile.nullable().optional(),
    role: Role.optional(),
    teamId: Id.optional(),
    joinedOn: DayText.nullable().optional(),
  }),
  reply: PersonReply,
  refusals: [
    notFound,
    versionConflict,
    onlyInBrowser,
    refused.adminsOnly,
    refused.needsLogin,
    refused.emailTaken,
    refused.mobileTaken,
    refused.unknownTeam,
    refused.lastAdmin,
    refused.personLeft,
    refused.proveAgain,
  ],
})

export const resetPassword = endpoint({
  id: 'resetPassword',
  method: 'POST',
  path: '/people/{id}/password',
  tag,
  summary: 'Give a colleague a new first password; all the person’s sessions end, and keys',
  roles: ['admin'],
  params: ById,
  body: z.strictObject({ password: Password.optional().describe('One is made up where left out') }),
  status: 201,
  reply: z.object({ password: z.string().describe('Tell it to the person; it is asked to be changed at sign-in') }),
  refusals: [notFound, onlyInBrowser, refused.weakPassword, refused.personLeft, refused.proveAgain],
})

export const listTeams = endpoint({
  id: 'listTeams',
  method: 'GET',
  path: '/teams',
  tag,
  summary: 'The tree of teams',
  reply: z.object({ items: z.array(TeamReply) }),
})

export const addTeam = endpoint({
  id: 'addTeam',
  method: 'POST',
  path: '/teams',
  tag,
  summary: 'Add a team below another (the root team where left out)',
  roles: ['admin', 'director'],
  body: z.strictObject({ name: Name, parentId: Id.optional() }),
  status: 201,
  reply: TeamReply,
  refusals: [refused.teamTaken, refused.unknownTeam],
})

export const changeTeam = endpoint({
  id: 'changeTeam',
  method: 'PATCH',
  path: '/teams/{id}',
  tag,
  summary: 'Rename a team or move it below another',
  roles: ['admin', 'director'],
  params: ById,
  body: z.strictObject({ name: Name.optional(), parentId: Id.optional() }),
  reply: TeamReply,
  refusals: [notFound, versionConflict, refused.teamTaken, refused.unknownTeam, refused.teamLoop],
})
